import type { ClientBase, Pool } from 'pg';
import type { DueCall, WebhookCalls } from '../../application/webhooks/ports.ts';
import { consume, LOWEST_ID, type RecordedEvent } from '../events/event-log.ts';
import { newId } from '../ids.ts';
import { toLocale } from '../repositories/accounts/users.ts';

/** The calls that are due, and what became of them. */

export const WEBHOOK_CONSUMER = 'webhooks';
const EVENTS_AT_ONCE = 200;

/** Open at the same time to one endpoint, by one process; to one that fails a single one, which finds out when it is back. */
const AT_ONCE = 8;
/** Longer than a call takes (caller.ts). Whoever began it and has not ended it by then is gone. */
const LEASE_S = 30;

const ENABLED = `
SELECT id, events, created_at AS "createdAt" FROM webhook_endpoint WHERE disabled_at IS NULL`;

// With nobody to tell, the log is not read. Whoever comes next begins here, or a little earlier: their transaction is open
// in this very snapshot.
const SKIP_AHEAD = `
UPDATE event_consumer SET transaction_id = pg_snapshot_xmin(pg_current_snapshot()), event_id = $2, updated_at = now()
WHERE name = $1 AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  AND NOT EXISTS (SELECT FROM webhook_endpoint WHERE disabled_at IS NULL)`;

const ADD = `
INSERT INTO webhook_delivery (id, endpoint_id, event_id, type)
SELECT d.id, d.endpoint_id, d.event_id, d.type
FROM json_to_recordset($1::json) AS d(id uuid, endpoint_id uuid, event_id uuid, type text)
JOIN webhook_endpoint e ON e.id = d.endpoint_id`;

const CLAIM = `
WITH due AS (
  SELECT d.id FROM webhook_endpoint e
  LEFT JOIN unnest($1::uuid[], $2::int[]) AS open(id, calls) ON open.id = e.id
  CROSS JOIN LATERAL (
    SELECT w.id FROM webhook_delivery w
    WHERE w.endpoint_id = e.id AND w.state = 'WAITING' AND w.next_at <= now()
    ORDER BY w.next_at
    LIMIT greatest(0, CASE WHEN e.failing_since IS NULL THEN ${AT_ONCE} ELSE 1 END - coalesce(open.calls, 0))
    FOR UPDATE SKIP LOCKED
  ) d
  WHERE e.disabled_at IS NULL
), claimed AS (
  UPDATE webhook_delivery SET attempts = attempts + 1, tries = tries + 1, next_at = now() + interval '${LEASE_S} seconds'
  WHERE id IN (SELECT id FROM due)
  RETURNING id, attempts, tries, endpoint_id, event_id, created_at
), opened AS (
  INSERT INTO webhook_attempt (delivery_id, number, started_at) SELECT id, attempts, now() FROM claimed
)
SELECT c.id, c.attempts AS attempt, c.tries, c.endpoint_id AS "endpointId", c.created_at AS "createdAt", e.url,
  e.failing_since AS "failingSince",
  CASE WHEN e.previous_until > now() THEN ARRAY[e.secret, e.previous_secret] ELSE ARRAY[e.secret] END AS secrets,
  CASE WHEN l.id IS NOT NULL THEN
    json_build_object('type', l.type, 'subjectId', l.subject_id, 'payload', l.payload) END AS event,
  l.occurred_at AS "occurredAt"
FROM claimed c
JOIN webhook_endpoint e ON e.id = c.endpoint_id
LEFT JOIN domain_event l ON l.id = c.event_id`;

// A call that was taken for lost and came through after all has come through.
const END = `
WITH ended AS (
  UPDATE webhook_attempt SET ended_at = now(), status = $3, problem = $4, answer = $5
  WHERE delivery_id = $1 AND number = $2
), called AS (
  UPDATE webhook_delivery SET
    state = CASE WHEN $6 THEN 'DELIVERED' WHEN $7::int IS NULL THEN 'FAILED' ELSE 'WAITING' END,
    ended_at = CASE WHEN $6 OR $7::int IS NULL THEN now() END,
    next_at = CASE WHEN $6 OR $7::int IS NULL THEN next_at ELSE now() + $7::int * interval '1 second' END
  WHERE id = $1 AND (state <> 'DELIVERED' AND attempts = $2 OR $6)
)
UPDATE webhook_endpoint SET failing_since = CASE WHEN $6 THEN NULL ELSE now() END
WHERE id = $8 AND (failing_since IS NULL) <> $6`;

const DISABLE = `
UPDATE webhook_endpoint SET disabled_at = now(), disabled_why = $2 WHERE id = $1 AND disabled_at IS NULL`;

const ADMINS = `
SELECT id, email, name, locale FROM "user" WHERE role = 'ADMIN' AND deleted_at IS NULL ORDER BY id`;

export const webhookCalls = (pool: Pool): WebhookCalls => ({
  async end({ id, attempt, endpointId }, end) {
    const wait = end.isDelivered ? null : end.wait;
    const { status, problem, answer, isDelivered } = end;
    await pool.query(END, [id, attempt, status, problem, answer, isDelivered, wait, endpointId]);
  },

  async disable(endpointId, why) {
    await pool.query(DISABLE, [endpointId, why]);
  },

  async admins() {
    type Row = { id: string; email: string; name: string; locale: string };
    const { rows } = await pool.query<Row>(ADMINS);
    return rows.map(({ locale, ...admin }) => ({ ...admin, locale: toLocale(locale) }));
  },
});

type Endpoint = { id: string; events: string[]; createdAt: Date };

/** For whom an event is: whoever was there when it happened. */
const isFor =
  ({ type, occurredAt }: RecordedEvent) =>
  ({ events, createdAt }: Endpoint) =>
    events.includes(type) && occurredAt >= createdAt;

async function addDeliveries(events: RecordedEvent[], client: ClientBase): Promise<void> {
  const { rows: endpoints } = await client.query<Endpoint>(ENABLED);
  const deliveries = events.flatMap((event) =>
    endpoints
      .filter(isFor(event))
      .map(({ id }) => ({ id: newId(), endpoint_id: id, event_id: event.id, type: event.type })),
  );
  if (deliveries.length > 0) await client.query(ADD, [JSON.stringify(deliveries)]);
}

/** Whether anybody hears of anything. */
export const hasWebhooks = async (pool: Pool): Promise<boolean> =>
  (await pool.query(`${ENABLED} LIMIT 1`)).rows.length > 0;

export const skipAhead = async (pool: Pool): Promise<void> => {
  await pool.query(SKIP_AHEAD, [WEBHOOK_CONSUMER, LOWEST_ID]);
};

/** What was committed becomes calls, each once, in the transaction in which the place in the log moves on. @returns whether more is there */
export async function takeEvents(pool: Pool): Promise<boolean> {
  const { handled, isPending } = await consume(pool, WEBHOOK_CONSUMER, addDeliveries, EVENTS_AT_ONCE);
  return handled === EVENTS_AT_ONCE || isPending;
}

/** The calls whose turn it is, as many of each endpoint as it has room for. `open`: how many there are, by endpoint. */
export async function claimCalls(pool: Pool, open: ReadonlyMap<string, number>): Promise<DueCall[]> {
  type Row = Omit<DueCall, 'event'> & {
    event: Omit<NonNullable<DueCall['event']>, 'occurredAt'> | null;
    occurredAt: Date;
  };
  const { rows } = await pool.query<Row>(CLAIM, [[...open.keys()], [...open.values()]]);
  return rows.map(({ event, occurredAt, ...call }) => ({
    ...call,
    event: event && ({ ...event, occurredAt } as NonNullable<DueCall['event']>),
  }));
}
