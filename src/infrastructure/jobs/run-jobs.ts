import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import type { Runnable } from '../../application/jobs/job.ts';
import { bell } from '../bell.ts';
import { connectionSettings } from '../db/pool.ts';
import { logger } from '../logger.ts';
import type { Report } from '../metrics/figures.ts';
import { assureQueues, openBoss } from './boss.ts';
import { dispatchEvents, dispatchMails } from './dispatch.ts';
import { runOne } from './run-one.ts';

/** Runs the jobs of this process until it is stopped. */

// Sales send no notification, and one may be lost: this long is the longest that work waits unseen.
const TICK_MS = 1_000;
/** Between two takes where more waits already: making work of a rush must not cost the sale its database. */
const PAUSE_MS = 400;
const LONGEST_RETRY_MS = 10_000;
const POLLING_S = 2;
/** What runs may end; what takes longer is begun again elsewhere. */
const STOP_MS = 10_000;

async function startWork(
  boss: PgBoss,
  runnables: readonly Runnable[],
  tell: (report: Report) => void,
): Promise<() => void> {
  // What may fail comes first: this is begun anew then, and a second worker would do twice as much at once.
  for (const { job } of runnables) {
    if (job.schedule) await boss.schedule(job.name, job.schedule, {});
  }
  const ids: string[] = [];
  for (const runnable of runnables) {
    const { name, atOnce = 1 } = runnable.job;
    const options = {
      batchSize: atOnce,
      perJobResults: true,
      burstWhenBatchFull: true,
      pollingIntervalSeconds: POLLING_S,
    } as const;
    ids.push(
      await boss.work<object>(name, options, (batch) =>
        Promise.all(batch.map((queued) => runOne(runnable, queued, tell))),
      ),
    );
  }
  return () => {
    for (const id of ids) boss.notifyWorker(id);
  };
}

/** Rings where something was recorded or a mail was written, in whatever process. */
async function listen(databaseUrl: string, ring: () => void): Promise<Client> {
  const client = new Client({ ...connectionSettings(databaseUrl), application_name: 'eventhub-jobs-listen' });
  client.on('notification', ring);
  client.on('error', ring);
  await client.connect();
  await client.query('LISTEN domain_event; LISTEN outgoing_mail');
  return client;
}

export type RunningJobs = {
  /** Something happened here: no need to wait for the next look. */
  ring: () => void;
  stop: () => Promise<void>;
};

export type JobsOptions = {
  databaseUrl: string;
  pool: Pool;
  runnables: readonly Runnable[];
  /** Of the job that sends mails; null where they are not sent. */
  mailQueue: string | null;
  /** Before the first of them runs. */
  prepare?: () => Promise<void>;
  /** Hears that something was recorded or written, in whatever process. */
  onRing?: () => void;
  /** Hears what became of each. */
  tell?: (report: Report) => void;
};

/** Tries until PostgreSQL lets it, and again whenever it was away. */
export function runJobs({
  databaseUrl,
  pool,
  runnables,
  mailQueue,
  prepare,
  onRing = () => {},
  tell = () => {},
}: JobsOptions): RunningJobs {
  const jobs = runnables.map(({ job }) => job);
  const stopping = new AbortController();
  const { ring: wake, wait } = bell();
  const ring = () => {
    wake();
    onRing();
  };

  const boss = openBoss(databaseUrl);
  boss.on('error', (error) => logger().warn({ err: error }, 'the job queue has trouble'));

  async function dispatchWhileConnected(notifyWorkers: () => void): Promise<void> {
    const listener = await listen(databaseUrl, ring);
    try {
      while (!stopping.signal.aborted) {
        const isMore = [
          await dispatchEvents(pool, boss, jobs),
          mailQueue !== null && (await dispatchMails(pool, boss, mailQueue)),
        ].some(Boolean);
        notifyWorkers();
        if (isMore) await sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
        else await wait(TICK_MS);
      }
    } finally {
      await listener.end().catch(() => undefined);
    }
  }

  async function run(): Promise<void> {
    let notifyWorkers: (() => void) | undefined;
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        if (!notifyWorkers) {
          await boss.start();
          await assureQueues(boss, jobs);
          await prepare?.();
          notifyWorkers = await startWork(boss, runnables, tell);
          logger().info({ jobs: jobs.length }, 'jobs run');
        }
        failures = 0;
        await dispatchWhileConnected(notifyWorkers);
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (failures === 0) logger().warn({ err: error }, 'jobs cannot run; trying until they can');
        failures += 1;
        await sleep(Math.min(250 * 2 ** failures, LONGEST_RETRY_MS), undefined, { signal: stopping.signal }).catch(
          () => undefined,
        );
      }
    }
  }

  const ended = run();
  return {
    ring,
    async stop() {
      stopping.abort();
      ring();
      await ended;
      await boss.stop({ graceful: true, timeout: STOP_MS });
    },
  };
}
