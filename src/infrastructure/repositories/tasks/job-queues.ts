import type { FailedJob, JobQueues, QueueFigures } from '../../../application/job-queues/ports.ts';
import type { Database } from '../../db/prisma.ts';
import { prismaSql } from '../../db/sql.ts';

/** Where pg-boss puts a copy of what it gave up, beside what could not be told (jobs/dispatch.ts). */
const WAITING = `name = 'dead-letters' AND state < 'completed'`;

const FIGURES = `
SELECT name, queued_count AS waiting, active_count AS running, failed_count AS failed
FROM pgboss.queue WHERE name <> 'dead-letters' ORDER BY name`;

const FAILED = `
SELECT id, coalesce(source_name, data->>'job') AS named, source_name IS NOT NULL AS "hasQueue", data,
  coalesce(source_output->>'message', output->>'message', data->>'error') AS error,
  coalesce(source_retry_count + 1, 0) AS tries, created_on AS "failedAt"
FROM pgboss.job WHERE ${WAITING} ORDER BY created_on DESC, id LIMIT $1 OFFSET $2`;

const COUNT = `SELECT count(*)::int AS total FROM pgboss.job WHERE ${WAITING}`;

/** As pg-boss itself redrives a dead letter (plans.js, redriveInsertValues): a new job with its queue's settings of now. */
const retrying = (which: string) => `
WITH taken AS (
  DELETE FROM pgboss.job WHERE ${WAITING} AND source_name IN (SELECT name FROM pgboss.queue) AND ${which} RETURNING *
)
INSERT INTO pgboss.job (name, data, priority, retry_limit, retry_backoff, retry_delay, retry_delay_max, expire_seconds,
  keep_until, deletion_seconds, policy, singleton_key, group_id, group_tier, heartbeat_seconds, dead_letter, source_root_id)
SELECT q.name, m.data, m.priority, q.retry_limit, q.retry_backoff, q.retry_delay, q.retry_delay_max, q.expire_seconds,
  now() + q.retention_seconds * interval '1s', q.deletion_seconds, q.policy, m.singleton_key, m.group_id, m.group_tier,
  q.heartbeat_seconds, q.dead_letter, coalesce(m.source_root_id, m.source_id)
FROM taken m JOIN pgboss.queue q ON q.name = m.source_name
RETURNING name`;

const RETRY = retrying('id = $1::uuid');
const RETRY_ALL = retrying('true');
const DISCARD = `DELETE FROM pgboss.job WHERE ${WAITING} AND id = $1::uuid RETURNING id`;

type Row = Omit<FailedJob, 'queue'> & { named: string | null; hasQueue: boolean };

export function jobQueues(database: () => Database): JobQueues {
  const sql = <R>(text: string, values: unknown[] = []) => prismaSql(database())<R>(text, values);
  return {
    figures: () => sql<QueueFigures>(FIGURES),

    async failed({ offset, limit }) {
      const [rows, [counted]] = await Promise.all([sql<Row>(FAILED, [limit, offset]), sql<{ total: number }>(COUNT)]);
      return {
        rows: rows.map(({ named, hasQueue, ...job }) => ({ ...job, queue: hasQueue ? named : null })),
        total: counted?.total ?? 0,
      };
    },

    async retry(id) {
      const [retried] = await sql<{ name: string }>(RETRY, [id]);
      return retried?.name ?? null;
    },

    retryAll: async () => (await sql(RETRY_ALL)).length,
    discard: async (id) => (await sql(DISCARD, [id])).length > 0,
  };
}
