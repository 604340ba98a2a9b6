import type { Database } from './prisma.ts';

/** Whether the database answers and no migration is half done. */
export const isReady = (database: () => Database) => async (): Promise<boolean> => {
  try {
    const rows = await database().$queryRaw<{ unfinished: number }[]>`
      SELECT count(*) FILTER (WHERE finished_at IS NULL AND rolled_back_at IS NULL)::int AS unfinished
      FROM _prisma_migrations`;
    return rows[0]?.unfinished === 0;
  } catch {
    return false;
  }
};
