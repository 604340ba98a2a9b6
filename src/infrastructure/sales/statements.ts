/**
 * One statement sells a whole batch, so that it is one round trip and one transaction.
 * $1 event id · $2 the version it was read at · $3 seats · $4 rows of the batch as JSON · $5 currency · $6 now.
 * No row comes back where the version has moved or the seats are gone; then nothing was written.
 */
export const SELL = `
WITH sold AS (
  UPDATE event SET available = available - $3::int, version = version + 1
  WHERE id = $1::uuid AND version = $2::int AND available >= $3::int
  RETURNING id
), new_orders AS (
  INSERT INTO "order" (id, buyer_id, total, currency, status, created_at)
  SELECT o.id, o.buyer, o.total, $5::text, 'PAID', $6::timestamptz
  FROM sold, json_to_recordset($4::json -> 'orders') AS o(id uuid, buyer uuid, total int)
), new_tickets AS (
  INSERT INTO ticket (id, order_id, event_id, owner_id, confirmation_code, participant_name, participant_email, price, currency, purchased_at)
  SELECT t.id, t.order_id, sold.id, t.owner, t.code, t.name, t.email, t.price, $5::text, $6::timestamptz
  FROM sold, json_to_recordset($4::json -> 'tickets')
    AS t(id uuid, order_id uuid, owner uuid, code text, name text, email text, price int, log_id uuid)
), new_happenings AS (
  INSERT INTO domain_event (id, type, subject_id, payload, occurred_at)
  SELECT t.log_id, 'ticket.purchased', t.id, jsonb_build_object('eventId', sold.id, 'orderId', t.order_id), $6::timestamptz
  FROM sold, json_to_recordset($4::json -> 'tickets') AS t(id uuid, order_id uuid, log_id uuid)
), new_keys AS (
  INSERT INTO idempotency_key (user_id, key, body_hash, response_status, response_body, created_at)
  SELECT k."user", k.key, decode(k.hash, 'hex'), k.status, k.body, $6::timestamptz
  FROM sold, json_to_recordset($4::json -> 'keys') AS k("user" uuid, key text, hash text, status int, body text)
  -- Sorted, so that two batches that share keys wait for each other in one direction only.
  ORDER BY k."user", k.key
)
SELECT id FROM sold`;

const EVENT_ROW = `
SELECT id, slug, name, description, translations, category, location, starts_at AS "startsAt", ends_at AS "endsAt",
  time_zone AS "timeZone", image_url AS "imageUrl", available, price, currency, status::text AS status, version
FROM event WHERE id = $1::uuid`;

export const READ_EVENT = EVENT_ROW;

/** Waits for whoever changes the row right now; afterwards nobody else can until the transaction ends. */
export const LOCK_EVENT = `${EVENT_ROW} FOR NO KEY UPDATE`;

/** Which of these orders were written, after a connection died around its commit. */
export const FIND_ORDERS = 'SELECT id FROM "order" WHERE id = ANY($1::uuid[])';

/** Answers that were given before, within the 24 hours that a key lives. $1 users · $2 keys, pairwise. */
export const FIND_ANSWERS = `
SELECT k.user_id AS "userId", k.key, k.body_hash AS "bodyHash", k.response_status AS status, k.response_body AS body,
  k.created_at > now() - interval '24 hours' AS "isAlive"
FROM idempotency_key k JOIN unnest($1::uuid[], $2::text[]) AS asked(user_id, key) USING (user_id, key)`;

/** Keys that outlived their day make room for new ones of the same name. */
export const FORGET_KEYS = `
DELETE FROM idempotency_key k USING unnest($1::uuid[], $2::text[]) AS dead(user_id, key)
WHERE k.user_id = dead.user_id AND k.key = dead.key AND k.created_at <= now() - interval '24 hours'`;
