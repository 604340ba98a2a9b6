import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, inject } from 'vitest';
import { asAppRole } from '../../scripts/app-role.ts';
import { verify } from '../../scripts/verify.ts';

/**
 * Every integration test file has a migrated database of its own before its first import runs: this module is the
 * `setupFiles` of the integration project (see vitest.config.ts), and sets DATABASE_URL and AUTH_SECRET. After the
 * file it runs scripts/verify on that database and fails the file on a breach.
 *
 *   import { testDatabase, testDatabaseUrl } from '../support/database.ts';
 *   import { useCases } from '@/composition';           // already talks to this file's own database
 *
 *   it('…', async () => {
 *     await useCases.createEvent(admin, input);
 *     const { rows } = await testDatabase().query('SELECT … FROM event');   // look behind the application's back
 *   });
 *
 * A test that plants breaches takes a database of its own: `await createDatabase()` (migrated) or
 * `await createDatabase({ empty: true })`; both answer with its URL. All are dropped when the run ends.
 */

export async function createDatabase({ empty = false } = {}): Promise<string> {
  const admin = new pg.Client({ connectionString: inject('adminDatabaseUrl') });
  await admin.connect();
  const prefix = inject('databasePrefix');
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${empty ? 'template0' : `${prefix}template`}`);
  } finally {
    await admin.end();
  }
  const url = new URL(inject('adminDatabaseUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

type Current = { url: string; pool: pg.Pool };

// Kept on globalThis: a test that resets modules must not lose its database.
const holder = globalThis as typeof globalThis & { eventhubTestDatabase?: Current };

async function createCurrent(): Promise<Current> {
  const url = await createDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => {});
  return { url, pool };
}

if (!holder.eventhubTestDatabase) {
  const current = await createCurrent();
  holder.eventhubTestDatabase = current;
  process.env.DATABASE_URL = asAppRole(current.url, inject('appPassword'));
  process.env.AUTH_SECRET = 'a-secret-for-the-tests-only-0123456789';

  afterAll(async () => {
    const breaches = await verify(current.pool);
    await current.pool.end();
    expect(breaches, 'scripts/verify on the database of this file').toEqual([]);
  });
}

function current(): Current {
  if (!holder.eventhubTestDatabase) throw new Error('only integration tests have a database');
  return holder.eventhubTestDatabase;
}

/** A pool on this file's database, with its owner's rights. The app signs in with its own, which are fewer. */
export const testDatabase = (): pg.Pool => current().pool;

export const testDatabaseUrl = (): string => current().url;
