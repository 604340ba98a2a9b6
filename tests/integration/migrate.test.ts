import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, resolveRolledBack } from '../../scripts/migrate.ts';
import { createDatabase } from '../support/database.ts';

const SCRIPT = path.join(import.meta.dirname, '../../scripts/migrate.ts');
const MIGRATIONS = path.join(import.meta.dirname, '../../prisma/migrations');

let directory: string;
let url: string;

beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'eventhub-migrations-'));
  url = await createDatabase({ empty: true });
});
afterEach(() => rmSync(directory, { recursive: true }));

function writeMigration(name: string, sql: string) {
  mkdirSync(path.join(directory, name), { recursive: true });
  writeFileSync(path.join(directory, name, 'migration.sql'), sql);
}

async function query(sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const rowsOf = () => query('SELECT * FROM _prisma_migrations ORDER BY started_at');

function runScript(...args: string[]) {
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    const child = spawn(process.execPath, [SCRIPT, ...args], {
      env: { ...process.env, DATABASE_URL: url, NODE_OPTIONS: '' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('close', (code) => resolve({ code, output }));
  });
}

describe('what it leaves', () => {
  it('writes the rows that Prisma writes', async () => {
    await migrate(url);
    const [row] = await rowsOf();
    const sql = readFileSync(path.join(MIGRATIONS, '20261122000000_init', 'migration.sql'));
    expect(row).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      checksum: createHash('sha256').update(sql).digest('hex'),
      finished_at: expect.any(Date),
      migration_name: '20261122000000_init',
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      applied_steps_count: 1,
    });
    expect(row.finished_at.getTime()).toBeGreaterThanOrEqual(row.started_at.getTime());
  });

  it('makes the table that Prisma makes', async () => {
    await migrate(url, { directory });
    const columns =
      await query(`SELECT column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '')
        || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END || coalesce(' ' || column_default, '') AS line
      FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`);
    expect(columns.map(({ line }) => line)).toEqual([
      'id character varying(36) NOT NULL',
      'checksum character varying(64) NOT NULL',
      'finished_at timestamp with time zone',
      'migration_name character varying(255) NOT NULL',
      'logs text',
      'rolled_back_at timestamp with time zone',
      'started_at timestamp with time zone NOT NULL now()',
      'applied_steps_count integer NOT NULL 0',
    ]);
  });

  it('applies in the order of the names, and nothing twice', async () => {
    writeMigration('2_second', 'ALTER TABLE first ADD COLUMN more int');
    writeMigration('1_first', 'CREATE TABLE first (id int)');
    expect(await migrate(url, { directory })).toEqual(['1_first', '2_second']);
    expect(await migrate(url, { directory })).toEqual([]);
    writeMigration('3_third', 'DROP TABLE first');
    expect(await migrate(url, { directory })).toEqual(['3_third']);
    expect(await rowsOf()).toHaveLength(3);
  });

  it('says which migration only the database knows, and goes on', async () => {
    writeMigration('9_newer', 'CREATE TABLE newer (id int)');
    await migrate(url, { directory });
    rmSync(path.join(directory, '9_newer'), { recursive: true });
    const lines: string[] = [];
    expect(await migrate(url, { directory, log: (line) => lines.push(line) })).toEqual([]);
    expect(lines).toEqual(['The database has a newer migration: 9_newer']);
  });
});

describe('two at once', () => {
  it('apply each file once, as two processes', async () => {
    const both = await Promise.all([runScript(), runScript()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const names = readdirSync(MIGRATIONS).filter((name) => /^\d/.test(name));
    const lines = both.flatMap(({ output }) => output.trim().split('\n'));
    // Whichever holds the lock applies all of them.
    expect(lines.filter((line) => !line.startsWith("The app's database role")).toSorted()).toEqual([
      ...names.map((name) => `Applied ${name}`),
      'The database is up to date.',
    ]);
    expect(await rowsOf()).toHaveLength(names.length);
  });

  it('apply each of ten slow files once', async () => {
    for (let n = 10; n < 20; n++) writeMigration(`${n}_step`, `CREATE TABLE t${n} (id int); SELECT pg_sleep(0.02)`);
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url, { directory })));
    expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 0, 10]);
  });
});

describe('what it refuses', () => {
  it('an applied file that was edited', async () => {
    writeMigration('1_first', 'CREATE TABLE first (id int)');
    await migrate(url, { directory });
    writeMigration('1_first', 'CREATE TABLE first (id bigint)');
    await expect(migrate(url, { directory })).rejects.toThrow(
      /^Migration 1_first was edited after it was applied\.[^\n]*$/,
    );
  });

  it('to go on after a failed file, until that is resolved', async () => {
    writeMigration('1_first', 'CREATE TABLE half (id int); SELECT 1 / 0; CREATE TABLE never (id int)');
    writeMigration('2_second', 'CREATE TABLE second (id int)');

    await expect(migrate(url, { directory })).rejects.toThrow(
      /^Migration 1_first failed and was rolled back: division by zero\. .*--resolve-rolled-back 1_first$/,
    );
    const [failed] = await rowsOf();
    expect(failed).toMatchObject({
      logs: 'division by zero',
      finished_at: null,
      rolled_back_at: null,
      applied_steps_count: 0,
    });
    expect(await query("SELECT tablename FROM pg_tables WHERE tablename IN ('half', 'never', 'second')")).toEqual([]);

    writeMigration('1_first', 'CREATE TABLE whole (id int)');
    await expect(migrate(url, { directory })).rejects.toThrow(/^Migration 1_first failed earlier\./);
    await expect(resolveRolledBack(url, '2_second')).rejects.toThrow('There is no failed migration named 2_second.');
    await resolveRolledBack(url, '1_first');
    expect(await migrate(url, { directory })).toEqual(['1_first', '2_second']);
    expect((await rowsOf()).map(({ migration_name, finished_at }) => [migration_name, finished_at !== null])).toEqual([
      ['1_first', false],
      ['1_first', true],
      ['2_second', true],
    ]);
  });

  it('with one line and a non-zero exit as a program', async () => {
    await query(`CREATE TABLE event (id int)`);
    const failed = await runScript();
    expect(failed.code).toBe(1);
    expect(failed.output.trim().split('\n')).toEqual([
      'Migration 20261122000000_init failed and was rolled back: relation "event" already exists. Repair the file, then run: npm run db:migrate -- --resolve-rolled-back 20261122000000_init',
    ]);
    expect((await runScript()).output).toMatch(/failed earlier/);
    await query(`DROP TABLE event`);
    expect((await runScript('--resolve-rolled-back', '20261122000000_init')).code).toBe(0);
    expect((await runScript()).code).toBe(0);
    expect((await runScript('--nonsense')).code).toBe(1);
  });

  it('leaves nothing behind when its connection is cut half-way', async () => {
    writeMigration('1_cut', 'CREATE TABLE half (id int); SELECT pg_terminate_backend(pg_backend_pid())');
    await expect(migrate(url, { directory })).rejects.toThrow();
    expect(await rowsOf()).toEqual([]);
    writeMigration('1_cut', 'CREATE TABLE half (id int)');
    expect(await migrate(url, { directory })).toEqual(['1_cut']);
  });
});
