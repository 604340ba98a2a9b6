import { RateLimiterMemory } from 'rate-limiter-flexible';
import { countOf, type Policy, type RateCounters } from './counters.ts';

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
