import { createPool } from '../db/pool.ts';
import { env } from '../env.ts';
import { processWide } from '../process-wide.ts';

/**
 * A connection that falls silent must not hold its event's queue: PostgreSQL gives up first, so that the outcome is
 * known, and a second later we do.
 */
const TIMEOUTS = {
  statement_timeout: 4_000,
  query_timeout: 5_000,
  // How long a process that vanished amid a sale can hold its event's row.
  idle_in_transaction_session_timeout: 4_000,
};

export const createSalesPool = (databaseUrl: string, size: number) =>
  createPool(databaseUrl, size, 'eventhub-sales', TIMEOUTS);

/** The sales queue's own connections, so that no page or report can keep a buyer waiting. */
export const salesPool = processWide('sales-pool', () => createSalesPool(env().DATABASE_URL, env().SALES_POOL));
