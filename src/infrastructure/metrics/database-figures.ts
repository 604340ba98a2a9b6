import { setTimeout as sleep } from 'node:timers/promises';
import { readRows } from '../db/read-pool.ts';
import { processWide } from '../process-wide.ts';

/** What waits in the database, for whoever watches. Asked at most so often, however many scrape. */

const FRESH_MS = 5_000;
/** Prometheus gives up after 10 s: who cannot say what waits says at least the rest. */
const PATIENCE_MS = 2_000;
/** More events than these are told as so many: counting millions would cost the sale its database. */
const MOST_COUNTED = 10_000;

const QUEUES = `SELECT name, queued_count AS queued, active_count AS active, failed_count AS failed FROM pgboss.queue`;

const MAILS = `
SELECT status::text AS status, count(*)::int AS mails,
  coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS "oldestSeconds"
FROM outgoing_mail WHERE status IN ('QUEUED', 'FAILED') GROUP BY status`;

const CONSUMERS = `
SELECT c.name, (SELECT count(*) FROM (
  SELECT FROM domain_event e WHERE (e.transaction_id, e.id) > (c.transaction_id, c.event_id) LIMIT ${MOST_COUNTED}
) w)::int AS events
FROM event_consumer c`;

export type DatabaseFigures = {
  queues: { name: string; queued: number; active: number; failed: number }[];
  mails: { status: string; mails: number; oldestSeconds: number }[];
  consumers: { name: string; events: number }[];
};

const read = <Row extends Record<string, unknown>>(text: string) => readRows<Row>({ text, values: [] });

async function readAll(): Promise<DatabaseFigures> {
  const [queues, mails, consumers] = await Promise.all([
    read<DatabaseFigures['queues'][number]>(QUEUES),
    read<DatabaseFigures['mails'][number]>(MAILS),
    read<DatabaseFigures['consumers'][number]>(CONSUMERS),
  ]);
  return { queues, mails, consumers };
}

type Asked = { at: number; answer: Promise<DatabaseFigures | null> };
const last = processWide<{ asked?: Asked }>('database-figures', () => ({}));

/** Null where the database is away or too slow. */
export function databaseFigures(): Promise<DatabaseFigures | null> {
  const holder = last();
  if (holder.asked && performance.now() - holder.asked.at < FRESH_MS) return holder.asked.answer;
  const inTime = Promise.race([readAll(), sleep(PATIENCE_MS, null, { ref: false })]);
  const answer = inTime.catch(() => null);
  holder.asked = { at: performance.now(), answer };
  return answer;
}
