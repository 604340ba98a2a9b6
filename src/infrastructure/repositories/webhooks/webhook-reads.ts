import type { Attempt, Delivery, LoggedEvent, Webhook, WebhookReads } from '../../../application/webhooks/ports.ts';
import type { Database } from '../../db/prisma.ts';
import { prismaSql, type Sql } from '../../db/sql.ts';

const WEBHOOK = `e.id, e.url, e.name, e.events, e.previous_until AS "previousUntil", e.failing_since AS "failingSince",
  e.disabled_at AS "disabledAt", e.disabled_why AS "disabledWhy", e.created_at AS "createdAt"`;

// By the index of what is due, which every try moves on: what ended within a day, and what waits.
const countOf = (state: string, since = '') =>
  `(SELECT count(*)::int FROM webhook_delivery d WHERE d.endpoint_id = e.id AND d.state = '${state}' ${since})`;
const LAST_DAY = `AND d.next_at > $1::timestamptz - interval '24 hours'`;
const COUNTS = `json_build_object('WAITING', ${countOf('WAITING')}, 'DELIVERED', ${countOf('DELIVERED', LAST_DAY)},
  'FAILED', ${countOf('FAILED', LAST_DAY)})`;

const webhooks = (where: string) => `
SELECT ${WEBHOOK}, ${COUNTS} AS counts FROM webhook_endpoint e WHERE ${where} ORDER BY e.created_at, e.id`;

const DELIVERY = `d.id, d.endpoint_id AS "endpointId", d.event_id AS "eventId", d.type, d.state, d.attempts,
  d.next_at AS "nextAt", d.created_at AS "createdAt",
  (SELECT json_build_object('status', a.status, 'problem', a.problem) FROM webhook_attempt a
    WHERE a.delivery_id = d.id AND a.ended_at IS NOT NULL ORDER BY a.number DESC LIMIT 1) AS last`;

// Each order is that of an index.
const DELIVERIES = `
SELECT ${DELIVERY} FROM webhook_delivery d WHERE d.endpoint_id = $1::uuid
ORDER BY d.created_at DESC, d.id DESC LIMIT $2::int OFFSET $3::int`;
const DELIVERIES_IN = `
SELECT ${DELIVERY} FROM webhook_delivery d WHERE d.endpoint_id = $1::uuid AND d.state = $4
ORDER BY d.next_at DESC LIMIT $2::int OFFSET $3::int`;

/** Nobody leafs further, and a month of a big shop is millions. */
const MOST_COUNTED = 10_000;
const totalOf = (condition: string) => `
SELECT count(*)::int AS total FROM (
  SELECT 1 FROM webhook_delivery d WHERE d.endpoint_id = $1::uuid ${condition} LIMIT ${MOST_COUNTED}) AS counted`;

const ATTEMPTS = `
SELECT number, started_at AS "startedAt", ended_at AS "endedAt", status, problem, answer
FROM webhook_attempt WHERE delivery_id = $1::uuid ORDER BY number DESC LIMIT 100`;

const EVENT = `
SELECT type, subject_id AS "subjectId", payload, occurred_at AS "occurredAt" FROM domain_event WHERE id = $1::uuid`;

type WebhookRow = Webhook & { counts: { WAITING: number; DELIVERED: number; FAILED: number } };

const toFound = ({ counts, ...webhook }: WebhookRow) => ({ webhook, counts });

const eventOf = async (sql: Sql, id: string | null): Promise<LoggedEvent | null> =>
  id === null ? null : ((await sql<LoggedEvent>(EVENT, [id]))[0] ?? null);

export const webhookReads = (database: () => Database): WebhookReads => ({
  async list(now) {
    return (await prismaSql(database())<WebhookRow>(webhooks('true'), [now])).map(toFound);
  },

  async find(id, now) {
    const [row] = await prismaSql(database())<WebhookRow>(webhooks('e.id = $2::uuid'), [now, id]);
    return row ? toFound(row) : null;
  },

  async deliveries(endpointId, state, { offset, limit }) {
    const sql = prismaSql(database());
    const [rows, [counted]] = await Promise.all([
      state
        ? sql<Delivery>(DELIVERIES_IN, [endpointId, limit, offset, state])
        : sql<Delivery>(DELIVERIES, [endpointId, limit, offset]),
      state
        ? sql<{ total: number }>(totalOf('AND d.state = $2'), [endpointId, state])
        : sql<{ total: number }>(totalOf(''), [endpointId]),
    ]);
    return { rows, total: counted?.total ?? 0 };
  },

  async delivery(id) {
    const sql = prismaSql(database());
    const [delivery] = await sql<Delivery>(`SELECT ${DELIVERY} FROM webhook_delivery d WHERE d.id = $1::uuid`, [id]);
    if (!delivery) return null;
    const [attempts, event] = await Promise.all([sql<Attempt>(ATTEMPTS, [id]), eventOf(sql, delivery.eventId)]);
    return { delivery, attempts, event };
  },
});
