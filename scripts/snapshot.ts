import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';

/**
 * What a backup holds, for who writes it and who reads it: a folder with `manifest.json` and, for each table, what
 * PostgreSQL's COPY says of it, compressed. All of one moment.
 */

const MANIFEST = 'manifest.json';
const FORMAT = 1;

const tableSchema = z.strictObject({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int().min(0),
  /** Of the file as it lies there. */
  sha256: z.string(),
});

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  /** In the order in which they can be filled within one transaction. */
  tables: z.array(tableSchema),
  sequences: z.array(z.strictObject({ schema: z.string(), name: z.string(), value: z.string() })),
  secret: z.strictObject({
    /** By which one can tell whether a secret is the one that this data was written with; null where none was known. */
    fingerprint: z.string().nullable(),
    /** Where it was generated, and stands nowhere else. */
    authSecret: z.string().nullable(),
  }),
});

export type Manifest = z.output<typeof manifestSchema>;
export type SavedTable = z.output<typeof tableSchema>;
export type Table = Pick<SavedTable, 'schema' | 'name' | 'columns'>;

/** Its message is one line for the person at the terminal. */
export class BackupError extends Error {}

/** Uploaded pictures, where they are kept as files: in the data folder, and in a backup under the same name. */
export const picturesFolder = (folder: string) => path.join(folder, 'pictures');

export const manifestFile = (folder: string) => path.join(folder, MANIFEST);
export const tableFile = (folder: string, { schema, name }: Pick<Table, 'schema' | 'name'>) =>
  path.join(folder, `${schema}.${name}.copy.gz`);

export const newManifest = (parts: Omit<Manifest, 'format' | 'madeAt'>): Manifest => ({
  format: FORMAT,
  madeAt: new Date().toISOString(),
  ...parts,
});

/** @throws BackupError where `folder` is no backup, or one that this version cannot read */
export function readManifest(folder: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(manifestFile(folder), 'utf8')));
  } catch (cause) {
    throw new BackupError(`${folder} is no backup that this version can read.`, { cause });
  }
}

/** Says nothing of the secret to whoever does not know it already. */
export const fingerprintOf = (secret: string) =>
  createHmac('sha256', createHash('sha256').update(secret).digest()).update('eventhub backup').digest('hex');

export const qualified = ({ schema, name }: Pick<Table, 'schema' | 'name'>) =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
export const columnList = ({ columns }: Pick<Table, 'columns'>) => columns.map(pg.escapeIdentifier).join(', ');

/** Where ours stand; Prisma's own table says which migrations there are, and pg-boss's statistics are of no use later. */
const TABLES = `
SELECT n.nspname AS schema, c.relname AS name,
  array_agg(a.attname::text ORDER BY a.attnum) AS columns
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
WHERE c.relkind = 'r' AND n.nspname IN (current_schema(), 'pgboss')
  AND c.relname <> '_prisma_migrations' AND c.relname NOT LIKE 'queue\\_stats%'
GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname`;

// Those that are asked at the end of a transaction only may go round in circles.
const REFERENCES = `
SELECT DISTINCT fn.nspname || '.' || f.relname AS referring, tn.nspname || '.' || t.relname AS referred
FROM pg_constraint k
JOIN pg_class f ON f.oid = k.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
WHERE k.contype = 'f' AND k.conrelid <> k.confrelid AND NOT k.condeferrable`;

const keyOf = ({ schema, name }: Pick<Table, 'schema' | 'name'>) => `${schema}.${name}`;

/** All tables that are saved, each after those that it refers to. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows: tables } = await client.query<Table>(TABLES);
  const { rows: references } = await client.query<{ referring: string; referred: string }>(REFERENCES);
  const ordered: Table[] = [];
  const placed = new Set<string>();
  const isSaved = new Set(tables.map(keyOf));
  const isReady = (table: Table) =>
    references.every(
      ({ referring, referred }) => referring !== keyOf(table) || placed.has(referred) || !isSaved.has(referred),
    );
  for (let waiting = tables; waiting.length > 0; waiting = waiting.filter((table) => !placed.has(keyOf(table)))) {
    const ready = waiting.filter(isReady);
    if (ready.length === 0) throw new BackupError(`Tables refer to each other: ${waiting.map(keyOf).join(', ')}`);
    ordered.push(...ready);
    for (const table of ready) placed.add(keyOf(table));
  }
  return ordered;
}

/** Those that count, oldest first. */
export async function migrationsOf(client: pg.ClientBase): Promise<Manifest['migrations']> {
  const { rows } = await client.query<{ name: string; checksum: string; isWhole: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isWhole"
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const failed = rows.find(({ isWhole }) => !isWhole);
  if (failed) throw new BackupError(`Migration ${failed.name} is half done: repair it first (npm run db:migrate).`);
  return rows.map(({ name, checksum }) => ({ name, checksum }));
}
