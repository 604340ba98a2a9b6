import type pg from 'pg';

/** One of whatever else the administration has a page of, each with a lot upon it. Needs an admin, events and sales. */

const SERIES = `
WITH made AS (
  INSERT INTO event_series (id, slug, rule) VALUES (gen_random_uuid(), 'bench-series', 'FREQ=WEEKLY;COUNT=100') RETURNING id
)
INSERT INTO series_date (series_id, number, starts_at, event_id)
SELECT made.id, row_number() OVER (ORDER BY e.starts_at), e.starts_at, e.id
  FROM made, (SELECT id, starts_at FROM event ORDER BY starts_at LIMIT 100) AS e`;

const WEBHOOKS = `
WITH made AS (
  INSERT INTO webhook_endpoint (id, url, name, events, secret)
  VALUES (gen_random_uuid(), 'https://example.com/hook', 'Bench', '["ticket.purchased"]', '\\x00') RETURNING id
), deliveries AS (
  INSERT INTO webhook_delivery (id, endpoint_id, type, state, attempts, tries, ended_at)
  SELECT gen_random_uuid(), made.id, 'ticket.purchased', 'DELIVERED', 1, 1, now() FROM made, generate_series(1, 20000) RETURNING id
)
INSERT INTO webhook_attempt (delivery_id, number, ended_at, status) SELECT id, 1, now(), 200 FROM deliveries`;

const ADMIN = `(SELECT id FROM "user" WHERE role = 'ADMIN' LIMIT 1)`;
const BUSIEST = '(SELECT event_id FROM ticket GROUP BY event_id ORDER BY count(*) DESC, event_id LIMIT 1)';

const MESSAGES = `
INSERT INTO attendee_message (id, event_id, author_id, texts, audience)
SELECT gen_random_uuid(), ${BUSIEST}, ${ADMIN}, '{"en": {"subject": "Doors", "text": "They open at seven."}}', '{"who": "everybody", "typeId": null}'
  FROM generate_series(1, 50)`;

/** Each with the task that looked ahead, under the same id. */
const IMPORTS = `
WITH made AS (
  INSERT INTO event_import (id, user_id, file_name, format, bytes, options)
  SELECT gen_random_uuid(), ${ADMIN}, 'events.csv', 'csv', 'name', '{}' FROM generate_series(1, 20) RETURNING id, user_id
)
INSERT INTO long_task (id, kind, user_id, state, facts, result, started_at, ended_at)
SELECT id, 'preview-import', user_id, 'DONE', '{"file": "events.csv"}', '{"changes": 24}', now(), now() FROM made`;

export async function fillAdmin(database: pg.Pool): Promise<void> {
  for (const statement of [SERIES, WEBHOOKS, MESSAGES, IMPORTS]) await database.query(statement);
  await database.query(
    'VACUUM (ANALYZE) event_series, series_date, webhook_delivery, webhook_attempt, attendee_message',
  );
}
