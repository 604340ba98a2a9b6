import { createPool } from '../db/pool.ts';
import { env } from '../env.ts';
import { processWide } from '../process-wide.ts';

/** The sales queue's own connections, so that no page or report can keep a buyer waiting. */
export const salesPool = processWide('sales-pool', () => createPool(env().DATABASE_URL, env().SALES_POOL, 'eventhub-sales'));
