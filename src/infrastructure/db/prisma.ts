import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '../env.ts';
import { processWide } from '../process-wide.ts';
import { PrismaClient } from './generated/client.ts';
import { createPool } from './pool.ts';
import { sqlTags } from './sql-comments.ts';

export const prisma = processWide('prisma', () => {
  const { DATABASE_URL, DATABASE_POOL } = env();
  return new PrismaClient({
    adapter: new PrismaPg(createPool(DATABASE_URL, DATABASE_POOL, 'eventhub'), { disposeExternalPool: true }),
    comments: [sqlTags],
  });
});

export type Database = PrismaClient;
/** The client inside a transaction. */
export type TransactionClient = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];
