import { type ClientBase, Pool, type PoolConfig } from 'pg';
import { env } from '../env.ts';
import { logger } from '../logger.ts';
import { processWide } from '../process-wide.ts';

/** Settings that every connection shares. The role has the same (scripts/app-role.ts), for where a pooler keeps them back. */
export const connectionSettings = (connectionString: string): PoolConfig => ({
  connectionString,
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
  options: '-c statement_timeout=15000 -c idle_in_transaction_session_timeout=15000',
});

/** The pools of this process by name, for whoever watches them. */
export const openPools = processWide('open-pools', () => new Map<string, Pool>());

const withoutName = (argument: unknown) =>
  typeof argument === 'object' && argument !== null && 'name' in argument ? { ...argument, name: undefined } : argument;

/** Statements lose the names under which PostgreSQL would keep them parsed. */
function sendUnnamed(client: ClientBase): void {
  const { query } = client;
  client.query = (...args: unknown[]) => Reflect.apply(query, client, args.map(withoutName));
}

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
  // A pooler that gives each transaction another session may not know what was named in the one before.
  if (!env().PREPARED_STATEMENTS) pool.on('connect', sendUnnamed);
  pool.on('error', (error) => logger().warn({ err: error, pool: applicationName }, 'idle database connection lost'));
  openPools().set(applicationName, pool);
  return pool;
}
