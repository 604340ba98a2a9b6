import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { LongTask, LongTaskReads } from '../../../application/long-tasks/ports.ts';
import type { Database } from '../../db/prisma.ts';
import { prismaSql } from '../../db/sql.ts';

const COLUMNS = `id, kind, user_id AS "userId", state, done, total, facts, href, problem, result,
  cancel_asked_at IS NOT NULL AS "isCancelling", file_name AS "fileName", file_type AS "fileType",
  created_at AS "createdAt", started_at AS "startedAt", ended_at AS "endedAt"`;

const SHOWN = `
SELECT ${COLUMNS} FROM long_task WHERE user_id = $1::uuid AND dismissed_at IS NULL
ORDER BY created_at DESC, id DESC LIMIT $2::int`;

const ONE = `SELECT ${COLUMNS}, detail FROM long_task WHERE id = $1::uuid`;

const CHUNK = 'SELECT bytes FROM long_task_chunk WHERE task_id = $1::uuid AND number = $2::int';

/** After each piece: some 2 MB a second, and what sells goes on in between. */
const REST_MS = 50;

type Row = Omit<LongTask, 'file'> & { fileName: string | null; fileType: string | null };

const toTask = <R extends Row>({ fileName, fileType, ...task }: R) => ({
  ...task,
  file: fileName === null || fileType === null ? null : { name: fileName, type: fileType },
});

/** Files are read past Prisma, which would copy each piece several times. */
export const longTaskReads = (database: () => Database, pool: () => Pool): LongTaskReads => ({
  async listShown(userId, limit) {
    const rows = await prismaSql(database())<Row>(SHOWN, [userId, limit]);
    return rows.map(toTask);
  },

  async find(id) {
    const [row] = await prismaSql(database())<Row & { detail: unknown }>(ONE, [id]);
    return row ? toTask(row) : null;
  },

  // One at a time: whoever fetches slowly holds no connection, and a file of any size takes the memory of a piece.
  async *readFile(id) {
    for (let number = 0; ; number += 1) {
      const { rows } = await pool().query<{ bytes: Buffer<ArrayBuffer> }>(CHUNK, [id, number]);
      const [chunk] = rows;
      if (!chunk) return;
      yield chunk.bytes;
      await sleep(REST_MS);
    }
  },
});
