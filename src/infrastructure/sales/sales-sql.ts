import { recordSql } from '../events/record.ts';
import { DETAILS_COLUMNS } from '../repositories/events/event-row.ts';
import { STOCK_COLUMNS } from '../repositories/events/stock-row.ts';

/**
 * One statement sells a whole batch, of one event or of several, so that it is one round trip and one transaction.
 * $1 now · and JSON lists, each a parameter of its own, since PostgreSQL would read one document from its beginning for
 * every list in it: $2 events: [{nr, id, currency}] · $3 what each pool gives: [{nr, id, version, seats}] · $4 orders ·
 * $5 lines · $6 tickets · $7 recorded events · $8 keys. `nr` says to which event of the batch a row belongs.
 *
 * The pools are locked in the order of their ids, each only as long as its version is the one that was read and it has
 * the seats. Unless all of an event's are, nothing of that event is written and its number does not come back; the others
 * are sold. A pool that somebody else holds is passed over: its version is about to move, and the others need not wait.
 */
export const SELL = `
WITH wanted AS MATERIALIZED (
  SELECT nr, id, version, seats FROM json_to_recordset($3::json) AS w(nr int, id uuid, version int, seats int)
), held AS MATERIALIZED (
  SELECT w.nr FROM stock_pool p JOIN wanted w ON w.id = p.id
  WHERE p.version = w.version AND p.available >= w.seats
  ORDER BY p.id FOR NO KEY UPDATE OF p SKIP LOCKED
), whole AS MATERIALIZED (
  SELECT w.nr FROM wanted w GROUP BY w.nr
  HAVING count(*) = (SELECT count(*) FROM held h WHERE h.nr = w.nr)
), taken AS (
  UPDATE stock_pool p SET available = p.available - w.seats, version = p.version + 1
  FROM wanted w
  WHERE p.id = w.id AND p.version = w.version AND p.available >= w.seats
    AND w.nr IN (SELECT nr FROM whole)
  RETURNING w.nr
), sold AS MATERIALIZED (
  SELECT e.nr, e.id, e.currency FROM json_to_recordset($2::json) AS e(nr int, id uuid, currency text)
  WHERE e.nr IN (SELECT nr FROM taken)
), new_orders AS (
  INSERT INTO "order" (id, buyer_id, total, currency, status, created_at, source, desk)
  SELECT o.id, o.buyer, o.total, e.currency, 'PAID', $1::timestamptz, o.source, o.desk
  FROM json_to_recordset($4::json) AS o(nr int, id uuid, buyer uuid, total int, source text, desk jsonb)
  JOIN sold e USING (nr)
), new_lines AS (
  INSERT INTO order_line (order_id, ticket_type_id, quantity, unit_price)
  SELECT l.order_id, l.type, l.quantity, l.price
  FROM json_to_recordset($5::json) AS l(nr int, order_id uuid, type uuid, quantity int, price int) JOIN sold USING (nr)
), new_tickets AS (
  INSERT INTO ticket (id, order_id, event_id, ticket_type_id, owner_id, confirmation_code, participant_name, participant_email, price, currency, purchased_at)
  SELECT t.id, t.order_id, e.id, t.type, t.owner, t.code, t.name, t.email, t.price, e.currency, $1::timestamptz
  FROM json_to_recordset($6::json)
    AS t(nr int, id uuid, order_id uuid, type uuid, owner uuid, code text, name text, email text, price int)
  JOIN sold e USING (nr)
), new_events AS (${recordSql('$7::json', 'e.nr IN (SELECT nr FROM sold)')}
), new_keys AS (
  INSERT INTO idempotency_key (user_id, key, body_hash, response_body, created_at)
  SELECT k."user", k.key, decode(k.hash, 'hex'), k.body, $1::timestamptz
  FROM json_to_recordset($8::json) AS k(nr int, "user" uuid, key text, hash text, body text) JOIN sold USING (nr)
  -- Sorted, so that two batches that share keys wait for each other in one direction only.
  ORDER BY k."user", k.key
)
SELECT nr FROM sold`;

/** What events offer, in one round trip. */
export const READ_OFFERS = `SELECT ${DETAILS_COLUMNS}, ${STOCK_COLUMNS} FROM event e WHERE e.id = ANY($1::uuid[])`;

/** Waits for whoever changes the stock right now; afterwards nobody else can until the transaction ends. */
export const LOCK_POOLS = 'SELECT id FROM stock_pool WHERE event_id = $1::uuid ORDER BY id FOR NO KEY UPDATE';

/** Which of these orders were written, after a connection died around its commit. */
export const FIND_ORDERS = 'SELECT id FROM "order" WHERE id = ANY($1::uuid[])';

/** Answers that were given before, within the 24 hours that a key lives. $1 users · $2 keys, pairwise. */
export const FIND_ANSWERS = `
SELECT k.user_id AS "userId", k.key, k.body_hash AS "bodyHash", k.response_body AS body,
  k.created_at > now() - interval '24 hours' AS "isAlive"
FROM idempotency_key k JOIN unnest($1::uuid[], $2::text[]) AS asked(user_id, key) USING (user_id, key)`;

/** Keys that outlived their day make room for new ones of the same name. */
export const FORGET_KEYS = `
DELETE FROM idempotency_key k USING unnest($1::uuid[], $2::text[]) AS dead(user_id, key)
WHERE k.user_id = dead.user_id AND k.key = dead.key AND k.created_at <= now() - interval '24 hours'`;
