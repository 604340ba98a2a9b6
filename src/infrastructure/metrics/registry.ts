import { collectDefaultMetrics, Registry } from 'prom-client';
import { openPools } from '../db/pool.ts';
import { processWide } from '../process-wide.ts';
import { redis } from '../redis/connection.ts';
import { release } from '../release.ts';
import { salesRoom } from '../sales/room.ts';
import { databaseFigures } from './database-figures.ts';
import { type Answered, figures } from './figures.ts';
import { counterOf, gaugeOf, histogramOf } from './prometheus.ts';
import type { Counts } from './tally.ts';

/** Every metric by its name. deploy/monitoring and docs/operations.md name them too; a test compares. */

type Tables<Value> = Iterable<[key: string, value: Value]>;

/** `GET /api/events` */
const endpoint = (key: string) => {
  const [method = '', route = ''] = key.split(' ');
  return { method, route };
};

function* statusesOf<Labels extends object>(table: Tables<Answered>, labelsOf: (key: string) => Labels) {
  for (const [key, { statuses }] of table)
    for (const [status, count] of statuses) yield [{ ...labelsOf(key), status }, count] as const;
}

function* countsOf(table: Tables<Counts>, first: string, second: string) {
  for (const [key, counts] of table)
    for (const [name, count] of counts.entries()) yield [{ [first]: key, [second]: name }, count] as const;
}

function* named<Value>(label: string, table: Tables<Value>) {
  for (const [key, value] of table) yield [{ [label]: key }, value] as const;
}

const alone = (value: number) => [[{}, value] as const];

function addServed(registry: Registry): void {
  const { endpoints, pages, refusals, caches } = figures();
  const byEndpoint = ['method', 'route'] as const;
  counterOf(
    registry,
    {
      name: 'eventhub_http_requests_total',
      help: 'Calls of the API, by endpoint and status',
      labelNames: [...byEndpoint, 'status'],
    },
    () => statusesOf(endpoints.entries(), endpoint),
  );
  histogramOf(
    registry,
    { name: 'eventhub_http_request_seconds', help: 'Until the answer was there, by endpoint', labelNames: byEndpoint },
    function* () {
      for (const [key, { seconds }] of endpoints.entries()) yield [endpoint(key), seconds] as const;
    },
  );
  counterOf(
    registry,
    {
      name: 'eventhub_pages_total',
      help: 'What Next answered besides the API: a page, a file, a form that was sent',
      labelNames: ['kind', 'status'],
    },
    () => statusesOf(pages.entries(), (kind) => ({ kind })),
  );
  histogramOf(
    registry,
    { name: 'eventhub_page_seconds', help: 'Until it was sent, by kind', labelNames: ['kind'] },
    function* () {
      for (const [kind, { seconds }] of pages.entries()) yield [{ kind }, seconds] as const;
    },
  );
  counterOf(
    registry,
    { name: 'eventhub_refusals_total', help: 'What was refused or failed, by error code', labelNames: ['code'] },
    () => named('code', refusals.entries()),
  );
  counterOf(
    registry,
    {
      name: 'eventhub_cache_reads_total',
      help: 'Reads of what is kept ready: a hit, shared by another process, or a miss',
      labelNames: ['cache', 'outcome'],
    },
    () => countsOf(caches.entries(), 'cache', 'outcome'),
  );
}

function addSales(registry: Registry): void {
  const counted = figures();
  const { sales } = counted;
  counterOf(registry, { name: 'eventhub_tickets_sold_total', help: 'Tickets sold by this process' }, () =>
    alone(counted.ticketsSold),
  );
  counterOf(registry, { name: 'eventhub_check_ins_total', help: 'Tickets let in by this process' }, () =>
    alone(counted.checkIns),
  );
  gaugeOf(registry, { name: 'eventhub_sales_waiting', help: 'Buyers who wait or are served now' }, () =>
    alone(salesRoom().taken),
  );
  gaugeOf(registry, { name: 'eventhub_sales_places', help: 'Buyers who may wait or be served at once' }, () =>
    alone(salesRoom().places),
  );
  histogramOf(registry, { name: 'eventhub_sales_batch_size', help: 'Purchases sold by one transaction' }, () => [
    [{}, sales.batchSizes],
  ]);
  histogramOf(
    registry,
    { name: 'eventhub_sales_batch_seconds', help: 'From the start of a batch to the last of its answers' },
    () => [[{}, sales.batchSeconds]],
  );
  counterOf(
    registry,
    { name: 'eventhub_sales_lost_races_total', help: 'Batches that found their seats changed by somebody else' },
    () => alone(sales.lostRaces),
  );
}

function addJobs(registry: Registry): void {
  const { jobs, jobSeconds, mails } = figures();
  counterOf(
    registry,
    { name: 'eventhub_jobs_total', help: 'Work in the background, done or failed', labelNames: ['job', 'outcome'] },
    () => countsOf(jobs.entries(), 'job', 'outcome'),
  );
  histogramOf(
    registry,
    { name: 'eventhub_job_seconds', help: 'How long a piece of work took', labelNames: ['job'] },
    () => named('job', jobSeconds.entries()),
  );
  counterOf(
    registry,
    { name: 'eventhub_mails_total', help: 'Mails handed to their server, by its answer', labelNames: ['outcome'] },
    () => named('outcome', mails.entries()),
  );
}

/** The same from every process: a dashboard takes the greatest, not the sum. */
function addDatabase(registry: Registry): void {
  gaugeOf(registry, { name: 'eventhub_database_up', help: 'Whether PostgreSQL answers' }, async () =>
    alone((await databaseFigures()) ? 1 : 0),
  );
  gaugeOf(
    registry,
    { name: 'eventhub_jobs_waiting', help: 'Work that waits or runs, by queue', labelNames: ['job', 'state'] },
    async () =>
      ((await databaseFigures())?.queues ?? []).flatMap(({ name: job, queued, active, failed }) => [
        [{ job, state: 'queued' }, queued] as const,
        [{ job, state: 'active' }, active] as const,
        [{ job, state: 'failed' }, failed] as const,
      ]),
  );
  gaugeOf(
    registry,
    { name: 'eventhub_mails_waiting', help: 'Mails that are not sent yet, or never were', labelNames: ['status'] },
    async () => ((await databaseFigures())?.mails ?? []).map(({ status, mails }) => [{ status }, mails] as const),
  );
  gaugeOf(
    registry,
    { name: 'eventhub_mail_oldest_seconds', help: 'Age of the oldest of these mails', labelNames: ['status'] },
    async () =>
      ((await databaseFigures())?.mails ?? []).map(({ status, oldestSeconds }) => [{ status }, oldestSeconds] as const),
  );
  gaugeOf(
    registry,
    {
      name: 'eventhub_events_waiting',
      help: 'Recorded events that a consumer has not read, 10,000 at most',
      labelNames: ['consumer'],
    },
    async () =>
      ((await databaseFigures())?.consumers ?? []).map(({ name: consumer, events }) => [{ consumer }, events] as const),
  );
}

function addConnections(registry: Registry): void {
  gaugeOf(
    registry,
    { name: 'eventhub_pool_connections', help: 'Connections to PostgreSQL, by pool', labelNames: ['pool', 'state'] },
    () =>
      [...openPools()].flatMap(([pool, { totalCount, idleCount, options }]) => [
        [{ pool, state: 'busy' }, totalCount - idleCount] as const,
        [{ pool, state: 'idle' }, idleCount] as const,
        [{ pool, state: 'most' }, options.max] as const,
      ]),
  );
  gaugeOf(
    registry,
    { name: 'eventhub_pool_waiting', help: 'Who waits for a connection, by pool', labelNames: ['pool'] },
    () => [...openPools()].map(([pool, { waitingCount }]) => [{ pool }, waitingCount] as const),
  );
  gaugeOf(registry, { name: 'eventhub_redis_up', help: 'Whether Redis is in use, where it is wanted' }, () => {
    const memory = redis();
    return memory ? alone(memory.isReady() ? 1 : 0) : [];
  });
}

/** Of this process; from its making on it measures its event loop and its garbage, too. */
export const registry = processWide('metrics', () => {
  const made = new Registry();
  collectDefaultMetrics({ register: made });
  addServed(made);
  addSales(made);
  addJobs(made);
  addDatabase(made);
  addConnections(made);
  gaugeOf(made, { name: 'eventhub_build', help: 'Which build runs', labelNames: ['release'] }, () => [
    [{ release: release() }, 1],
  ]);
  return made;
});
