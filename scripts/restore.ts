import { createHash } from 'node:crypto';
import { cpSync, createReadStream, existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { MigrationError, migrate, readMigrations } from './migrate.ts';
import { dataDirectory, explain, keepAuthSecret, RunError } from './run-state.ts';
import {
  BackupError,
  columnList,
  fingerprintOf,
  type Manifest,
  picturesFolder,
  qualified,
  readManifest,
  type SavedTable,
  tableFile,
  tablesOf,
} from './snapshot.ts';
import { generatedSecret, type OwnDatabase, withOwnDatabase } from './stopped-database.ts';
import { verify } from './verify.ts';

/**
 * `npm run restore -- FOLDER`: fills an empty database with a backup, wholly or not at all, and verifies it before anybody
 * can see it. It never touches a database that holds anything.
 */

/** A running app makes its place in the log, which is no data of anybody's. */
const NO_DATA = new Set(['event_consumer']);
const BREACHES_SHOWN = 20;

function assureKnown({ migrations }: Manifest): void {
  const ours = new Map(readMigrations().map(({ name, checksum }) => [name, checksum]));
  const unknown = migrations.find(({ name, checksum }) => ours.get(name) !== checksum);
  if (unknown) {
    throw new BackupError(
      `The backup has the migration ${unknown.name}, which this version does not have, or not like this. Restore it with the version that made it, or a newer one.`,
    );
  }
}

/** @throws BackupError where there is any data, or tables that are newer than the backup's */
async function assureEmpty(client: pg.Client, { migrations }: Manifest): Promise<void> {
  const { rows } = await client.query<{ isThere: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "isThere"`,
  );
  if (!rows[0]?.isThere) return;
  for (const table of await tablesOf(client)) {
    if (table.schema === 'pgboss' || NO_DATA.has(table.name)) continue;
    const { rowCount } = await client.query(`SELECT FROM ${qualified(table)} LIMIT 1`);
    if (rowCount) {
      throw new BackupError(
        `The database holds data (${table.name}), and nothing is overwritten: restore into an empty one, for example with another EVENTHUB_DATA.`,
      );
    }
  }
  const names = new Set(migrations.map(({ name }) => name));
  const applied = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const newer = applied.rows.find(({ name }) => !names.has(name));
  if (newer) {
    throw new BackupError(
      `The database has tables of ${newer.name}, which the backup has not: restore into a new one.`,
    );
  }
}

async function fill(client: pg.Client, folder: string, table: SavedTable): Promise<void> {
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const rows = client.query(copyFrom(`COPY ${qualified(table)} (${columnList(table)}) FROM STDIN`));
  try {
    await pipeline(createReadStream(tableFile(folder, table)), hashed, createGunzip(), rows);
  } catch (cause) {
    throw new BackupError(`${tableFile(folder, table)} cannot be read in: ${explain(cause)}`, { cause });
  }
  const isWhole = hash.digest('hex') === table.sha256 && (rows.rowCount ?? 0) === table.rows;
  if (!isWhole) throw new BackupError(`${tableFile(folder, table)} is not as it was written.`);
}

/** One transaction: the data is there, as it was saved and without a breach, or nothing is. */
async function fillAll(client: pg.Client, folder: string, { tables, sequences }: Manifest): Promise<void> {
  await client.query('BEGIN');
  await client.query('SET LOCAL statement_timeout = 0');
  await client.query('SET CONSTRAINTS ALL DEFERRED');
  // They guard what happens, and this has happened before. Keys that refer to other rows stay guarded.
  for (const table of tables) await client.query(`ALTER TABLE ${qualified(table)} DISABLE TRIGGER USER`);
  await client.query(`TRUNCATE ${tables.map(qualified).join(', ')}`);
  for (const table of tables) await fill(client, folder, table);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const table of tables) await client.query(`ALTER TABLE ${qualified(table)} ENABLE TRIGGER USER`);
  for (const { schema, name, value } of sequences) {
    await client.query('SELECT setval($1::regclass, $2::bigint)', [qualified({ schema, name }), value]);
  }
  const breaches = await verify(client);
  if (breaches.length > 0) {
    const lines = breaches
      .slice(0, BREACHES_SHOWN)
      .map(({ rule, subject, detail }) => `  ${rule}: ${subject}: ${detail}`);
    throw new BackupError(`The backup has ${breaches.length} breaches; nothing was restored.\n${lines.join('\n')}`);
  }
  await client.query('COMMIT');
}

type Target = Pick<OwnDatabase, 'url' | 'appRole'>;

/**
 * Fills the empty database at `url`. `beforeFilling` runs once it is sure that there is nothing to lose.
 * @throws BackupError with nothing changed
 */
export async function restore(
  folder: string,
  { url, appRole }: Target,
  beforeFilling: (manifest: Manifest) => void = () => {},
): Promise<Manifest> {
  const manifest = readManifest(folder);
  assureKnown(manifest);
  const missing = manifest.tables.find((table) => !existsSync(tableFile(folder, table)));
  if (missing) throw new BackupError(`${tableFile(folder, missing)} is missing.`);

  const client = new pg.Client({ connectionString: url, application_name: 'eventhub-restore' });
  client.on('error', () => {});
  await client.connect();
  try {
    await assureEmpty(client, manifest);
    beforeFilling(manifest);
    await migrate(url, { only: new Set(manifest.migrations.map(({ name }) => name)) });
    await fillAll(client, folder, manifest);
    await migrate(url, { grantTo: appRole });
    await client.query('ANALYZE');
  } finally {
    // What was not committed is rolled back with the connection.
    await client.end().catch(() => {});
  }
  return manifest;
}

/** What lies in `data` already stays: a name says what is in the picture. */
export function restorePictures(folder: string, data: string): void {
  if (!existsSync(picturesFolder(folder))) return;
  cpSync(picturesFolder(folder), picturesFolder(data), { recursive: true, force: false });
}

/** What was sealed with the secret (keys of tickets, authenticator apps) opens with no other one. */
function settleSecret({ secret }: Manifest, { authSecret }: OwnDatabase): void {
  const { AUTH_SECRET, DATABASE_URL } = process.env;
  if (AUTH_SECRET || DATABASE_URL) {
    if (secret.fingerprint !== null && (authSecret === null || fingerprintOf(authSecret) !== secret.fingerprint)) {
      console.warn(
        'AUTH_SECRET is not the one of the backup: without it, tickets and authenticator apps cannot be read.',
      );
      if (secret.authSecret) console.warn('It stands in manifest.json, under secret.authSecret.');
    }
    return;
  }
  const data = dataDirectory();
  if (secret.authSecret && generatedSecret(data) !== secret.authSecret) keepAuthSecret(data, secret.authSecret);
  else if (!secret.authSecret)
    console.warn('The backup does not hold its secret: set AUTH_SECRET to it before you start.');
}

async function main([given, ...rest]: string[]): Promise<void> {
  if (!given || rest.length > 0 || given.startsWith('-')) throw new BackupError('Usage: npm run restore -- FOLDER');
  const folder = path.resolve(given);
  readManifest(folder);
  const { tables, madeAt } = await withOwnDatabase(
    (database) => restore(folder, database, (manifest) => settleSecret(manifest, database)),
    { mustBeStopped: true, mayCreate: true },
  );
  restorePictures(folder, dataDirectory());
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Restored ${rows} rows of ${madeAt}; verified, clean.`);
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  main(process.argv.slice(2)).catch((error) => {
    const isKnown = error instanceof BackupError || error instanceof RunError || error instanceof MigrationError;
    console.error(isKnown ? error.message : `Restoring failed: ${explain(error)}`);
    process.exitCode = 1;
  });
}
