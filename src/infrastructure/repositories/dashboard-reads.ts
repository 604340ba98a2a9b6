import type {
  CheckIns,
  Coming,
  DashboardReads,
  OrdersBySource,
  SoldInStep,
  SoldOfType,
} from '../../application/dashboard/ports.ts';
import type { EventScope } from '../../domain/policy.ts';
import { readRowsByPlan } from '../db/read-pool.ts';

/**
 * The dashboard's counts. Tickets and orders of a time are found by their ids, which begin with when they were drawn
 * (UUID version 7): an index on the time itself would have to be kept by every sale.
 */

/** Null for all events. */
const idsOf = (scope: EventScope) => (scope.kind === 'all' ? null : scope.eventIds);

/** An id is drawn a moment before or after what it names is dated. */
const SLACK_MS = 3_600_000;

/** Lower than every id that was drawn from an hour before `at` on. */
export function lowestIdSince(at: Date): string {
  const time = Math.max(0, at.getTime() - SLACK_MS)
    .toString(16)
    .padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

// $1 the lowest id · $2 events or null · $3 the bounds
const SOLD = `
SELECT width_bucket(t.purchased_at, $3::timestamptz[]) AS step, t.currency, count(*)::int AS tickets, sum(t.price)::float8 AS revenue
  FROM ticket t
 WHERE t.id >= $1::uuid AND t.purchased_at >= ($3::timestamptz[])[1] AND t.status <> 'CANCELLED'
   AND ($2::uuid[] IS NULL OR t.event_id = ANY($2))
 GROUP BY 1, 2`;

// $1 the lowest id · $2 events or null · $3 from · $4 until · $5 how many events
const SOLD_BY_EVENT = `
WITH sold AS (
  SELECT t.event_id, t.ticket_type_id, t.currency, count(*)::int AS tickets, sum(t.price)::float8 AS revenue
    FROM ticket t
   WHERE t.id >= $1::uuid AND t.purchased_at >= $3::timestamptz AND t.purchased_at <= $4::timestamptz
     AND t.status <> 'CANCELLED' AND ($2::uuid[] IS NULL OR t.event_id = ANY($2))
   GROUP BY 1, 2, 3
), ranked AS (
  SELECT event_id, currency,
         row_number() OVER (PARTITION BY currency ORDER BY sum(revenue) DESC, sum(tickets) DESC, event_id) AS place
    FROM sold GROUP BY event_id, currency
)
SELECT e.id, e.name, y.name AS type, sold.currency, sold.tickets, sold.revenue
  FROM ranked JOIN sold USING (event_id, currency)
  JOIN event e ON e.id = ranked.event_id JOIN ticket_type y ON y.id = sold.ticket_type_id
 WHERE ranked.place <= $5::int
 ORDER BY ranked.place, y.position, y.id`;

// $1 the lowest id · $2 events or null · $3 before: from · $4 before: until · $5 from · $6 until · $7 how many sources
const ORDERS_BY_SOURCE = `
WITH placed AS (
  SELECT o.created_at >= $5::timestamptz AS is_now, coalesce(o.source, '') AS source, o.currency,
         count(*) AS orders, sum(o.total) AS revenue
    FROM "order" o
   WHERE o.id >= $1::uuid AND o.status = 'PAID'
     AND (o.created_at >= $3::timestamptz AND o.created_at < $4::timestamptz
       OR o.created_at >= $5::timestamptz AND o.created_at <= $6::timestamptz)
     AND ($2::uuid[] IS NULL OR EXISTS (
       SELECT FROM order_line l JOIN ticket_type y ON y.id = l.ticket_type_id
        WHERE l.order_id = o.id AND y.event_id = ANY($2)))
   GROUP BY 1, 2, 3
), ranked AS (
  SELECT source, row_number() OVER (ORDER BY sum(orders) DESC, source) AS place FROM placed WHERE is_now GROUP BY source
)
SELECT is_now AS "isNow", CASE WHEN is_now AND place <= $7::int THEN source END AS source, currency,
       sum(orders)::int AS orders, sum(revenue)::float8 AS revenue
  FROM placed LEFT JOIN ranked USING (source)
 GROUP BY 1, 2, 3`;

// $1 events or null · $2 before: from · $3 before: until · $4 from · $5 until · $6 since when by minute
const CHECK_INS = `
WITH passed AS MATERIALIZED (
  SELECT c.checked_in_at AS at FROM check_in c
   WHERE c.undone_at IS NULL AND ($1::uuid[] IS NULL OR c.event_id = ANY($1)) AND c.checked_in_at <= $5::timestamptz
     AND (c.checked_in_at >= $2::timestamptz AND c.checked_in_at < $3::timestamptz
       OR c.checked_in_at >= least($4::timestamptz, $6::timestamptz))
)
SELECT (SELECT count(*)::int FROM passed WHERE at >= $4::timestamptz) AS now,
       (SELECT count(*)::int FROM passed WHERE at >= $2::timestamptz AND at < $3::timestamptz) AS before,
       (SELECT coalesce(json_agg(m), '[]') FROM (
          SELECT date_trunc('minute', at) AS at, count(*) AS "checkIns" FROM passed WHERE at >= $6::timestamptz GROUP BY 1) AS m) AS minutes`;

const few = (condition: string, order: string) => `json_build_object(
  'count', (SELECT count(*) FROM coming WHERE ${condition}),
  'events', (SELECT coalesce(json_agg(told), '[]') FROM (
    SELECT id, name, "startsAt", "timeZone", status, capacity, sold FROM coming WHERE ${condition} ORDER BY ${order}, id LIMIT $7::int) AS told))`;

// $1 events or null · $2 now · $3 soon · $4 long enough ago · $5 percent that are few · $6 how many are next · $7 how many of each list
const COMING = `
WITH coming AS MATERIALIZED (
  SELECT e.id, e.name, to_char(e.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "startsAt", e.starts_at,
         e.time_zone AS "timeZone", e.status, e.created_at, p.capacity, p.available, p.capacity - p.available AS sold
    FROM event e JOIN stock_pool p ON p.id = e.id
   WHERE e.starts_at > $2::timestamptz AND e.status <> 'CANCELLED' AND ($1::uuid[] IS NULL OR e.id = ANY($1))
)
SELECT (SELECT json_build_object('events', count(*), 'capacity', coalesce(sum(capacity), 0), 'sold', coalesce(sum(sold), 0))
          FROM coming WHERE status = 'SCHEDULED') AS seats,
       (SELECT coalesce(json_agg(told), '[]') FROM (
          SELECT id, name, "startsAt", "timeZone", status, capacity, sold FROM coming
           WHERE status = 'SCHEDULED' ORDER BY starts_at, id LIMIT $6::int) AS told) AS next,
       ${few(`status = 'SCHEDULED' AND sold > 0 AND available > 0 AND available * 100 <= capacity * $5::int`, 'available::float8 / capacity')} AS "sellingOut",
       ${few(`status = 'SCHEDULED' AND sold = 0 AND starts_at <= $3::timestamptz AND created_at <= $4::timestamptz`, 'starts_at')} AS unsold,
       ${few(`status = 'DRAFT' AND starts_at <= $3::timestamptz`, 'starts_at')} AS drafts`;

async function one<Row extends object>(text: string, values: unknown[]): Promise<Row> {
  const [row] = await readRowsByPlan<Row>({ text, values });
  if (!row) throw new Error('a statement that counts answers with one row');
  return row;
}

export const dashboardReads = (): DashboardReads => ({
  sold: (bounds, scope) =>
    readRowsByPlan<SoldInStep>({ text: SOLD, values: [lowestIdSince(bounds[0] ?? new Date()), idsOf(scope), bounds] }),

  soldByEvent: ({ from, now }, most, scope) =>
    readRowsByPlan<SoldOfType>({ text: SOLD_BY_EVENT, values: [lowestIdSince(from), idsOf(scope), from, now, most] }),

  ordersBySource: ({ beforeFrom, beforeTo, from, now }, most, scope) =>
    readRowsByPlan<OrdersBySource>({
      text: ORDERS_BY_SOURCE,
      values: [lowestIdSince(beforeFrom), idsOf(scope), beforeFrom, beforeTo, from, now, most],
    }),

  checkIns: ({ beforeFrom, beforeTo, from, now }, minutesFrom, scope) =>
    one<CheckIns>(CHECK_INS, [idsOf(scope), beforeFrom, beforeTo, from, now, minutesFrom]),

  coming: ({ now, soon, longEnough, fewPercent, most }, scope) =>
    one<Coming>(COMING, [idsOf(scope), now, soon, longEnough, fewPercent, most.next, most.attention]),
});
