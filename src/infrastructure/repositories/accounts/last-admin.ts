import type { Sql } from '../../db/sql.ts';

// Two admins who leave at once take turns; any number that nobody else takes.
const LAST_ADMIN_LOCK = 4_871_004;

const OTHER_ADMINS = `
SELECT FROM "user" WHERE role = 'ADMIN' AND deleted_at IS NULL AND id <> $1::uuid LIMIT 1`;

/** Whether nobody else is an admin. Whoever asks the same waits until this transaction ends. */
export async function isOnlyAdmin(sql: Sql, id: string): Promise<boolean> {
  await sql('SELECT pg_advisory_xact_lock($1)::text', [LAST_ADMIN_LOCK]);
  return (await sql(OTHER_ADMINS, [id])).length === 0;
}
