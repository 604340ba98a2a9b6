import { createHash } from 'node:crypto';
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { dataDirectory, explain, RunError } from './run-state.ts';
import {
  BackupError,
  fingerprintOf,
  type Manifest,
  manifestFile,
  migrationsOf,
  newManifest,
  picturesFolder,
  qualified,
  type SavedTable,
  type Table,
  tableFile,
  tablesOf,
} from './snapshot.ts';
import { withOwnDatabase } from './stopped-database.ts';

/**
 * `npm run backup [-- FOLDER]`: all data as it was in one moment, while the shop goes on selling. The folder appears when
 * it is whole. It holds personal data, and the secret where that was generated: whoever has it has the shop.
 */

/**
 * The log's places are numbers of this cluster's transactions, which mean nothing in another one. They become numbers as
 * low as any cluster has behind it, so that each consumer still has before it what it had not read: an event's number says
 * how many consumers have read less than it.
 */
const FIRST_TRANSACTION = 3;
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';
const behind = (place: string) =>
  `(${FIRST_TRANSACTION} + (SELECT count(*) FROM event_consumer c WHERE ${place}))::text::xid8`;
const REWRITTEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  domain_event: {
    transaction_id: behind('(c.transaction_id, c.event_id) < (t.transaction_id, t.id)'),
  },
  event_consumer: {
    transaction_id: behind('(c.transaction_id, c.event_id) <= (t.transaction_id, t.event_id)'),
    event_id: `'${LOWEST_ID}'::uuid`,
  },
};

const expressions = ({ name, columns }: Table) =>
  columns.map((column) => REWRITTEN[name]?.[column] ?? `t.${pg.escapeIdentifier(column)}`).join(', ');

async function saveTable(client: pg.Client, folder: string, table: Table): Promise<SavedTable> {
  const rows = client.query(copyTo(`COPY (SELECT ${expressions(table)} FROM ${qualified(table)} t) TO STDOUT`));
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const file = createWriteStream(tableFile(folder, table), { mode: 0o600, flush: true });
  // Fast: the sale shares this machine's processors, maybe.
  await pipeline(rows, createGzip({ level: 1 }), hashed, file);
  return { ...table, rows: rows.rowCount ?? 0, sha256: hash.digest('hex') };
}

async function readSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const { rows } = await client.query<Manifest['sequences'][number]>(
    `SELECT schemaname AS schema, sequencename AS name, last_value::text AS value FROM pg_sequences
      WHERE schemaname IN (current_schema(), 'pgboss') AND last_value IS NOT NULL`,
  );
  return rows;
}

export type Secret = { value: string | null; isGenerated: boolean };

/** A picture is there before an event names it, and never changes: copied after the rows, none is missing. */
function savePictures(from: string, folder: string): void {
  if (!existsSync(from)) return;
  const isWhole = (file: string) => !path.basename(file).startsWith('.');
  cpSync(from, picturesFolder(folder), { recursive: true, filter: (file) => file === from || isWhole(file) });
}

/** Writes all of `url`'s data into `folder`, which must not exist, and the pictures of the folder `pictures`. */
export async function backUp(url: string, folder: string, secret: Secret, pictures?: string): Promise<Manifest> {
  if (existsSync(folder)) throw new BackupError(`${folder} exists already: name another folder.`);
  const unfinished = `${folder}.part`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const client = new pg.Client({ connectionString: url, application_name: 'eventhub-backup' });
  client.on('error', () => {});
  try {
    await client.connect();
    // One snapshot for all tables; what is sold meanwhile is not in it. A table may take longer than a page may.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query('SET LOCAL statement_timeout = 0');
    const migrations = await migrationsOf(client);
    const tables: SavedTable[] = [];
    for (const table of await tablesOf(client)) tables.push(await saveTable(client, unfinished, table));
    if (pictures) savePictures(pictures, unfinished);
    const manifest = newManifest({
      migrations,
      tables,
      sequences: await readSequences(client),
      secret: {
        fingerprint: secret.value === null ? null : fingerprintOf(secret.value),
        authSecret: secret.isGenerated ? secret.value : null,
      },
    });
    writeFileSync(manifestFile(unfinished), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true });
    renameSync(unfinished, folder);
    return manifest;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    await client.end().catch(() => {});
  }
}

const defaultFolder = () =>
  path.join(dataDirectory(), 'backups', `eventhub-${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}Z`);

async function main([given, ...rest]: string[]): Promise<void> {
  if (rest.length > 0 || given?.startsWith('-')) throw new BackupError('Usage: npm run backup [-- FOLDER]');
  const folder = path.resolve(given ?? defaultFolder());
  const { tables } = await withOwnDatabase(({ url, authSecret }) =>
    backUp(url, folder, { value: authSecret, isGenerated: !process.env.AUTH_SECRET }, picturesFolder(dataDirectory())),
  );
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`${tables.length} tables, ${rows} rows: ${folder}`);
  console.log('It holds personal data and secrets. Keep it on another machine, where nobody else can read it.');
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  main(process.argv.slice(2)).catch((error) => {
    const isKnown = error instanceof BackupError || error instanceof RunError;
    console.error(isKnown ? error.message : `The backup failed: ${explain(error)}`);
    process.exitCode = 1;
  });
}
