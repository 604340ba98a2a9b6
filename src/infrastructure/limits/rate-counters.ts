import { RateLimiterMemory } from 'rate-limiter-flexible';
import { env } from '../env.ts';
import { logger } from '../logger.ts';
import { processWide } from '../process-wide.ts';

/** So many calls in so many seconds, counted under `name`. */
type Policy = { name: string; points: number; seconds: number };

/** How a caller stands. `isOver`: with more calls than are allowed. */
type Count = { taken: number; isOver: boolean; left: number; resetSeconds: number };

/** Asynchronous, so that a store which many processes share fits the same calls. */
export type RateCounters = {
  /** Counts a call of `key`. */
  take(policy: Policy, key: string): Promise<Count>;
  /** Without counting anything. */
  look(policy: Policy, key: string): Promise<Count>;
  /** As if `points` calls had not been; never more than there were. */
  giveBack(policy: Policy, key: string, points: number): Promise<void>;
  /** As if `key` had never called. */
  forget(policy: Policy, key: string): Promise<void>;
};

/** A key costs about 500 bytes: whoever has a million addresses fills 10 MB of each policy, and no more. */
const MOST_KEYS = 20_000;

/** One policy's calls. The library forgets a key when its time is over, and never because there are many. */
function boundedLimiter({ points, seconds }: Policy, mostKeys: number) {
  const limiter = new RateLimiterMemory({ points, duration: seconds, keyPrefix: '' });
  // Since when each key counts, longest first. One whose time is over stays until it is pushed out.
  const begun = new Set<string>();
  return {
    limiter,
    async begin(key: string) {
      begun.delete(key);
      begun.add(key);
      if (begun.size <= mostKeys) return;
      const [longest = ''] = begun;
      begun.delete(longest);
      await limiter.delete(longest);
    },
  };
}

const countOf = ({ points }: Policy, taken: number, milliseconds: number): Count => ({
  taken,
  isOver: taken > points,
  left: Math.max(0, points - taken),
  resetSeconds: Math.max(1, Math.ceil(milliseconds / 1_000)),
});

/** Kept in this process: with `PROCESSES` above 1 each of them counts for itself. */
export function memoryCounters(mostKeys = MOST_KEYS): RateCounters {
  const limiters = new Map<string, ReturnType<typeof boundedLimiter>>();
  const limiterOf = (policy: Policy) => {
    const known = limiters.get(policy.name);
    if (known) return known;
    const made = boundedLimiter(policy, mostKeys);
    limiters.set(policy.name, made);
    return made;
  };

  return {
    async take(policy, key) {
      const { limiter, begin } = limiterOf(policy);
      // Its `consume` throws where a caller is over, which an `await` of every call would pay for.
      const { consumedPoints, msBeforeNext, isFirstInDuration } = await limiter.penalty(key);
      if (isFirstInDuration) await begin(key);
      return countOf(policy, consumedPoints, msBeforeNext);
    },

    async look(policy, key) {
      const found = await limiterOf(policy).limiter.get(key);
      return countOf(policy, found?.consumedPoints ?? 0, found?.msBeforeNext ?? policy.seconds * 1_000);
    },

    async giveBack(policy, key, points) {
      const { limiter } = limiterOf(policy);
      const taken = (await limiter.get(key))?.consumedPoints ?? 0;
      if (taken > 0) await limiter.reward(key, Math.min(points, taken));
    },

    async forget(policy, key) {
      await limiterOf(policy).limiter.delete(key);
    },
  };
}

/** Null where nobody is limited. */
export const rateCounters = processWide('rate counters', () => {
  if (env().RATE_LIMITS) return memoryCounters();
  logger().warn('RATE_LIMITS=off: nobody is told to slow down, sign-in attempts included. For measuring only.');
  return null;
});
