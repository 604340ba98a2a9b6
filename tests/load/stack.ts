import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encode } from 'next-auth/jwt';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { buildServer, serverFile } from '../../scripts/build-server.ts';
import { assureDatabase, startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { heapOptions } from '../../scripts/heap-limit.ts';
import { migrate } from '../../scripts/migrate.ts';
import { ROOT } from '../../scripts/run-state.ts';
import { verify } from '../../scripts/verify.ts';
import { tokens } from '../../src/infrastructure/auth/tokens.ts';
import { insertEvent, insertSession, insertUser } from '../support/rows.ts';

/** A benchmark build, a PostgreSQL with every safety on, and production servers, all on loopback and all ours. */

export const SECRET = 'a-secret-for-the-benchmark-only-0123456789';
const PASSWORD = 'benchmark';
const DAY_MS = 86_400_000;
const NEXT = path.join(ROOT, 'node_modules/next/dist/bin/next');

export type Buyer = { id: string; authorization: string };
export type Stack = {
  database: pg.Pool;
  /** For pgbench. */
  databaseUrl: string;
  origins: string[];
  buyers: Buyer[];
  createEvent: (capacity: number) => Promise<string>;
  /** Tickets held for these events. */
  sold: (eventIds: string[]) => Promise<number>;
  /** Of the servers, in the order of `origins`. */
  pids: number[];
  /** Of a server, by its place in `origins`, in MB: what it has of the system, and what it holds on to once garbage is gone. */
  memory: (server: number) => Promise<{ resident: number; live: number }>;
  /** One server more, behind those of `origins`. */
  addServer: (settings?: Record<string, string>) => Promise<void>;
  /** Processor time of all servers so far, in ms; NaN where there is no /proc. */
  serverCpu: () => number;
  assertClean: () => Promise<void>;
  stop: () => Promise<void>;
};

const environment = (extra: Record<string, string> = {}) => ({
  ...process.env,
  NODE_ENV: 'production' as const,
  EVENTHUB_BENCH: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  AUTH_SECRET: SECRET,
  LOG_LEVEL: 'error',
  // Thousands buy from one address, and some of them many times.
  RATE_LIMITS: 'off',
  ...extra,
});

function build() {
  console.log('Building with the benchmark routes …');
  const { status, stdout, stderr } = spawnSync(process.execPath, [NEXT, 'build'], {
    cwd: ROOT,
    env: environment(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`next build failed:\n${stdout}\n${stderr}`);
  buildServer('.next-bench');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const preloads = ['scripts/exit-with-parent.ts', 'tests/load/tells-memory.ts'].flatMap((file) => [
  '--import',
  path.join(ROOT, file),
]);

async function startServer(
  databaseUrl: string,
  settings: Record<string, string>,
  processes: number,
): Promise<{ origin: string; child: ChildProcess }> {
  const port = await freePort();
  // As the product starts (scripts/launch.ts).
  const options = [...heapOptions(processes), ...preloads];
  const child = spawn(process.execPath, [...options, serverFile('.next-bench')], {
    cwd: ROOT,
    env: environment({
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      EVENTHUB_SUPERVISOR: String(process.pid),
      ...settings,
    }),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 150; tries += 1) {
    const ready = await fetch(`${origin}/api/ready`).catch(() => null);
    if (ready?.ok) return { origin, child };
    await sleep(200);
  }
  throw new Error('the server did not become ready');
}

/** Resident memory of a process, in MB; NaN where there is no /proc. */
export function residentMb(pid: number | undefined): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

const MEGABYTE = 1024 * 1024;
const LiveMemory = z.object({ liveBytes: z.number() });

/** Asked of `tells-memory.ts`, in MB. */
async function liveMb(child: ChildProcess | undefined): Promise<number> {
  if (!child) return Number.NaN;
  const answer = once(child, 'message');
  child.send('live memory?');
  const [message] = await answer;
  return LiveMemory.parse(message).liveBytes / MEGABYTE;
}

const MS_PER_TICK = 10;

/** Processor time of a process so far, in ms; NaN where there is no /proc. */
export function cpuOf(pid: number | undefined): number {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(afterName[11]) + Number(afterName[12])) * MS_PER_TICK;
  } catch {
    return Number.NaN;
  }
}

/** The `Cookie` of an admin's browser, made for this run. */
export async function adminCookie(database: pg.Pool): Promise<string> {
  const id = await insertUser(database, { role: 'ADMIN' });
  const sid = await insertSession(database, id);
  // Its name is that of a server which is not reached by https (presentation/session-cookie.ts).
  const salt = 'eventhub.session';
  return `${salt}=${await encode({ token: { sid }, secret: SECRET, salt })}`;
}

/** The `Authorization` of an admin, made for this run. */
export async function adminToken(database: pg.Pool): Promise<string> {
  const id = await insertUser(database, { role: 'ADMIN' });
  const claims = {
    userId: id,
    email: `${id}@example.com`,
    username: `u${id}`,
    role: 'ADMIN' as const,
    sessionId: await insertSession(database, id),
    isStrong: false,
  };
  return `Bearer ${tokens(SECRET).signAccess(claims)}`;
}

async function createBuyers(database: pg.Pool, count: number): Promise<Buyer[]> {
  const { signAccess } = tokens(SECRET);
  const ids = Array.from({ length: count }, () => uuidv7());
  await database.query(
    `INSERT INTO "user" (id, username, email, name, password_hash)
     SELECT id, 'buyer' || n, 'buyer' || n || '@example.com', 'Buyer ' || n, 'none'
     FROM unnest($1::uuid[]) WITH ORDINALITY AS u(id, n)`,
    [ids],
  );
  return ids.map((id, index) => {
    const name = `buyer${index + 1}`;
    const claims = {
      userId: id,
      email: `${name}@example.com`,
      username: name,
      role: 'USER' as const,
      sessionId: uuidv7(),
      isStrong: false,
    };
    return { id, authorization: `Bearer ${signAccess(claims)}` };
  });
}

type StackOptions = {
  /** So many servers, or one for each of these, with what its environment has besides. */
  processes?: number | Record<string, string>[];
  buyers?: number;
  isBuilt?: boolean;
};

export async function startStack({ processes = 1, buyers = 256, isBuilt = false }: StackOptions = {}): Promise<Stack> {
  // `--built`: on the build of the run before.
  if (!isBuilt && !process.argv.includes('--built')) build();
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'eventhub-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDirectory, password: PASSWORD });
  await assureDatabase(postgres, 'eventhub');
  const databaseUrl = postgres.databaseUrl('eventhub');
  await migrate(databaseUrl, { log: () => {} });
  const database = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  // PostgreSQL may be gone before the pool has said goodbye.
  database.on('error', () => undefined);
  const settings = typeof processes === 'number' ? Array.from({ length: processes }, () => ({})) : processes;
  const servers = await Promise.all(settings.map((each) => startServer(databaseUrl, each, settings.length)));

  const origins = servers.map(({ origin }) => origin);
  const pids = servers.flatMap(({ child }) => child.pid ?? []);

  return {
    database,
    databaseUrl,
    origins,
    pids,
    memory: async (server) => ({
      resident: residentMb(servers[server]?.child.pid),
      live: await liveMb(servers[server]?.child),
    }),
    async addServer(added = {}) {
      const server = await startServer(databaseUrl, added, servers.length + 1);
      servers.push(server);
      origins.push(server.origin);
      pids.push(server.child.pid ?? 0);
    },
    buyers: await createBuyers(database, buyers),

    createEvent: (capacity) =>
      insertEvent(database, {
        name: 'Benchmark night',
        location: 'Loopback',
        starts_at: new Date(Date.now() + 90 * DAY_MS),
        ends_at: new Date(Date.now() + 91 * DAY_MS),
        capacity,
        price: 29_900,
      }),

    async sold(eventIds) {
      const { rows } = await database.query<{ sold: number }>(
        'SELECT count(*)::int AS sold FROM ticket WHERE event_id = ANY($1)',
        [eventIds],
      );
      return rows[0]?.sold ?? 0;
    },

    serverCpu: () => servers.reduce((sum, { child }) => sum + cpuOf(child.pid), 0),

    async assertClean() {
      const breaches = await verify(database);
      if (breaches.length > 0)
        throw new Error(`verify found ${breaches.length} breaches: ${JSON.stringify(breaches.slice(0, 3))}`);
    },

    async stop() {
      for (const { child } of servers) {
        const exited = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await exited;
      }
      await database.end();
      await postgres.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
