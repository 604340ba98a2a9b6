import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { migrate } from '../../scripts/migrate.ts';
import { verify } from '../../scripts/verify.ts';
import { createDatabase } from '../support/database.ts';
import { insertEvent } from '../support/rows.ts';

const MIGRATIONS = path.join(import.meta.dirname, '../../prisma/migrations');

/** A database as it was before the migration of this name. */
async function databaseBefore(migration: string) {
  const url = await createDatabase({ empty: true });
  const before = mkdtempSync(path.join(tmpdir(), 'eventhub-migrations-'));
  for (const name of readdirSync(MIGRATIONS).filter((each) => each < migration)) {
    cpSync(path.join(MIGRATIONS, name), path.join(before, name), { recursive: true });
  }
  await migrate(url, { directory: before });
  rmSync(before, { recursive: true });
  return { url, database: new pg.Pool({ connectionString: url, max: 1 }) };
}

it('events that were held online before one could say so are said to be', async () => {
  const { url, database } = await databaseBefore('20261130100000');
  for (const location of ['Online', 'Recife and online', 'Recife']) await insertEvent(database, { location });
  await migrate(url);
  const { rows } = await database.query('SELECT location, attendance FROM event ORDER BY location');
  expect(rows).toEqual([
    { location: 'Online', attendance: 'ONLINE' },
    { location: 'Recife', attendance: 'OFFLINE' },
    { location: 'Recife and online', attendance: 'MIXED' },
  ]);
  expect(await verify(database)).toEqual([]);
  await database.end();
});

it('events with a venue and an organiser are found by them once the search knows of these', async () => {
  const { url, database } = await databaseBefore('20261201030000');
  const venue = JSON.stringify({ name: 'Moinho Velho', city: 'Olinda' });
  const organiser = JSON.stringify({ name: 'Coletivo Caranguejo' });
  await insertEvent(database, { location: 'Galpão 7', venue, organiser });
  await insertEvent(database, { location: 'Recife' });
  await migrate(url);
  const { rows } = await database.query(`
    SELECT q, (SELECT count(*)::int FROM event_search WHERE words @@ plainto_tsquery('simple', q)) AS found,
      EXISTS (SELECT FROM search_word WHERE word = q) AS "isGuessed"
    FROM unnest('{moinho,olinda,caranguejo,galpao,recife}'::text[]) AS q`);
  expect(rows).toEqual(
    ['moinho', 'olinda', 'caranguejo', 'galpao', 'recife'].map((q) => ({ q, found: 1, isGuessed: true })),
  );
  await database.end();
});
