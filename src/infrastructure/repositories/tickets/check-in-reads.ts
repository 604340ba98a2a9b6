import type { CheckInReads, TypeCount } from '../../../application/check-in/ports.ts';
import { readRows } from '../../db/read-pool.ts';

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const TICKET = `json_strip_nulls(json_build_object(
  'id', t.id, 'code', t.confirmation_code, 'serial', t.serial, 'status', t.status, 'name', t.participant_name,
  'type', t.ticket_type_id, 'usedAt', to_char(c.checked_in_at AT TIME ZONE 'UTC', ${ISO}), 'device', c.device))`;

/** All of them, or those that were sold, given back, let in, let out again, offered to somebody or accepted since `$2`. */
const TICKETS = `
SELECT now() AS "readAt",
       (SELECT count(*)::int FROM ticket WHERE event_id = $1::uuid) AS total,
       coalesce(json_agg(${TICKET} ORDER BY t.id), '[]')::text AS tickets
  FROM ticket t
  LEFT JOIN check_in c ON c.ticket_id = t.id AND c.undone_at IS NULL
 WHERE t.event_id = $1::uuid
   AND ($2::timestamptz IS NULL OR t.purchased_at >= $2 OR t.cancelled_at >= $2
        OR t.id IN (SELECT ticket_id FROM check_in
                     WHERE event_id = $1::uuid AND (recorded_at >= $2 OR undone_at >= $2))
        OR EXISTS (SELECT FROM ticket_transfer x
                    WHERE x.ticket_id = t.id AND (x.created_at >= $2 OR x.accepted_at >= $2)))`;

const COUNTS = `
SELECT y.id AS "ticketTypeId", y.name, count(t.id)::int AS total,
       count(t.id) FILTER (WHERE t.status = 'USED')::int AS "checkedIn"
  FROM ticket_type y
  LEFT JOIN ticket t ON t.event_id = $1::uuid AND t.ticket_type_id = y.id AND t.status IN ('ACTIVE', 'USED')
 WHERE y.event_id = $1::uuid
 GROUP BY y.id ORDER BY y.position, y.id`;

const DUPLICATES = `SELECT count(*)::int AS duplicates FROM duplicate_scan WHERE event_id = $1::uuid`;

export const checkInReads = (): CheckInReads => ({
  async tickets(eventId, since) {
    type Row = { readAt: Date; total: number; tickets: string };
    const [row] = await readRows<Row>({ text: TICKETS, values: [eventId, since] });
    if (!row) throw new Error('an aggregate has a row');
    return row;
  },

  async counts(eventId) {
    const [types, [row]] = await Promise.all([
      readRows<TypeCount>({ text: COUNTS, values: [eventId] }),
      readRows<{ duplicates: number }>({ text: DUPLICATES, values: [eventId] }),
    ]);
    return { types, duplicates: row?.duplicates ?? 0 };
  },
});
