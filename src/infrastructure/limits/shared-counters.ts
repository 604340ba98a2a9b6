import { RateLimiterRedis } from 'rate-limiter-flexible';
import { KEY_PREFIX, type SharedMemory } from '../redis/connection.ts';
import { type Count, countOf, type Policy, type RateCounters } from './counters.ts';

/**
 * Counts a shared policy's calls in Redis, and in this process for as long as Redis is away. All other policies guard the
 * process itself, or stand before a sale, which must not wait for Redis: they are counted here.
 */
export function sharedCounters(memory: SharedMemory, here: RateCounters): RateCounters {
  const limiters = new Map<string, RateLimiterRedis>();

  function inRedis<T>(policy: Policy, count: (limiter: RateLimiterRedis) => Promise<T>): Promise<T | null> {
    if (!policy.isShared) return Promise.resolve(null);
    return memory.attempt<T | null>((storeClient) => {
      const { name, points, seconds } = policy;
      const known = limiters.get(name);
      const limiter =
        known ??
        new RateLimiterRedis({ storeClient, keyPrefix: `${KEY_PREFIX}limit:${name}`, points, duration: seconds });
      limiters.set(name, limiter);
      return count(limiter);
    }, null);
  }

  return {
    async take(policy, key) {
      const count = await inRedis<Count>(policy, async (limiter) => {
        const { consumedPoints, msBeforeNext } = await limiter.penalty(key);
        return countOf(policy, consumedPoints, msBeforeNext);
      });
      return count ?? here.take(policy, key);
    },

    async look(policy, key) {
      const count = await inRedis<Count>(policy, async (limiter) => {
        const found = await limiter.get(key);
        return countOf(policy, found?.consumedPoints ?? 0, found?.msBeforeNext ?? policy.seconds * 1_000);
      });
      return count ?? here.look(policy, key);
    },

    async giveBack(policy, key, points) {
      const isDone = await inRedis(policy, async (limiter) => {
        const taken = (await limiter.get(key))?.consumedPoints ?? 0;
        if (taken > 0) await limiter.reward(key, Math.min(points, taken));
        return true;
      });
      if (!isDone) await here.giveBack(policy, key, points);
    },

    async forget(policy, key) {
      const isDone = await inRedis(policy, async (limiter) => {
        await limiter.delete(key);
        return true;
      });
      if (!isDone) await here.forget(policy, key);
    },
  };
}
