import type pg from 'pg';

/**
 * A catalogue of many events at once: names, places, prices and dates spread as a shop's are, past ones and drafts
 * included, every second one with a venue and an organiser, two of three with one ticket type and the rest with three, one
 * of those closed or hidden now and then.
 */
const FILL = `
WITH made AS MATERIALIZED (
  SELECT n, gen_random_uuid() AS id, now() - interval '60 days' + n * interval '1 year' / $1::int AS starts_at,
    (n * 7919) % 1000 AS dice
  FROM generate_series(1, $1::int) n
), events AS (
  INSERT INTO event (id, slug, name, description, category, location, starts_at, ends_at, status, venue, organiser)
  SELECT id, 'catalogue-' || n,
    (ARRAY['Rock', 'Jazz', 'Samba', 'Choir', 'Theatre', 'Robotics', 'Cooking', 'Chess'])[1 + dice % 8] || ' night ' || n,
    repeat('What happens on this evening, who plays and how to get there. ', 1 + dice % 20),
    (ARRAY['music', 'theatre', 'technology', 'sport', 'food', 'art', 'family', 'community'])[1 + dice % 8],
    (ARRAY['Recife', 'São Paulo', 'Porto Alegre', 'Belém', 'Curitiba'])[1 + dice % 5] || ', Hall ' || dice % 40,
    starts_at, starts_at + interval '3 hours',
    (CASE WHEN dice < 20 THEN 'DRAFT' WHEN dice < 30 THEN 'CANCELLED' ELSE 'SCHEDULED' END)::event_status,
    CASE WHEN n % 2 = 0 THEN jsonb_build_object('name', 'House ' || (ARRAY['Aurora', 'Boreal', 'Cedro', 'Delta'])[1 + dice % 4] || ' ' || dice,
      'city', (ARRAY['Olinda', 'Santos', 'Canoas', 'Ananindeua', 'Colombo'])[1 + dice % 5]) END,
    CASE WHEN n % 2 = 0 THEN jsonb_build_object('name', 'Collective ' || (ARRAY['Lantern', 'Marimba', 'Harbour'])[1 + dice % 3] || ' ' || n % 500) END
  FROM made
), pools AS (
  INSERT INTO stock_pool (id, event_id, capacity, available)
  SELECT id, id, 100 + dice, CASE WHEN dice % 10 = 0 THEN 0 ELSE 100 + dice - dice % 90 END FROM made
), types AS MATERIALIZED (
  SELECT m.id AS event, gen_random_uuid() AS id, t AS position, m.dice, m.starts_at
  FROM made m, generate_series(0, CASE WHEN m.dice % 3 = 0 THEN 2 ELSE 0 END) t
), new_types AS (
  INSERT INTO ticket_type (id, event_id, name, price, sales_end, is_hidden, position)
  SELECT id, event, 'Type ' || position, ((dice * 37 + position * 1500) % 60000), 
    CASE WHEN position = 1 THEN starts_at - interval '30 days' END, position = 2 AND dice % 2 = 0, position
  FROM types
)
INSERT INTO ticket_type_pool (ticket_type_id, pool_id, event_id) SELECT id, event, event FROM types`;

/** Adds `count` events, and tells PostgreSQL's planner of them. */
export async function fillCatalogue(database: pg.Pool, count: number): Promise<void> {
  await database.query(FILL, [count]);
  await database.query('VACUUM (ANALYZE) event, stock_pool, ticket_type, ticket_type_pool');
}
