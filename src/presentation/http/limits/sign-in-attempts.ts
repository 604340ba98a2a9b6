import { createHash } from 'node:crypto';
import type { ErrorCode } from '@/domain/errors';
import type { RateLimit } from '../contracts/limits';
import { type Count, type Counters, type Policy, tooMany } from './rate-policy';

/** Sign-ins that fail: counted where strangers cannot lock an owner out by them. */

type Failures = NonNullable<RateLimit['failures']>;

export const failurePolicies = (name: string, { field, account, address }: Failures) => ({
  field,
  /** At one account from one address. */
  here: { name: `${name}-failures-account`, isShared: true, ...account },
  /** From one address, at whatever accounts. */
  atAll: { name: `${name}-failures-address`, isShared: true, ...address },
});

/** Who signed in from where, lately: the mistakes of others at the same address do not count for them. */
const KNOWN: Policy = { name: 'known', isShared: true, points: 1, seconds: 7 * 24 * 3_600 };

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

/**
 * At one account an attempt counts from before it is looked at, so that a hundred at once are not all looked at. Of an
 * address it counts once it failed: a crowd that signs in at the same moment is no attack. @throws AppError RATE_LIMITED
 */
export async function beginAttempt(
  counters: Counters,
  { here, atAll }: ReturnType<typeof failurePolicies>,
  { address, account }: { address: string; account: string },
  tell: (policy: Policy, count: Count) => void,
) {
  const key = `${address} ${account}`;
  const hereCount = await counters.take(here, key);
  tell(here, hereCount);
  if (hereCount.isOver) throw tooMany(here, hereCount, address);
  const isKnown = (await counters.look(KNOWN, key)).taken > 0;
  if (!isKnown) {
    const count = await counters.look(atAll, address);
    tell(atAll, count);
    if (count.left === 0) {
      // It is not looked at, and whoever keeps trying must not wait longer for it.
      await counters.giveBack(here, key, 1);
      throw tooMany(atAll, count, address);
    }
  }

  return {
    /** What the owner got wrong before is forgiven. */
    async succeed(): Promise<void> {
      const { taken } = await counters.look(here, key);
      await counters.forget(here, key);
      // Of whoever was known nothing was counted there: what could be given back would be others' mistakes.
      if (!isKnown) await counters.giveBack(atAll, address, taken - 1);
      await counters.take(KNOWN, key);
    },
    async fail(code: ErrorCode): Promise<void> {
      if (UNDECIDED.has(code)) return counters.giveBack(here, key, 1);
      if (!isKnown) await counters.take(atAll, address);
    },
  };
}
