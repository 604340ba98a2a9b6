import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { AttendeeExport, Cell, EventChoice } from '../../../application/attendees/ports.ts';
import { pgSql } from '../../db/sql.ts';
import { LOWEST_ID } from '../../events/event-log.ts';

/** Little enough that a sale waits a few milliseconds behind it. */
const PAGE = 250;
/** So many ids are looked up in one go, and held. */
const SLICE = 10_000;
const UUID_BYTES = 16;

const chosen = (events: EventChoice) => `
  (${events ? 't.event_id = ANY($1::uuid[])' : '$1::uuid[] IS NULL'})
  AND ($2::ticket_status IS NULL OR t.status = $2::ticket_status)
  AND ($3::uuid IS NULL OR t.ticket_type_id = $3::uuid)`;

const countOf = (events: EventChoice) => `SELECT count(*)::int AS total FROM ticket t WHERE ${chosen(events)}`;

// Ids grow with time: whoever buys while it is written comes after the last one.
const LAST = 'SELECT id FROM ticket ORDER BY id DESC LIMIT 1';

// Those of some events are found by their events: in the order of all ids, others by the million might stand between them.
const sliceOf = (events: EventChoice, size: number) => `
SELECT string_agg(uuid_send(id), ''::bytea ORDER BY id) AS ids FROM (
  SELECT id FROM (
    SELECT t.id FROM ticket t WHERE ${chosen(events)} AND t.id > $4::uuid AND t.id <= $5::uuid ${events ? 'OFFSET 0' : ''}
  ) t ORDER BY id LIMIT ${size}
) t`;

// In the order of `EXPORT_COLUMNS` of application/attendees/schema.ts.
const ROWS = `
SELECT t.confirmation_code AS code, t.participant_name AS name, t.participant_email AS email, t.status::text, y.name AS type,
  e.name AS event, e.starts_at AS "startsAt", t.purchased_at AS "purchasedAt", t.used_at AS "checkedInAt",
  t.cancelled_at AS "cancelledAt", t.price / 100.0::float8 AS price, t.currency, t.order_id::text AS "order",
  u.name AS "buyerName", u.email AS "buyerEmail", o.desk->>'kind' AS desk, o.desk->>'payment' AS payment
FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted(id, nr)
JOIN ticket t ON t.id = wanted.id
JOIN "order" o ON o.id = t.order_id JOIN ticket_type y ON y.id = t.ticket_type_id JOIN event e ON e.id = t.event_id
JOIN "user" u ON u.id = o.buyer_id
ORDER BY wanted.nr`;

const uuidAt = (ids: Buffer, index: number) => ids.toString('hex', index * UUID_BYTES, (index + 1) * UUID_BYTES);

/** Twice as long as it worked it rests: what sells besides comes first. */
async function* inPages(pool: Pool, ids: Buffer): AsyncGenerator<Cell[][]> {
  const total = ids.length / UUID_BYTES;
  for (let from = 0; from < total; from += PAGE) {
    const begun = performance.now();
    const size = Math.min(PAGE, total - from);
    const wanted = Array.from({ length: size }, (_, index) => uuidAt(ids, from + index));
    // As arrays: an object a row would be twice as much to clear away.
    const { rows } = await pool.query<Cell[]>({ name: 'export', text: ROWS, values: [wanted], rowMode: 'array' });
    yield rows;
    await sleep(2 * (performance.now() - begun));
  }
}

/**
 * By keys, a page at a time: a cursor would hold a snapshot as long as it is read, which every sale meanwhile pays for, since
 * the dead versions of its hot rows could not be cleaned away.
 */
export const attendeeExport = (pool: () => Pool, slice = SLICE): AttendeeExport => ({
  async count(events, { status, typeId }) {
    const values = [events, status ?? null, typeId ?? null];
    const [counted] = await pgSql(pool())<{ total: number }>(countOf(events), values);
    return counted?.total ?? 0;
  },

  async *pages(events, { status, typeId }) {
    const sql = pgSql(pool());
    const [last] = await sql<{ id: string }>(LAST, []);
    if (!last) return;
    for (let after = LOWEST_ID; ; ) {
      const values = [events, status ?? null, typeId ?? null, after, last.id];
      const [found] = await sql<{ ids: Buffer | null }>(sliceOf(events, slice), values);
      if (!found?.ids) return;
      yield* inPages(pool(), found.ids);
      after = uuidAt(found.ids, found.ids.length / UUID_BYTES - 1);
    }
  },
});
