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

it('events that were held online before one could say so are said to be', async () => {
  const url = await createDatabase({ empty: true });
  const before = mkdtempSync(path.join(tmpdir(), 'eventhub-migrations-'));
  for (const name of readdirSync(MIGRATIONS).filter((each) => each < '20261130100000')) {
    cpSync(path.join(MIGRATIONS, name), path.join(before, name), { recursive: true });
  }
  await migrate(url, { directory: before });
  rmSync(before, { recursive: true });
  const database = new pg.Pool({ connectionString: url, max: 1 });
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
