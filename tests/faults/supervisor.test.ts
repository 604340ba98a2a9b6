import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../../scripts/build.ts';
import { dataDirectory, ROOT, secrets } from '../../scripts/run-state.ts';
import { freePort } from '../support/free-port.ts';

/** The supervisor as `eventhub.sh start` runs it, on a data folder whose disk is small where we may mount one. */

const MEGABYTE = 1024 * 1024;
const isRoot = process.getuid?.() === 0;
const canMount = isRoot && process.platform === 'linux';

let data: string;
let supervisor: ChildProcess;
let origin: string;

const ended = () => supervisor.exitCode !== null || supervisor.signalCode !== null;
const isReady = () =>
  fetch(`${origin}/api/ready`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
async function until(what: string, isSo: () => Promise<boolean>) {
  for (const deadline = Date.now() + 120_000; !(await isSo()); await sleep(100))
    if (Date.now() > deadline || ended()) throw new Error(`never: ${what}\n${log().slice(-2_000)}`);
}
const log = () => readFileSync(path.join(data, 'logs/eventhub.log'), 'utf8');

beforeAll(async () => {
  build(dataDirectory());
  data = mkdtempSync(path.join(tmpdir(), 'eventhub-supervisor-'));
  if (canMount) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m,mode=755', 'tmpfs', data]);
  mkdirSync(path.join(data, 'logs'));
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  supervisor = spawn(
    'sh',
    ['-c', 'exec "$0" "$1" >>"$2" 2>&1', process.execPath, 'scripts/launch.ts', path.join(data, 'logs/eventhub.log')],
    {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        PORT: String(port),
        EVENTHUB_DATA: data,
      },
    },
  );
  await until('ready', isReady);
});
afterAll(async () => {
  supervisor?.kill('SIGTERM');
  while (supervisor && !ended()) await sleep(50);
  if (canMount) execFileSync('umount', ['-l', data]);
  rmSync(data, { recursive: true, force: true });
});

it('runs the server with the rights of nobody in particular, and with a heap that has a limit', () => {
  const listed = execFileSync('ps', ['-ww', '-o', 'uid=,args=', '--ppid', String(supervisor.pid)], {
    encoding: 'utf8',
  });
  const server = listed.split('\n').find((line) => line.includes('eventhub-server.mjs')) ?? '';
  expect(server).toContain('--max-old-space-size=');
  const uid = Number.parseInt(server, 10);
  if (isRoot) expect(uid).toBeGreaterThan(0);
  else expect(uid).toBe(process.getuid?.());
});

/** Leaves no room on the disk, so that PostgreSQL cannot write its log; where the disk is not ours, ends PostgreSQL. */
async function strike(): Promise<() => void> {
  const port = readFileSync(path.join(data, 'postgres.port'), 'utf8').trim();
  const { databasePassword } = secrets(data);
  const client = new pg.Client(`postgresql://postgres:${databasePassword}@127.0.0.1:${port}/eventhub`);
  client.on('error', () => undefined);
  await client.connect();
  if (!canMount) {
    process.kill(Number.parseInt(readFileSync(path.join(data, 'postgres/postmaster.pid'), 'utf8'), 10), 'SIGQUIT');
    return () => undefined;
  }
  const ballast = path.join(data, 'ballast');
  for (let bytes = 16 * MEGABYTE; bytes >= 4_096; ) {
    const { bavail, bsize } = statfsSync(data);
    if (bavail * bsize < bytes) bytes /= 2;
    else writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' });
  }
  const writeMuch = async () => {
    for (;;) await client.query(`SELECT pg_logical_emit_message(true, 'x', repeat('x', 1000000))`);
  };
  await expect(writeMuch()).rejects.toThrow();
  return () => rmSync(ballast);
}

it('brings PostgreSQL back after a disk that was full, however long, and ends in order', async () => {
  const free = await strike();
  await until('not ready', async () => !(await isReady()));
  // Longer than five starts in a row would take.
  if (canMount) await sleep(12_000);
  free();
  await until('ready again', isReady);
  // The server may have found it before the supervisor has.
  await until('it says so', async () => log().includes('PostgreSQL runs again.'));
  supervisor.kill('SIGTERM');
  while (!ended()) await sleep(50);
  expect(supervisor.exitCode).toBe(0);
});
