import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokens } from '@/infrastructure/auth/tokens';
import { build } from '../../scripts/build.ts';
import { dataDirectory } from '../../scripts/run-state.ts';
import { verify } from '../../scripts/verify.ts';
import { insertEvent, insertUser } from '../support/rows.ts';
import { openStage, type Stage } from './stage.ts';

/**
 * The disk of PostgreSQL fills up in the middle of a sale. Root on Linux gives it a small one of its own; elsewhere
 * PostgreSQL is made to say of each order what it says of a full disk.
 */

const RECOVERY_MS = 5_000;
const MEGABYTE = 1024 * 1024;

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;

/** Fills and frees the disk. */
type Disk = { fill: () => Promise<void>; free: () => Promise<void> };

function smallDisk(directory: string): Disk {
  const ballast = path.join(directory, 'ballast');
  return {
    async fill() {
      for (let bytes = 16 * MEGABYTE; bytes >= 4_096; ) {
        const { bavail, bsize } = statfsSync(directory);
        if (bavail * bsize < bytes) bytes /= 2;
        else writeFileSync(ballast, Buffer.alloc(bytes), { flag: 'a' });
      }
    },
    free: async () => rmSync(ballast, { force: true }),
  };
}

function saidToBeFull(): Disk {
  const run = async (sql: string) => {
    const watcher = await stage.watcher();
    await watcher.query(sql).finally(() => watcher.end());
  };
  return {
    fill: () =>
      run(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
           CREATE TRIGGER full_disk BEFORE INSERT ON "order" EXECUTE FUNCTION full_disk()`),
    free: () => run('DROP FUNCTION full_disk CASCADE'),
  };
}

let stage: Stage;
let disk: Disk;
let mounted: string | undefined;

function mountSmallDisk(data: string): void {
  const cluster = path.join(data, 'postgres');
  // Where the tables and what spills over them are, and not the log, without which PostgreSQL has to end.
  const moved = path.join(cluster, 'base');
  const aside = path.join(data, 'base');
  execFileSync('mv', [moved, aside]);
  mkdirSync(moved);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', moved]);
  mounted = moved;
  execFileSync('cp', ['-a', `${aside}/.`, moved]);
  execFileSync('chown', ['postgres:postgres', moved]);
}

beforeAll(async () => {
  build(dataDirectory());
  stage = await openStage({ LOG_LEVEL: 'info' });
  disk = saidToBeFull();
  if (!isRootOnLinux) return;
  await stage.killPostgres();
  mountSmallDisk(stage.data);
  disk = smallDisk(path.join(stage.data, 'postgres/base'));
  await stage.startPostgres();
});
afterAll(async () => {
  await stage?.endApp('SIGKILL');
  await stage?.stopPostgres();
  if (mounted) execFileSync('umount', ['-l', mounted]);
  await stage?.close();
});

it('purchases are refused at once and finally while the disk is full, and sold again once it is not', async () => {
  const watcher = await stage.watcher();
  const eventId = await insertEvent(watcher, { capacity: 100_000, available: 100_000 });
  const userId = await insertUser(watcher);
  const token = tokens(stage.secret).signAccess({
    userId,
    email: 'ana@example.com',
    username: 'ana',
    role: 'USER',
    sessionId: randomUUID(),
    isStrong: false,
  });
  const sold: string[] = [];
  const buy = async () => {
    const response = await fetch(`${stage.origin}/api/tickets/purchase`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({ eventId, quantity: 1, participantName: 'Ana', participantEmail: 'ana@example.com' }),
      signal: AbortSignal.timeout(30_000),
    });
    const body = await response.json();
    if (response.status === 201) sold.push(body.id);
    return { status: response.status, body };
  };
  const crowd = (people: number) => Promise.all(Array.from({ length: people }, buy));
  const ready = async () => {
    const response = await fetch(`${stage.origin}/api/ready`);
    return { status: response.status, detail: (await response.json()).detail };
  };
  const until = async (isSo: () => Promise<boolean>, what: string) => {
    for (const deadline = Date.now() + 60_000; !(await isSo()); await sleep(50))
      if (Date.now() > deadline) throw new Error(`never: ${what}\n${stage.lastWords()}`);
  };

  expect((await crowd(20)).every(({ status }) => status === 201)).toBe(true);
  await disk.fill();
  // What is left in the pages that the tables have is still sold.
  await until(async () => (await crowd(50)).some(({ status }) => status === 503), 'a refusal');
  const refusals = (await crowd(50)).filter(({ status }) => status !== 201);
  for (const { status, body } of refusals) expect([status, body.code]).toEqual([503, 'UNAVAILABLE']);
  expect(await ready()).toMatchObject({ status: 503, detail: expect.stringContaining('no room') });

  await disk.free();
  const freedAt = Date.now();
  await until(async () => (await buy()).status === 201, 'a sale');
  const recovery = Date.now() - freedAt;
  console.log(`fault: full disk: selling again ${recovery} ms after there was space`);
  expect(recovery).toBeLessThan(RECOVERY_MS);
  await until(async () => (await ready()).status === 200, 'ready');

  const { rows } = await watcher.query<{ id: string }>('SELECT id FROM ticket WHERE event_id = $1', [eventId]);
  expect(rows.map(({ id }) => id).sort()).toEqual(sold.sort());
  expect(await verify(watcher)).toEqual([]);
  await watcher.end();

  const log = stage.log();
  expect(log.filter((line) => line.includes('the database has no room'))).toHaveLength(1);
  expect(log.filter((line) => line.includes('the database has room again'))).toHaveLength(1);
  expect(log.filter((line) => line.includes('"stack"')).length).toBeLessThan(10);
  expect(stage.surprises()).toEqual([]);
});
