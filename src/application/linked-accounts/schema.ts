import { z } from 'zod';
import { proofSchema } from '../second-factor/schema.ts';
import { hasControlCharacter } from '../text-checks.ts';

/** Why another service did not sign somebody in, or was not linked. Each has words of its own on a page. */
const SERVICE_PROBLEMS = [
  'cancelled',
  'expired',
  'failed',
  'email_unverified',
  'link_first',
  'linked_elsewhere',
  'verify_email_first',
] as const;
export type ServiceProblem = (typeof SERVICE_PROBLEMS)[number];

export const isServiceProblem = (asked: unknown): asked is ServiceProblem =>
  SERVICE_PROBLEMS.some((problem) => problem === asked);

/** `subject` is the service's name for the person, as the list of linked accounts says it. */
const written = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !hasControlCharacter(value), { params: { code: 'control_character' } });

export const unlinkSchema = proofSchema.extend({ provider: written(50), subject: written(1_000) });
export type UnlinkInput = z.output<typeof unlinkSchema>;

export type LinkedAccountDto = {
  provider: string;
  subject: string;
  email: string;
  linkedAt: string;
  lastUsedAt: string;
};
