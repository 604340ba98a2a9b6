import { setTimeout as sleep } from 'node:timers/promises';
import type { AttendeeExport, Cell, EventChoice } from '../../application/attendees/ports.ts';
import { nameOf, readPool, readRowsByPlan } from '../db/read-pool.ts';

/** Little enough that a sale waits a few milliseconds behind it. */
const BATCH = 250;
const UUID_BYTES = 16;

// Their ids in one value, 16 bytes each: a cursor would hold a snapshot as long as somebody reads, which every sale meanwhile
// pays for, since the dead versions of its hot rows could not be cleaned away.
const WHICH = `
SELECT string_agg(uuid_send(t.id), ''::bytea ORDER BY t.id) AS ids FROM ticket t
WHERE ($1::uuid[] IS NULL OR t.event_id = ANY($1::uuid[]))
  AND ($2::ticket_status IS NULL OR t.status = $2::ticket_status)
  AND ($3::uuid IS NULL OR t.ticket_type_id = $3::uuid)`;

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

/** As long as it worked it rests, so that it never has more than half of what sells besides. */
async function* inBatches(ids: Buffer, total: number): AsyncGenerator<Cell[][]> {
  for (let from = 0; from < total; from += BATCH) {
    const begun = performance.now();
    const size = Math.min(BATCH, total - from);
    const wanted = Array.from({ length: size }, (_, index) => uuidAt(ids, from + index));
    // As arrays: an object a row would be twice as much to clear away.
    const { rows } = await readPool().query<Cell[]>({
      name: nameOf(ROWS),
      text: ROWS,
      values: [wanted],
      rowMode: 'array',
    });
    yield rows;
    await sleep(performance.now() - begun);
  }
}

export const attendeeExport = (): AttendeeExport => ({
  async open(events: EventChoice, { status, typeId }) {
    const [which] = await readRowsByPlan<{ ids: Buffer | null }>({
      text: WHICH,
      values: [events, status ?? null, typeId ?? null],
    });
    const ids = which?.ids ?? Buffer.alloc(0);
    const total = ids.length / UUID_BYTES;
    return { total, batches: inBatches(ids, total) };
  },
});
