import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';

/** The cheapest sale there is: one hot row, nothing else written. */
const SCRIPT =
  'UPDATE bare_stock SET available = available - 1, version = version + 1 WHERE id = 1 AND available >= 1;\n';

export async function preparePgbench(database: pg.Pool): Promise<void> {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
  } catch {
    throw new Error('pgbench is missing. On Debian: apt-get install postgresql-contrib');
  }
  await database.query(
    'CREATE TABLE IF NOT EXISTS bare_stock (id int PRIMARY KEY, available int NOT NULL, version int NOT NULL) WITH (fillfactor = 70)',
  );
  await database.query('INSERT INTO bare_stock VALUES (1, 2000000000, 0) ON CONFLICT (id) DO NOTHING');
}

/** Transactions per second of the bare update. Asserts that the row moved as often as pgbench says. */
export async function pgbench(
  database: pg.Pool,
  databaseUrl: string,
  clients: number,
  seconds: number,
): Promise<number> {
  const file = path.join(tmpdir(), `eventhub-pgbench-${process.pid}.sql`);
  writeFileSync(file, SCRIPT);
  const version = async () =>
    (await database.query<{ version: number }>('SELECT version FROM bare_stock')).rows[0]?.version ?? 0;
  const before = await version();
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const output = execFileSync(
    'pgbench',
    [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(clients),
      '-j',
      '2',
      '-T',
      String(seconds),
      '-f',
      file,
      '-h',
      hostname,
      '-p',
      port,
      '-U',
      username,
      pathname.slice(1),
    ],
    {
      encoding: 'utf8',
      env: { ...process.env, PGPASSWORD: decodeURIComponent(password) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const processed = Number(/actually processed: (\d+)/.exec(output)?.[1]);
  if ((await version()) - before !== processed) throw new Error('pgbench counted other updates than the row did');
  return Number(/tps = ([\d.]+)/.exec(output)?.[1]);
}
