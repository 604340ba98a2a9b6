import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '../env.ts';
import { processWide } from '../process-wide.ts';
import { PrismaClient } from './generated/client.ts';
import { connectionSettings } from './pool.ts';

export const prisma = processWide('prisma', () => {
  const { DATABASE_URL, DATABASE_POOL } = env();
  return new PrismaClient({
    adapter: new PrismaPg({ ...connectionSettings(DATABASE_URL), max: DATABASE_POOL, application_name: 'eventhub' }),
  });
});

export type Database = PrismaClient;
/** The client inside a transaction. */
export type TransactionClient = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];
