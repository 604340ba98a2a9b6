import { createHash } from 'node:crypto';
import type { ErrorCode } from '@/domain/errors';
import type { RateLimit } from './contracts/limits';
import type { Counters, Policy } from './rate-policy';

/** Sign-ins that fail: counted where strangers cannot lock an owner out by them. */

type Failures = NonNullable<RateLimit['failures']>;

export const failurePolicies = (name: string, { field, account, address }: Failures) => ({
  field,
  /** At one account from one address. */
  here: { name: `${name}-failures-account`, ...account },
  /** From one address, at whatever accounts. */
  atAll: { name: `${name}-failures-address`, ...address },
});

/** Who signed in from where, lately: the mistakes of others at the same address do not count for them. */
const KNOWN: Policy = { name: 'known', points: 1, seconds: 7 * 24 * 3_600 };

/** As short as it is counted, and nothing that could be read in the memory of the process. */
const printOf = (account: string) =>
  createHash('sha256').update(account.toLowerCase()).digest('base64url').slice(0, 22);

/** The account that `input` names in `field`; null where it names none. */
export function accountIn(input: unknown, field: string): string | null {
  const named: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, field) : null;
  return typeof named === 'string' ? printOf(named) : null;
}

/** Nobody looked at whether these were right. */
const UNDECIDED: ReadonlySet<ErrorCode> = new Set(['UNAVAILABLE', 'INTERNAL']);

/** @throws AppError RATE_LIMITED, by `take` */
export async function beginAttempt(
  counters: Counters,
  { here, atAll }: ReturnType<typeof failurePolicies>,
  { address, account }: { address: string; account: string },
  take: (policy: Policy, key: string) => Promise<void>,
) {
  const key = `${address} ${account}`;
  await take(here, key);
  const isKnown = (await counters.taken(KNOWN, key)) > 0;
  if (!isKnown) await take(atAll, address);

  return {
    /** What the owner got wrong before is forgiven. */
    async succeed(): Promise<void> {
      const mistakes = await counters.taken(here, key);
      await counters.forget(here, key);
      if (!isKnown) await counters.giveBack(atAll, address, mistakes);
      await counters.take(KNOWN, key);
    },
    async fail(code: ErrorCode): Promise<void> {
      if (!UNDECIDED.has(code)) return;
      await counters.giveBack(here, key, 1);
      if (!isKnown) await counters.giveBack(atAll, address, 1);
    },
  };
}
