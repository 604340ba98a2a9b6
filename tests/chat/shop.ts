import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { seedDemo } from '../../prisma/seed.ts';
import { APP_ROLE, asAppRole } from '../../scripts/app-role.ts';
import { migrate } from '../../scripts/migrate.ts';
import type { Question } from '../../src/application/assistant/assistant.ts';
import { importEvents } from '../../src/application/imports/import-events.ts';
import { importOptions } from '../../src/application/imports/import-options.ts';
import { IMPORT_COLUMNS } from '../../src/application/imports/parse-import-row.ts';
import { SCOPES, type SignedIn } from '../../src/domain/user.ts';
import { importStore } from '../../src/infrastructure/import/import-store.ts';
import { readCsv } from '../../src/infrastructure/import/read-csv.ts';
import { readsAt } from './reads.ts';

/**
 * The demo shop at one moment that never moves, so that the questions' expected facts are dates and numbers that anybody can
 * read: a Wednesday noon in São Paulo. In its database `now()` is that moment, too.
 */

export const NOW = new Date('2026-11-25T15:00:00Z');
export const TIME_ZONE = 'America/Sao_Paulo';

async function stopClock(client: pg.Client): Promise<void> {
  const name = client.escapeIdentifier(client.database ?? '');
  await client.query(`
    CREATE SCHEMA stopped;
    CREATE FUNCTION stopped.now() RETURNS timestamptz LANGUAGE sql STABLE RETURN '${NOW.toISOString()}'::timestamptz;
    GRANT USAGE ON SCHEMA stopped TO PUBLIC;
    ALTER DATABASE ${name} SET search_path = public, stopped, pg_catalog`);
}

/** All conferences of the file, with a price and seats that it does not name. */
export async function addConferences(ownerUrl: string, file: string): Promise<number> {
  const options = importOptions.parse({ category: 'technology', capacity: '300', price: '450', currency: 'EUR' });
  const { created } = await connected(ownerUrl, (client) =>
    importEvents({ store: importStore(client), ids: { next: uuidv7 } })({
      rows: readCsv(file, IMPORT_COLUMNS),
      options,
      dryRun: false,
      // A line that repeats another is no conference of its own.
      onRefusal: () => {},
    }),
  );
  return created;
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

export type Shop = {
  visitor: Question['actor'];
  /** The demo's account "user": two tickets for Maré Cheia, one used, one given back. */
  buyer: SignedIn;
  findFacts: ReturnType<typeof readsAt>['findFacts'];
  /** How many reads there were since this was asked for the last time. */
  countReads: () => number;
  database: string;
};

/** Fills the empty database at `ownerUrl`; from then on this process's repositories read from it, as the app with its password. */
export async function openShop(ownerUrl: string, appPassword: string): Promise<Shop> {
  await connected(ownerUrl, stopClock);
  await migrate(ownerUrl, { grantTo: APP_ROLE });
  await seedDemo(ownerUrl, NOW);
  process.env.DATABASE_URL = asAppRole(ownerUrl, appPassword);
  const { rows } = await connected(ownerUrl, (client) =>
    client.query<{ id: string }>(`SELECT id FROM "user" WHERE username = 'user'`),
  );
  const buyer: SignedIn = {
    kind: 'user',
    id: rows[0]?.id ?? '',
    username: 'user',
    email: 'user@eventhub.example',
    role: 'USER',
    scopes: SCOPES,
    sessionId: uuidv7(),
    isStrong: false,
    via: 'session',
    name: 'Demo User',
    locale: 'en',
  };
  return { visitor: { kind: 'visitor' }, buyer, ...readsAt(NOW), database: ownerUrl };
}
