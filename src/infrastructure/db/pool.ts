import { Pool, type PoolConfig } from 'pg';
import { logger } from '../logger.ts';
import { processWide } from '../process-wide.ts';

/**
 * Settings that every connection shares. The similarity threshold makes `<%` forgive two slips in a word
 * (0.6, the default, forgives one in a long word only).
 */
export const connectionSettings = (connectionString: string): PoolConfig => ({
  connectionString,
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  options:
    '-c pg_trgm.word_similarity_threshold=0.45 -c statement_timeout=15000 -c idle_in_transaction_session_timeout=15000',
});

/** The pools of this process by name, for whoever watches them. */
export const openPools = processWide('open-pools', () => new Map<string, Pool>());

export function createPool(
  connectionString: string,
  max: number,
  applicationName: string,
  settings: PoolConfig = {},
): Pool {
  const pool = new Pool({
    ...connectionSettings(connectionString),
    max,
    application_name: applicationName,
    ...settings,
  });
  // Without a listener a connection that PostgreSQL drops would end the process, whether idle or between two statements
  // of whoever has it, who hears of it from the next one.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => logger().warn({ err: error, pool: applicationName }, 'idle database connection lost'));
  openPools().set(applicationName, pool);
  return pool;
}
