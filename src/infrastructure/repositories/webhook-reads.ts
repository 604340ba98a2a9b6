import type { Attempt, Delivery, LoggedEvent, Webhook, WebhookReads } from '../../application/webhooks/ports.ts';
import type { Database } from '../db/prisma.ts';
import { prismaSql, type Sql } from '../db/sql.ts';

const WEBHOOK = `e.id, e.url, e.name, e.events, e.previous_until AS "previousUntil", e.failing_since AS "failingSince",
  e.disabled_at AS "disabledAt", e.disabled_why AS "disabledWhy", e.created_at AS "createdAt"`;

// What waits is counted whole; of the rest the last day, by the index that the list of calls reads.
const COUNTS = `
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE d.state = 'DELIVERED')::int AS "DELIVERED",
         count(*) FILTER (WHERE d.state = 'FAILED')::int AS "FAILED",
         (SELECT count(*)::int FROM webhook_delivery w WHERE w.endpoint_id = e.id AND w.state = 'WAITING') AS "WAITING"
  FROM webhook_delivery d WHERE d.endpoint_id = e.id AND d.created_at > $1::timestamptz - interval '24 hours'
) AS counts`;

const webhooks = (where: string) => `
SELECT ${WEBHOOK}, to_json(counts) AS counts FROM webhook_endpoint e ${COUNTS} WHERE ${where} ORDER BY e.created_at, e.id`;

const DELIVERY = `d.id, d.endpoint_id AS "endpointId", d.event_id AS "eventId", d.type, d.state, d.attempts,
  d.next_at AS "nextAt", d.created_at AS "createdAt",
  (SELECT json_build_object('status', a.status, 'problem', a.problem) FROM webhook_attempt a
    WHERE a.delivery_id = d.id AND a.ended_at IS NOT NULL ORDER BY a.number DESC LIMIT 1) AS last`;

const DELIVERIES = `
SELECT ${DELIVERY} FROM webhook_delivery d
WHERE d.endpoint_id = $1::uuid AND ($2::text IS NULL OR d.state = $2) ORDER BY d.created_at DESC, d.id DESC
LIMIT $3::int OFFSET $4::int`;

const TOTAL = `
SELECT count(*)::int AS total FROM webhook_delivery d WHERE d.endpoint_id = $1::uuid AND ($2::text IS NULL OR d.state = $2)`;

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
      sql<Delivery>(DELIVERIES, [endpointId, state ?? null, limit, offset]),
      sql<{ total: number }>(TOTAL, [endpointId, state ?? null]),
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
