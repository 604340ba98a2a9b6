import { z } from 'zod';
import { SCOPES } from '../../domain/user.ts';
import { oneLine } from '../schema.ts';
import { proofSchema } from '../second-factor/schema.ts';

/** How every key begins, so that people, and programs that look for leaked secrets, know one. */
const API_KEY_START = 'ehk_';

export const isApiKey = (token: string) => token.startsWith(API_KEY_START);

/** For how many days a key may be good. */
export const KEY_DAYS = [7, 30, 90, 365] as const;

export const makeKeySchema = proofSchema.extend({
  name: oneLine(1, 60),
  scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
  days: z.union(KEY_DAYS.map((days) => z.literal(days))),
});
export type MakeKeyInput = z.output<typeof makeKeySchema>;

/** A key as its owner, or an admin, is shown it: never the key itself. */
export type ApiKeyDto = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  state: 'good' | 'ended' | 'run-out';
  owner: { name: string; username: string };
  isOwn: boolean;
};

/** The one moment in which the key itself is told. */
export type NewKeyDto = { id: string; name: string; key: string };
