import { purgeJob } from './application/housekeeping/purge.job.ts';
import { purge } from './application/housekeeping/purge.ts';
import { type Runnable, runnable } from './application/jobs/job.ts';
import { prisma } from './infrastructure/db/prisma.ts';
import { prismaSql } from './infrastructure/db/sql.ts';
import { purgeExpired } from './infrastructure/purge.ts';

/** Joins the jobs to what they need. A new one is two files, its definition and its handler, and a line here. */
export function jobs(): Runnable[] {
  const clock = { now: () => new Date() };
  return [runnable(purgeJob, purge({ clock, purgeExpired: (now) => purgeExpired(prismaSql(prisma()), now) }))];
}
