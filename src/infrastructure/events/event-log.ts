import type { ClientBase, Pool } from 'pg';
import type { DomainEvent } from '../../domain/domain-events.ts';

/**
 * Reading the log without missing anything. Ids and times are given before a commit, so a transaction that commits
 * late leaves its rows behind whoever read past them. Transactions are numbered by PostgreSQL, and all below the
 * oldest one that is still open are final: the log is read up to there, in the order of their numbers.
 */

/** A place in the log; reading goes on after it. */
export type Cursor = { transactionId: string; eventId: string };

export type RecordedEvent = DomainEvent & {
  id: string;
  transactionId: string;
  occurredAt: Date;
  requestId: string | null;
};

export const EVENT_COLUMNS = `id, type, subject_id AS "subjectId", payload, occurred_at AS "occurredAt",
  transaction_id::text AS "transactionId", request_id AS "requestId"`;

// No id of ours is as low: it stands before every event of its transaction.
export const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

const READ_AFTER = `
SELECT ${EVENT_COLUMNS}, transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AS "isFinal"
FROM domain_event
WHERE (transaction_id, id) > ($1::xid8, $2::uuid)
ORDER BY transaction_id, id
LIMIT $3`;

/** `isPending`: more is there already, but behind a transaction that is still open, so read again soon. */
export async function readAfter(
  client: ClientBase | Pool,
  { transactionId, eventId }: Cursor,
  limit: number,
): Promise<{ events: RecordedEvent[]; isPending: boolean }> {
  const values = [transactionId, eventId, limit];
  const { rows } = await client.query<RecordedEvent & { isFinal: boolean }>(READ_AFTER, values);
  const events = rows.filter((row) => row.isFinal).map(({ isFinal, ...event }) => event);
  return { events, isPending: events.length < rows.length };
}

export type Consumed = {
  handled: number;
  /** Another process is at it, or more waits behind an open transaction: come again soon. */
  isPending: boolean;
};

const REGISTER = `
INSERT INTO event_consumer (name, transaction_id, event_id)
VALUES ($1, pg_snapshot_xmin(pg_current_snapshot()), $2) ON CONFLICT DO NOTHING`;

const LOCK_CURSOR = `
SELECT transaction_id::text AS "transactionId", event_id AS "eventId"
FROM event_consumer WHERE name = $1 FOR UPDATE SKIP LOCKED`;

const MOVE_CURSOR = `
UPDATE event_consumer SET transaction_id = $2::xid8, event_id = $3, updated_at = now() WHERE name = $1`;

async function consumeWith(
  client: ClientBase,
  name: string,
  handler: (events: RecordedEvent[], client: ClientBase) => Promise<void>,
  limit: number,
): Promise<Consumed> {
  const { rows } = await client.query<Cursor>(LOCK_CURSOR, [name]);
  const [cursor] = rows;
  if (!cursor) return { handled: 0, isPending: true };
  const { events, isPending } = await readAfter(client, cursor, limit);
  const last = events.at(-1);
  if (!last) return { handled: 0, isPending };
  await handler(events, client);
  await client.query(MOVE_CURSOR, [name, last.transactionId, last.id]);
  return { handled: events.length, isPending };
}

/**
 * Hands the next events to `handler`, oldest first, and moves the consumer's place in the transaction that `handler`
 * writes its effect with: each event has its effect exactly once, whichever process asks. A new consumer begins with
 * what happens from its first call on. Where `handler` throws, nothing has happened and the same events come again.
 */
export async function consume(
  pool: Pool,
  name: string,
  handler: (events: RecordedEvent[], client: ClientBase) => Promise<void>,
  limit = 100,
): Promise<Consumed> {
  await pool.query(REGISTER, [name, LOWEST_ID]);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const consumed = await consumeWith(client, name, handler, limit);
    await client.query('COMMIT');
    client.release();
    return consumed;
  } catch (error) {
    // A lost connection has rolled back by itself and is of no further use.
    const isLost = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    client.release(isLost);
    throw error;
  }
}
