import type { LongTaskWrites } from '../../../application/long-tasks/ports.ts';
import type { TransactionClient } from '../../db/prisma.ts';
import { prismaSql } from '../../db/sql.ts';

const INSERT = `
INSERT INTO long_task (id, kind, user_id, facts, href, input, total)
VALUES ($1::uuid, $2, $3::uuid, $4::jsonb, $5, $6::jsonb, $7::int)`;

const CANCEL = `
UPDATE long_task SET
  cancel_asked_at = coalesce(cancel_asked_at, $2::timestamptz),
  state = CASE WHEN state = 'WAITING' THEN 'CANCELLED' ELSE state END,
  ended_at = CASE WHEN state = 'WAITING' THEN $2::timestamptz ELSE ended_at END,
  input = CASE WHEN state = 'WAITING' THEN NULL ELSE input END
WHERE id = $1::uuid AND ended_at IS NULL`;

const DISMISS = `
UPDATE long_task SET dismissed_at = $2::timestamptz
WHERE id = $1::uuid AND ended_at IS NOT NULL AND dismissed_at IS NULL`;

export function longTaskWrites(client: TransactionClient): LongTaskWrites {
  const sql = prismaSql(client);
  return {
    longTasks: {
      async insert({ id, kind, userId, facts, href, input, total }) {
        await sql(INSERT, [id, kind, userId, JSON.stringify(facts), href, JSON.stringify(input), total]);
      },

      countOpen: (userId) => client.longTask.count({ where: { userId, endedAt: null } }),

      async cancel(id, now) {
        await sql(CANCEL, [id, now]);
      },

      async dismiss(id, now) {
        await sql(DISMISS, [id, now]);
      },
    },
  };
}
