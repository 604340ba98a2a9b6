import { recordSql } from '../events/record.ts';
import { DETAILS_COLUMNS } from '../repositories/event-row.ts';
import { STOCK_COLUMNS } from '../repositories/stock-row.ts';

/**
 * One statement sells a whole batch, so that it is one round trip and one transaction.
 * $1 event id · $2 currency · $3 now · $4 what each pool gives: [{id, version, seats}] · and the rows of the batch, each
 * a JSON list of its own, since PostgreSQL would read one document from its beginning for every list in it: $5 orders ·
 * $6 lines · $7 tickets · $8 recorded events · $9 keys.
 *
 * The pools are locked in the order of their ids, each only as long as its version is the one that was read and it has
 * the seats. Unless all of them are, nothing is written and no row comes back.
 */
export const SELL = `
WITH wanted AS MATERIALIZED (
  SELECT id, version, seats FROM json_to_recordset($4::json) AS w(id uuid, version int, seats int)
), held AS MATERIALIZED (
  SELECT p.id FROM stock_pool p JOIN wanted w ON w.id = p.id
  WHERE p.version = w.version AND p.available >= w.seats
  ORDER BY p.id FOR NO KEY UPDATE OF p
), sold AS (
  UPDATE stock_pool p SET available = p.available - w.seats, version = p.version + 1
  FROM wanted w
  WHERE p.id = w.id AND p.version = w.version AND p.available >= w.seats
    AND (SELECT count(*) FROM held) = (SELECT count(*) FROM wanted)
  RETURNING p.id
), new_orders AS (
  INSERT INTO "order" (id, buyer_id, total, currency, status, created_at)
  SELECT o.id, o.buyer, o.total, $2::text, 'PAID', $3::timestamptz
  FROM json_to_recordset($5::json) AS o(id uuid, buyer uuid, total int)
  WHERE EXISTS (SELECT FROM sold)
), new_lines AS (
  INSERT INTO order_line (order_id, ticket_type_id, quantity, unit_price)
  SELECT l.order_id, l.type, l.quantity, l.price
  FROM json_to_recordset($6::json) AS l(order_id uuid, type uuid, quantity int, price int)
  WHERE EXISTS (SELECT FROM sold)
), new_tickets AS (
  INSERT INTO ticket (id, order_id, event_id, ticket_type_id, owner_id, confirmation_code, participant_name, participant_email, price, currency, purchased_at)
  SELECT t.id, t.order_id, $1::uuid, t.type, t.owner, t.code, t.name, t.email, t.price, $2::text, $3::timestamptz
  FROM json_to_recordset($7::json)
    AS t(id uuid, order_id uuid, type uuid, owner uuid, code text, name text, email text, price int)
  WHERE EXISTS (SELECT FROM sold)
), new_events AS (${recordSql('$8::json', 'EXISTS (SELECT FROM sold)')}
), new_keys AS (
  INSERT INTO idempotency_key (user_id, key, body_hash, response_body, created_at)
  SELECT k."user", k.key, decode(k.hash, 'hex'), k.body, $3::timestamptz
  FROM json_to_recordset($9::json) AS k("user" uuid, key text, hash text, body text)
  WHERE EXISTS (SELECT FROM sold)
  -- Sorted, so that two batches that share keys wait for each other in one direction only.
  ORDER BY k."user", k.key
)
SELECT id FROM sold`;

/** What an event offers, in one round trip. */
export const READ_OFFER = `SELECT ${DETAILS_COLUMNS}, ${STOCK_COLUMNS} FROM event e WHERE e.id = $1::uuid`;

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
