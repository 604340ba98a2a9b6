import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { grantToApp } from './app-role.ts';
import { appRole, databaseUrl } from './run-state.ts';

/**
 * Applies prisma/migrations over `pg`, because the Prisma CLI downloads an engine at run time. What it leaves in
 * `_prisma_migrations` is what `prisma migrate deploy` would leave, so that `prisma migrate status` agrees.
 */

const MIGRATIONS_DIRECTORY = path.join(import.meta.dirname, '..', 'prisma', 'migrations');

// The key that Prisma's own engine locks, so that it and this script never run at once.
const PRISMA_LOCK = 72707369;

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

/** Its message is one line that says what to do. */
export class MigrationError extends Error {}

type Migration = { name: string; sql: string; checksum: string };
type Row = { migration_name: string; checksum: string; finished_at: Date | null };
type Options = {
  directory?: string;
  log?: (line: string) => void;
  /** By which the app signs in: gets what it needs of what is there now. */
  grantTo?: string | null;
  /** No others than these. */
  only?: ReadonlySet<string>;
};

export function readMigrations(directory = MIGRATIONS_DIRECTORY): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

async function withLock<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'eventhub-migrate' });
  // A lost connection also rejects the query under way, which is where it is reported.
  client.on('error', () => {});
  await client.connect();
  try {
    // A session lock: PostgreSQL lets go of it when the connection ends, however the process died.
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    await client.query("SET client_min_messages = 'warning'");
    await client.query(TABLE);
    return await work(client);
  } finally {
    await client.end();
  }
}

const resolveHint = (name: string) => `npm run db:migrate -- --resolve-rolled-back ${name}`;

// One transaction around the file and its row: a process that is killed half-way leaves neither.
async function apply(client: pg.Client, { name, sql, checksum }: Migration) {
  const id = randomUUID();
  const startedAt = new Date();
  const insert = `INSERT INTO _prisma_migrations (id, checksum, started_at, migration_name, logs) VALUES ($1, $2, $3, $4, $5)`;
  try {
    await client.query('BEGIN');
    await client.query(insert, [id, checksum, startedAt, name, null]);
    await client.query(sql);
    await client.query(
      'UPDATE _prisma_migrations SET applied_steps_count = 1, finished_at = clock_timestamp() WHERE id = $1',
      [id],
    );
    await client.query('COMMIT');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await client.query('ROLLBACK');
    await client.query(insert, [id, checksum, startedAt, name, reason]);
    throw new MigrationError(
      `Migration ${name} failed and was rolled back: ${reason}. Repair the file, then run: ${resolveHint(name)}`,
      { cause: error },
    );
  }
}

/**
 * Brings the database up to the newest migration.
 * @returns the names it applied, none when the database was up to date
 * @throws MigrationError on an edited file, a failing one, or one that failed before and is not resolved
 */
export function migrate(
  url: string,
  { directory, log = () => {}, grantTo = null, only }: Options = {},
): Promise<string[]> {
  const migrations = readMigrations(directory).filter(({ name }) => !only || only.has(name));
  return withLock(url, async (client) => {
    const { rows } = await client.query<Row>(
      'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    const failed = rows.find((row) => row.finished_at === null);
    if (failed) {
      throw new MigrationError(
        `Migration ${failed.migration_name} failed earlier. Repair it, then run: ${resolveHint(failed.migration_name)}`,
      );
    }
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    const edited = migrations.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum);
    if (edited) {
      throw new MigrationError(
        `Migration ${edited.name} was edited after it was applied. Restore its file and write a new migration instead.`,
      );
    }
    const known = new Set(migrations.map(({ name }) => name));
    for (const name of applied.keys()) if (!known.has(name)) log(`The database has a newer migration: ${name}`);

    const pending = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of pending) {
      await apply(client, migration);
      log(`Applied ${migration.name}`);
    }
    if (grantTo) await grantToApp(client, grantTo, log);
    return pending.map(({ name }) => name);
  });
}

/** Marks a failed migration as rolled back, so that the next run tries it again. */
export function resolveRolledBack(url: string, name: string): Promise<void> {
  return withLock(url, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE _prisma_migrations SET rolled_back_at = now()
        WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
      [name],
    );
    if (rowCount === 0) throw new MigrationError(`There is no failed migration named ${name}.`);
  });
}

async function main([option, name]: string[]) {
  if (option === '--resolve-rolled-back' && name) {
    await resolveRolledBack(databaseUrl(), name);
    console.log(`${name} is marked as rolled back; the next run applies it again.`);
  } else if (option) {
    throw new MigrationError('Usage: npm run db:migrate [-- --resolve-rolled-back NAME]');
  } else {
    const applied = await migrate(databaseUrl(), { log: console.log, grantTo: appRole() });
    if (applied.length === 0) console.log('The database is up to date.');
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error instanceof MigrationError ? error.message : `Migrating failed: ${error.message || error.code}`);
    process.exitCode = 1;
  });
}
