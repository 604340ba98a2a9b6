import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { createPool } from '@/infrastructure/db/pool';
import { env } from '@/infrastructure/env';
import { runJobs } from '@/infrastructure/jobs/run-jobs';
import { logger } from '@/infrastructure/logger';
import type { Report } from '@/infrastructure/metrics/figures';
import { printTicketsBy } from '@/infrastructure/tickets/ticket-printer';
import { stopTracing } from '@/infrastructure/tracing/spans';
import { startTracing } from '@/infrastructure/tracing/start-tracing';
import { jobs } from '@/jobs';

/**
 * The jobs' own thread: whatever a mail or a ticket file costs, the thread that sells does not wait for it.
 * infrastructure/jobs/thread.ts starts it.
 */

const NICE = 10;
/** One for the log, one for the mails. */
const CONNECTIONS = 2;

try {
  // On Linux of this thread alone; where it is of the whole process, that must not give way.
  if (process.platform === 'linux') setPriority(NICE);
} catch (err) {
  logger().warn({ err }, 'the jobs run at the same priority as the sale');
}

// Started from the source, in development, it prints from there too.
if (import.meta.url.endsWith('.mjs')) printTicketsBy(new URL('./eventhub-tickets.mjs', import.meta.url));

await startTracing();

/** Counted where somebody can ask for it. */
const tell = (report: Report) => parentPort?.postMessage(report);

const { DATABASE_URL, DATABASE_DIRECT_URL } = env();
const { startWebhooks, ...ofJobs } = jobs(tell);
const webhooks = startWebhooks();
const running = runJobs({
  databaseUrl: DATABASE_DIRECT_URL,
  pool: createPool(DATABASE_URL, CONNECTIONS, 'eventhub-jobs-dispatch'),
  tell,
  onRing: webhooks.ring,
  ...ofJobs,
});

parentPort?.on('message', (message: unknown) => {
  if (message !== 'stop') return running.ring();
  void Promise.all([running.stop(), webhooks.stop()])
    .then(stopTracing)
    .finally(() => process.exit(0));
});
