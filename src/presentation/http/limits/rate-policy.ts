import { platform } from '@/composition';
import { AppError } from '@/domain/errors';

export type Counters = NonNullable<ReturnType<typeof platform.rateCounters>>;
export type Policy = Parameters<Counters['take']>[0];
export type Count = Awaited<ReturnType<Counters['take']>>;

/** How a limit is told, by the draft of the IETF (draft-ietf-httpapi-ratelimit-headers-10): what it is, what is left. */
export const policyWords = ({ name, points, seconds }: Policy) => `"${name}";q=${points};w=${seconds}`;
export const countWords = ({ name }: Policy, { left, resetSeconds }: Count) => `"${name}";r=${left};t=${resetSeconds}`;

/** The refusal of who is over; `caller` is told to whoever runs the shop, the first of them by name. */
export function tooMany({ name }: Policy, { resetSeconds }: Count, caller: string): AppError {
  platform.warnings().warn(`over ${name}`, { policy: name, caller }, 'too many requests: told to come back later');
  return new AppError('RATE_LIMITED', 'Too many requests. Wait as long as Retry-After says, then try again.', {
    retryAfter: resetSeconds,
    facts: { policy: name, retryAfter: resetSeconds },
  });
}
