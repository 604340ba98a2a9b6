import type { EventNumberReads } from '../../../application/event-numbers/ports.ts';
import { readRows } from '../../db/read-pool.ts';

type EventNumbers = Awaited<ReturnType<EventNumberReads['read']>>;

/** From the tickets, check-ins and edits themselves: a sale writes nothing for it. */

// Who cancelled or edited, the audit log knows: the entry of that action that is nearest in time.
const CHANGES = `
house AS (
  SELECT p.capacity, p.available, e.created_at FROM event e JOIN stock_pool p ON p.id = e.id WHERE e.id = $1::uuid
), edit AS (
  SELECT occurred_at AS at, payload->>'source' AS source, payload->'changes' ? 'capacity' AS moves_seats,
         coalesce((payload #>> '{changes,capacity,after}')::int - (payload #>> '{changes,capacity,before}')::int, 0) AS seats
    FROM domain_event
   WHERE subject_id = $1::uuid AND type = 'event.changed'
     AND payload->'changes' ?| ARRAY['capacity', 'ticketTypes', 'price']
), gone AS (
  SELECT t.id, t.ticket_type_id, t.cancelled_at, t.confirmation_code, coalesce(d.payload->>'reason', 'event-cancelled') AS reason
    FROM ticket t
    LEFT JOIN domain_event d ON d.subject_id = t.id AND d.type = 'ticket.cancelled'
   WHERE t.event_id = $1::uuid AND t.status = 'CANCELLED'
), change AS (
  SELECT 'created' AS kind, 0 AS rank, created_at AS at, 0 AS tickets, capacity - (SELECT coalesce(sum(seats), 0) FROM edit) AS seats,
         NULL::uuid AS type_id, NULL AS code, NULL::uuid AS who, 'event.create' AS action, $1::uuid AS subject, NULL AS why
    FROM house
  UNION ALL
  SELECT CASE WHEN moves_seats THEN 'seats' ELSE 'types' END, 1, at, 0, seats, NULL, NULL, NULL, 'event.update', $1::uuid, source
    FROM edit
  UNION ALL
  SELECT 'sold', 2, min(t.purchased_at), count(*), -count(*), t.ticket_type_id,
         CASE count(*) WHEN 1 THEN min(t.confirmation_code) END, o.buyer_id, NULL, t.order_id, NULL
    FROM ticket t JOIN "order" o ON o.id = t.order_id
   WHERE t.event_id = $1::uuid GROUP BY t.order_id, t.ticket_type_id, o.buyer_id
  UNION ALL
  SELECT 'cancelled', 3, cancelled_at, 1, 1, ticket_type_id, confirmation_code, NULL, 'ticket.cancel', id, reason
    FROM gone WHERE reason <> 'event-cancelled'
  UNION ALL
  SELECT 'cancelled', 3, cancelled_at, count(*), count(*), ticket_type_id, NULL, NULL, 'event.cancel', $1::uuid, reason
    FROM gone WHERE reason = 'event-cancelled' GROUP BY cancelled_at, ticket_type_id, reason
  UNION ALL
  SELECT 'checked-in', 4, c.checked_in_at, 1, 0, t.ticket_type_id, t.confirmation_code, c.actor_id, NULL, c.id, NULL
    FROM check_in c JOIN ticket t ON t.id = c.ticket_id WHERE c.event_id = $1::uuid AND $2
  UNION ALL
  SELECT 'undone', 5, c.undone_at, 1, 0, t.ticket_type_id, t.confirmation_code, c.undone_by, NULL, c.id, c.undo_reason
    FROM check_in c JOIN ticket t ON t.id = c.ticket_id WHERE c.event_id = $1::uuid AND c.undone_at IS NOT NULL AND $2
), counted AS (
  SELECT *, sum(seats) OVER (ORDER BY at, rank, subject, type_id)::int AS "left" FROM change
), page AS (
  SELECT * FROM counted ORDER BY at DESC, rank DESC, subject DESC, type_id DESC OFFSET $3 LIMIT $4
), told AS (
  SELECT page.*, u.name AS by_name, y.name AS type
    FROM page
    LEFT JOIN LATERAL (
      SELECT actor_id FROM audit_log a WHERE a.subject_id = page.subject AND a.action = page.action
      ORDER BY abs(extract(epoch FROM a.created_at - page.at)) LIMIT 1) AS a ON true
    LEFT JOIN "user" u ON u.id = coalesce(page.who, a.actor_id)
    LEFT JOIN ticket_type y ON y.id = page.type_id
)`;

const TYPES = `
SELECT coalesce(json_agg(n), '[]') FROM (
  SELECT y.id, y.name, pools."limit", pools.available,
         count(t.id) FILTER (WHERE t.status = 'ACTIVE')::int AS active,
         count(t.id) FILTER (WHERE t.status = 'USED')::int AS "checkedIn",
         count(t.id) FILTER (WHERE t.status = 'CANCELLED')::int AS cancelled
    FROM ticket_type y
    JOIN LATERAL (
      SELECT min(p.capacity) FILTER (WHERE p.id <> y.event_id) AS "limit", min(p.available) AS available
        FROM ticket_type_pool d JOIN stock_pool p ON p.id = d.pool_id WHERE d.ticket_type_id = y.id) AS pools ON true
    LEFT JOIN ticket t ON t.event_id = y.event_id AND t.ticket_type_id = y.id
   WHERE y.event_id = $1::uuid
   GROUP BY y.id, pools."limit", pools.available ORDER BY y.position, y.id) AS n`;

// One statement, and so one moment: two would not add up while it sells.
const NUMBERS = `
WITH ${CHANGES}
SELECT house.capacity, house.available, (${TYPES}) AS types,
       (SELECT count(*)::int FROM change) AS total, (SELECT sum(seats)::int FROM change) AS explained,
       (SELECT coalesce(json_agg(json_build_object(
          'kind', kind, 'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'tickets', tickets, 'seats', seats,
          'left', "left", 'type', type, 'code', code, 'who', nullif(by_name, ''), 'why', nullif(why, ''))
          ORDER BY at DESC, rank DESC, subject DESC, type_id DESC), '[]') FROM told) AS changes
  FROM house`;

export const eventNumberReads = (): EventNumberReads => ({
  async read(eventId, isDoorToo, { offset, limit }) {
    const [numbers] = await readRows<EventNumbers>({ text: NUMBERS, values: [eventId, isDoorToo, offset, limit] });
    if (!numbers) throw new Error(`event ${eventId} has no stock`);
    return numbers;
  },
});
