import type { ClientBase, Pool } from 'pg';
import type { TransactionClient } from './prisma.ts';
import { commented } from './sql-comments.ts';

/**
 * One statement on the connection of whoever writes: a Prisma transaction, or a `pg` client of a script. So that the
 * same SQL serves both.
 */
export type Sql = <Row>(text: string, values: readonly unknown[]) => Promise<Row[]>;

export const prismaSql =
  (client: Pick<TransactionClient, '$queryRawUnsafe'>): Sql =>
  (text, values) =>
    client.$queryRawUnsafe(text, ...values);

export const pgSql =
  (client: ClientBase | Pool): Sql =>
  async (text, values) =>
    (await client.query(commented(text), [...values])).rows;

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `{ startsAt }` → `{ starts_at }` */
const toColumns = (record: object) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [snakeCase(name), value]));

/** All of `records` in one statement; their names are the table's columns in camel case. */
export async function insertAll(sql: Sql, table: string, records: readonly object[]): Promise<void> {
  const rows = records.map(toColumns);
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await sql(
    `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`,
    [JSON.stringify(rows)],
  );
}

/** Prisma's `Bytes` wants an array of its own buffer; a Node `Buffer` may be a view into a shared one. */
export const bytes = (buffer: Buffer) => new Uint8Array(buffer);
