import { processWide } from '../process-wide.ts';
import { redis } from '../redis/connection.ts';
import { sharedStore } from '../redis/shared-store.ts';
import { release } from '../release.ts';

/** What all processes keep together; null where `REDIS_URL` is not set. */
export const keptTogether = processWide('kept-together', () => {
  const memory = redis();
  return memory && sharedStore(memory, release());
});
