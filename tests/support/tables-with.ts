import { testDatabase } from './database.ts';

/** In which tables a text stands anywhere, the audit log included. */
export async function tablesWith(text: string): Promise<string[]> {
  const db = testDatabase();
  const { rows: tables } = await db.query<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations' ORDER BY relname`,
  );
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const sql = `SELECT FROM ${name} AS t WHERE lower(t::text) LIKE '%' || lower($1) || '%'`;
      return (await db.query(sql, [text])).rowCount ? [name] : [];
    }),
  );
  return found.flat();
}
