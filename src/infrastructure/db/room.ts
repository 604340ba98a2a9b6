import { Client } from 'pg';
import { env } from '../env.ts';
import { logger } from '../logger.ts';
import { processWide } from '../process-wide.ts';
import { connectionSettings } from './pool.ts';

const RETRY_MS = 1_000;
const QUERY_TIMEOUT_MS = 5_000;

// 100,000 numbers are more than this memory holds: PostgreSQL writes 1.4 MB of them to its disk, into no table.
const LITTLE_MEMORY = '-c work_mem=64kB -c statement_timeout=5000';
const FILL_SOME_DISK = 'SELECT count(*) FROM generate_series(1, 100000)';

/** @throws what PostgreSQL says while it has no room, or is away */
async function assureRoom(databaseUrl: string): Promise<void> {
  const client = new Client({
    ...connectionSettings(databaseUrl),
    application_name: 'eventhub-room',
    options: LITTLE_MEMORY,
    query_timeout: QUERY_TIMEOUT_MS,
  });
  // The query under way reports the same failure.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(FILL_SOME_DISK);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Whether the database has room to write, as far as this process was told. From the first refusal on it is tried every
 * second until there is room again. Sales never ask this: each is tried, so the first that fits is sold.
 */
export function roomWatch(tryRoom: () => Promise<void>, retryMs = RETRY_MS) {
  let isLost = false;

  const watch = async () => {
    try {
      await tryRoom();
      isLost = false;
      logger().info('the database has room again');
    } catch {
      setTimeout(watch, retryMs).unref();
    }
  };

  return {
    isLost: () => isLost,
    lost(cause: unknown): void {
      if (isLost) return;
      isLost = true;
      logger().error({ err: cause }, 'the database has no room: nothing is sold until it has');
      setTimeout(watch, retryMs).unref();
    },
  };
}

export const databaseRoom = processWide('database-room', () => roomWatch(() => assureRoom(env().DATABASE_DIRECT_URL)));
