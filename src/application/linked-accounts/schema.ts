import { z } from 'zod';
import { proofSchema } from '../second-factor/schema.ts';

/** `subject` is the service's name for the person, as the list of linked accounts says it. */
export const unlinkSchema = proofSchema.extend({ provider: z.string().max(50), subject: z.string().max(1_000) });
export type UnlinkInput = z.output<typeof unlinkSchema>;

export type LinkedAccountDto = {
  provider: string;
  subject: string;
  email: string;
  linkedAt: string;
  lastUsedAt: string;
};
