import type { Pool } from 'pg';
import type {
  ImportFiles,
  ImportReads,
  ImportWrites,
  KeptImport,
  NewImport,
} from '../../../application/imports/ports.ts';
import type { TransactionClient } from '../../db/prisma.ts';
import { bytes, prismaSql, type Sql } from '../../db/sql.ts';

const COLUMNS = `id, user_id AS "userId", file_name AS "fileName", format, options, preview, task_id AS "taskId", outcome,
  created_at AS "createdAt"`;

export function importWrites(client: TransactionClient): ImportWrites {
  const sql = prismaSql(client);
  return {
    imports: {
      async insert({ id, userId, fileName, format, options, bytes: sent }) {
        await client.eventImport.create({ data: { id, userId, fileName, format, options, bytes: bytes(sent) } });
      },

      async lock(id) {
        const [found] = await sql<KeptImport>(`SELECT ${COLUMNS} FROM event_import WHERE id = $1::uuid FOR UPDATE`, [
          id,
        ]);
        return found ?? null;
      },

      async startedBy(id, taskId) {
        await sql('UPDATE event_import SET task_id = $2::uuid WHERE id = $1::uuid', [id, taskId]);
      },
    },
  };
}

export const importReads = (sql: Sql): ImportReads => ({
  async find(id) {
    const [found] = await sql<KeptImport>(`SELECT ${COLUMNS} FROM event_import WHERE id = $1::uuid`, [id]);
    return found ?? null;
  },
});

export const importFiles = (pool: Pick<Pool, 'query'>): ImportFiles => ({
  async open(id) {
    const { rows } = await pool.query<NewImport>(
      `SELECT id, user_id AS "userId", file_name AS "fileName", format, options, bytes FROM event_import WHERE id = $1`,
      [id],
    );
    return rows[0] ?? null;
  },

  async keepPreview(id, preview) {
    await pool.query('UPDATE event_import SET preview = $2 WHERE id = $1', [id, JSON.stringify(preview)]);
  },

  async keepOutcome(id, outcome) {
    await pool.query('UPDATE event_import SET outcome = $2 WHERE id = $1', [id, JSON.stringify(outcome)]);
  },
});
