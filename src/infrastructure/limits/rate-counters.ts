import { env } from '../env.ts';
import { logger } from '../logger.ts';
import { processWide } from '../process-wide.ts';
import { redis } from '../redis/connection.ts';
import { memoryCounters } from './memory-counters.ts';
import { sharedCounters } from './shared-counters.ts';

/** Null where nobody is limited. */
export const rateCounters = processWide('rate counters', () => {
  if (env().RATE_LIMITS) {
    const memory = redis();
    return memory ? sharedCounters(memory, memoryCounters()) : memoryCounters();
  }
  logger().warn('RATE_LIMITS=off: nobody is told to slow down, sign-in attempts included. For measuring only.');
  return null;
});
