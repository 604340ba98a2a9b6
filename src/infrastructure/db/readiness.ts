import type { Database } from './prisma.ts';
import { databaseRoom } from './room.ts';

export type Readiness = 'ready' | 'away' | 'out-of-room';

/** Whether the database answers, has room to write, and no migration is half done. */
export const readiness = (database: () => Database) => async (): Promise<Readiness> => {
  if (databaseRoom().isLost()) return 'out-of-room';
  try {
    const rows = await database().$queryRaw<{ unfinished: number }[]>`
      SELECT count(*) FILTER (WHERE finished_at IS NULL AND rolled_back_at IS NULL)::int AS unfinished
      FROM _prisma_migrations`;
    return rows[0]?.unfinished === 0 ? 'ready' : 'away';
  } catch {
    return 'away';
  }
};
