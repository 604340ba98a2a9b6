import type pg from 'pg';

/**
 * Sales of a year upon a catalogue (catalogue.ts): orders of two tickets each, more of them lately, a tenth by a link
 * that says so, one in twenty cancelled, and two in five of those of past events let in. Ids are of version 7, as drawn then, and the
 * stock is what they leave. What happened and who did what stand in the logs.
 */

/** An id of version 7 as drawn at `at`. */
const idAt = (at: string) =>
  `(lpad(to_hex((extract(epoch FROM ${at}) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid`;

const BUYERS = `
INSERT INTO "user" (id, username, email, name, password_hash)
SELECT gen_random_uuid(), 'bench' || n, 'bench' || n || '@example.com',
  (ARRAY['Ana', 'Bruno', 'Clara', 'Davi', 'Elisa', 'Felipe', 'Giulia', 'Hugo'])[1 + n % 8] || ' '
    || (ARRAY['Silva', 'Souza', 'Oliveira', 'Santos', 'Lima', 'Costa', 'Rocha'])[1 + n % 7] || ' ' || n, 'none'
FROM generate_series(1, $1::int) AS n`;

// $1 how many orders
const SALES = `
WITH types AS MATERIALIZED (
  SELECT y.id, y.event_id, y.price, e.starts_at, row_number() OVER (ORDER BY y.id) - 1 AS nr
    FROM ticket_type y JOIN event e ON e.id = y.event_id WHERE e.status = 'SCHEDULED'
), buyers AS MATERIALIZED (
  SELECT id, name, email, row_number() OVER (ORDER BY id) - 1 AS nr FROM "user" WHERE username LIKE 'bench%'
), dated AS MATERIALIZED (
  SELECT n, now() - power(random(), 2) * interval '365 days' AS at FROM generate_series(1, $1::int) AS n
), made AS MATERIALIZED (
  SELECT d.n, d.at, ${idAt('d.at')} AS id, b.id AS buyer, b.name, b.email, y.id AS type, y.event_id, y.price, y.starts_at
    FROM dated d
    JOIN types y ON y.nr = (d.n::bigint * 7919) % (SELECT count(*) FROM types)
    JOIN buyers b ON b.nr = (d.n::bigint * 104729) % (SELECT count(*) FROM buyers)
), orders AS (
  INSERT INTO "order" (id, buyer_id, total, currency, created_at, source)
  SELECT id, buyer, 2 * price, 'BRL', at, CASE WHEN n % 10 = 0 THEN (ARRAY['newsletter', 'instagram', 'poster', 'radio'])[1 + n / 10 % 4] END FROM made
), lines AS (
  INSERT INTO order_line (order_id, ticket_type_id, quantity, unit_price) SELECT id, type, 2, price FROM made
), seats AS MATERIALIZED (
  SELECT made.*, ${idAt('made.at')} AS ticket, 2 * n + seat AS nr,
         CASE WHEN n % 20 = 0 THEN 'CANCELLED' WHEN starts_at < now() AND n % 5 < 2 THEN 'USED' ELSE 'ACTIVE' END AS status
    FROM made, generate_series(0, 1) AS seat
), tickets AS (
  INSERT INTO ticket (id, order_id, event_id, ticket_type_id, owner_id, confirmation_code, status, participant_name,
                      participant_email, price, currency, purchased_at, cancelled_at, used_at)
  SELECT ticket, id, event_id, type, buyer, upper(translate(lpad(to_hex(nr), 9, '0'), '01', 'GH')), status::ticket_status, name,
         email, price, 'BRL', at, CASE status WHEN 'CANCELLED' THEN at + interval '1 hour' END, CASE status WHEN 'USED' THEN starts_at END
    FROM seats
), happened AS (
  INSERT INTO domain_event (id, type, subject_id, payload, occurred_at)
  SELECT ${idAt('at')}, 'ticket.purchased', ticket, '{}'::jsonb, at FROM seats
  UNION ALL
  SELECT ${idAt('at')}, 'ticket.cancelled', ticket, '{"reason": "holder"}'::jsonb, at + interval '1 hour' FROM seats WHERE status = 'CANCELLED'
), logged AS (
  INSERT INTO audit_log (id, actor_id, actor_kind, action, subject_id, created_at)
  SELECT ${idAt('at')}, buyer, 'user', 'ticket.cancel', ticket, at + interval '1 hour' FROM seats WHERE status = 'CANCELLED'
), mailed AS (
  INSERT INTO outgoing_mail (id, user_id, subject_id, recipient, template, payload, status, attempts, created_at, sent_at, dispatched_at)
  SELECT ${idAt('at')}, buyer, id, email, 'welcome', '{}', 'SENT', 1, at, at, at FROM made WHERE n % 2 = 0
)
INSERT INTO check_in (id, ticket_id, event_id, checked_in_at, recorded_at)
SELECT ${idAt('starts_at')}, ticket, event_id, starts_at, starts_at FROM seats WHERE status = 'USED'`;

const STOCK = `
UPDATE stock_pool p SET capacity = held.seats + p.capacity, available = p.capacity, version = p.version + 1
  FROM (SELECT p.id, count(t.id)::int AS seats FROM stock_pool p
          LEFT JOIN ticket t ON t.event_id = p.event_id AND t.status <> 'CANCELLED' GROUP BY p.id) AS held
 WHERE held.id = p.id`;

/** As the job that follows the sales would have filled it. */
const SEARCHED = `
INSERT INTO attendee_search (ticket_id, event_id, words)
SELECT id, event_id, attendee_words(participant_name, participant_email, confirmation_code) FROM ticket ON CONFLICT DO NOTHING`;

const TABLES =
  '"user", "order", order_line, ticket, check_in, domain_event, audit_log, outgoing_mail, stock_pool, event, ticket_type, attendee_search';

/** Sells `tickets` of the events that are there, and tells PostgreSQL's planner of it. */
export async function fillSales(database: pg.Pool, tickets: number): Promise<void> {
  await database.query(BUYERS, [20_000]);
  await database.query(SALES, [Math.ceil(tickets / 2)]);
  await database.query(STOCK);
  await database.query(SEARCHED);
  // Nobody is mailed what was made up.
  await database.query(
    `UPDATE event_consumer SET transaction_id = pg_current_xact_id(), event_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'`,
  );
  await database.query(`VACUUM (ANALYZE) ${TABLES}`);
}
