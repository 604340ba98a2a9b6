import type { ClientBase } from 'pg';
import { type Db, PgBoss } from 'pg-boss';
import type { Job } from '../../application/jobs/job.ts';
import { connectionSettings } from '../db/pool.ts';

/** Work that failed for good waits here for a person. */
export const DEAD_LETTERS = 'dead-letters';

const DAY_S = 24 * 60 * 60;
const CONNECTIONS = 4;
/** 30 s, a minute, … 12 hours, over three days. */
const DEFAULT_RETRIES = { limit: 15, first: 30, longest: DAY_S / 2 };
const DEFAULT_TIMEOUT_S = 5 * 60;
/** A process that gave no sign of life so long is gone, and what it had begun is begun anew. */
const SIGN_OF_LIFE_S = 20;
const LOOK_AFTER_DEAD_S = 10;

/** pg-boss on the tables that a migration made: the app's role creates and changes none. */
export const openBoss = (databaseUrl: string): PgBoss =>
  new PgBoss({
    ...connectionSettings(databaseUrl),
    schema: 'pgboss',
    application_name: 'eventhub-jobs',
    max: CONNECTIONS,
    createSchema: false,
    migrate: false,
    reindex: false,
    superviseIntervalSeconds: LOOK_AFTER_DEAD_S,
    // How often a queue is looked at when supervised: once a minute unless said.
    monitorIntervalSeconds: LOOK_AFTER_DEAD_S,
  });

export const retriesOf = ({ retries = DEFAULT_RETRIES }: Job) => retries;

/** Makes the queues that are missing and gives each the settings of its job. */
export async function assureQueues(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  await boss.createQueue(DEAD_LETTERS, { retentionSeconds: 365 * DAY_S, deleteAfterSeconds: 0 });
  for (const job of jobs) {
    const { limit, first, longest } = retriesOf(job);
    const settings = {
      retryLimit: limit,
      retryDelay: first,
      retryBackoff: true,
      retryDelayMax: longest,
      expireInSeconds: job.timeout ?? DEFAULT_TIMEOUT_S,
      heartbeatSeconds: SIGN_OF_LIFE_S,
      deadLetter: DEAD_LETTERS,
    };
    await boss.createQueue(job.name, settings);
    await boss.updateQueue(job.name, settings);
  }
}

/** Lets pg-boss write within somebody else's transaction. */
export const within = (client: ClientBase): Db => ({
  executeSql: (text, values) => client.query(text, values),
});
