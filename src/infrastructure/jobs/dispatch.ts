import type { ClientBase, Pool } from 'pg';
import type { JobInsert, PgBoss } from 'pg-boss';
import { v5 as uuidv5 } from 'uuid';
import type { Job, Recorded, Wanted } from '../../application/jobs/job.ts';
import { consume, type RecordedEvent } from '../events/event-log.ts';
import { logger } from '../logger.ts';
import { DEAD_LETTERS, within } from './boss.ts';

/** What is called for becomes work in the same transaction in which the place in the log moves on: once, and surely. */

const CONSUMER = 'jobs';
/** With the pause after it (run-jobs.ts) some 250 a second: a rush is sold first and told of after, as fast as mails go out. */
const EVENTS_AT_ONCE = 100;
const MAILS_AT_ONCE = 1_000;
/** Any fixed one: an id made of it and a key is the same wherever and whenever it is made. */
const NAMESPACE = '6f3c0f3e-7a4c-4b8b-9d53-5f0f2f1f8c11';

const idOf = ({ name }: Job, key: string) => uuidv5(`${name}:${key}`, NAMESPACE);

/** Beside the payload, which is the job's own. */
export const REQUEST_ID = 'requestId';

type Caller = (event: Recorded) => Wanted<unknown> | null;
const callerOf = ({ after }: Job, { type }: RecordedEvent) => after?.[type] as Caller | undefined;

/** An event that a job cannot make sense of is put aside for a person; those behind it go on. */
function deadLetter(job: Job, event: RecordedEvent, error: unknown): JobInsert {
  logger().error({ err: error, job: job.name, event: event.id }, 'a recorded event calls for work that cannot be told');
  return { id: idOf(job, `dead:${event.id}`), data: { job: job.name, event: event.id, error: String(error) } };
}

function collect(jobs: readonly Job[], events: readonly RecordedEvent[]): Map<string, JobInsert[]> {
  const wanted = new Map<string, Map<string, JobInsert>>();
  const add = (queue: string, entry: JobInsert & { id: string }) => {
    const queued = wanted.get(queue) ?? new Map<string, JobInsert>();
    wanted.set(queue, queued.set(entry.id, entry));
  };
  for (const event of events) {
    for (const job of jobs) {
      try {
        const work = callerOf(job, event)?.(event as Recorded);
        if (!work) continue;
        const payload = job.payload.parse(work.payload) as object;
        const data = event.requestId ? { ...payload, [REQUEST_ID]: event.requestId } : payload;
        add(job.name, { id: idOf(job, work.key), data, ...(work.startAfter ? { startAfter: work.startAfter } : {}) });
      } catch (error) {
        const entry = deadLetter(job, event, error);
        add(DEAD_LETTERS, { ...entry, id: entry.id ?? event.id });
      }
    }
  }
  return new Map(Array.from(wanted, ([queue, entries]) => [queue, [...entries.values()]]));
}

/** @returns whether more is there already */
export async function dispatchEvents(pool: Pool, boss: PgBoss, jobs: readonly Job[]): Promise<boolean> {
  const handler = async (events: RecordedEvent[], client: ClientBase) => {
    for (const [queue, work] of collect(jobs, events)) await boss.insert(queue, work, { db: within(client) });
  };
  const { handled, isPending } = await consume(pool, CONSUMER, handler, EVENTS_AT_ONCE);
  return handled === EVENTS_AT_ONCE || isPending;
}

const TAKE_MAILS = `
UPDATE outgoing_mail SET dispatched_at = now()
WHERE id IN (
  SELECT id FROM outgoing_mail WHERE dispatched_at IS NULL ORDER BY created_at LIMIT ${MAILS_AT_ONCE} FOR UPDATE SKIP LOCKED
)
RETURNING id, status, payload ? 'url' AS "isAwaited", request_id AS "requestId"`;

type Taken = { id: string; status: string; isAwaited: boolean; requestId: string | null };

/** Somebody sits before their mailbox and waits for a link: it goes before thousands of reminders. */
const toWork = ({ id, isAwaited, requestId }: Taken) => ({
  data: { mailId: id, ...(requestId ? { [REQUEST_ID]: requestId } : {}) },
  priority: isAwaited ? 1 : 0,
});

/** The work of sending, for the mails that have none yet. @returns whether more is there already */
export async function dispatchMails(pool: Pool, boss: PgBoss, queue: string): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<Taken>(TAKE_MAILS);
    const work = rows.filter(({ status }) => status === 'QUEUED').map(toWork);
    if (work.length > 0) await boss.insert(queue, work, { db: within(client) });
    await client.query('COMMIT');
    client.release();
    return rows.length === MAILS_AT_ONCE;
  } catch (error) {
    const isLost = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    client.release(isLost);
    throw error;
  }
}
