import type { QueryResultRow } from 'pg';
import { env } from '../env.ts';
import { processWide } from '../process-wide.ts';
import { createPool } from './pool.ts';
import { commented } from './sql-comments.ts';

export const readPool = processWide('read-pool', () => {
  const { DATABASE_URL, DATABASE_POOL } = env();
  return createPool(DATABASE_URL, DATABASE_POOL, 'eventhub-reads');
});

/** A statement with `$1` in its text for the first of its values, as `Prisma.sql` writes it. */
export type Statement = { text: string; values: unknown[] };

// Each costs every connection some memory. What is asked for most is asked for first.
const NAMED_AT_MOST = 200;
// As wide as the pool: a connection knows a name for one text alone, whichever of our bundles asks.
const names = processWide('read-names', () => new Map<string, string>());

/** A statement with a name is parsed and planned once per connection instead of at every call. */
export function nameOf(text: string): string | undefined {
  const given = names();
  const known = given.get(text);
  if (known || given.size >= NAMED_AT_MOST) return known;
  const name = `read-${given.size}`;
  given.set(text, name);
  return name;
}

const asked = processWide('reads-asked', () => new Map<string, Promise<QueryResultRow[]>>());

/**
 * Of those who ask the same in one turn of the event loop one sends it, after the last of them has asked: what each gets is
 * as new as what they would have read alone. A crowd of people who are signed in, for whom no answer is kept, asks so.
 */
async function readTogether<Row extends QueryResultRow>(question: string, read: () => Promise<Row[]>): Promise<Row[]> {
  let answer = asked().get(question) as Promise<Row[]> | undefined;
  if (!answer) {
    answer = new Promise<void>(setImmediate).then(() => {
      asked().delete(question);
      return read();
    });
    asked().set(question, answer);
  }
  return [...(await answer)];
}

/**
 * Reads past Prisma's engine, which costs a short read half of its time. For statements of which there are few texts. Others
 * may get the very same rows: they are not to be changed.
 */
export async function readRows<Row extends QueryResultRow>({ text, values }: Statement): Promise<Row[]> {
  const name = nameOf(text);
  const read = async () => (await readPool().query<Row>({ name, text, values })).rows;
  return name ? readTogether(`${name} ${JSON.stringify(values)}`, read) : read();
}

/** The same for what PostgreSQL must plan anew for its values: how many events hold a word decides how to look for them. */
export async function readRowsByPlan<Row extends QueryResultRow>({ text, values }: Statement): Promise<Row[]> {
  const { rows } = await readPool().query<Row>(commented(text), values);
  return rows;
}
