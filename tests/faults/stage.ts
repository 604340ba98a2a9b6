import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { tokens } from '@/infrastructure/auth/tokens';
import { serverFile } from '../../scripts/build-server.ts';
import { assureDatabase, type EmbeddedPostgres, startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { migrate } from '../../scripts/migrate.ts';
import { lastLines, ROOT } from '../../scripts/run-state.ts';
import { freePort } from '../support/free-port.ts';
import { tcpProxy } from '../support/tcp-proxy.ts';

/** The real thing to break: PostgreSQL that syncs to disk, the production server, and a wire between the two. */

const DATABASE = 'eventhub';
// The supervisor waits no longer.
const STOP_MS = 15_000;

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

function childrenOf(pid: number): number[] {
  try {
    const listed = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
    return listed
      .split('\n')
      .map(Number)
      .filter((child) => child > 0);
  } catch {
    // It has none.
    return [];
  }
}

export async function openStage(settings: Record<string, string> = {}) {
  const data = mkdtempSync(path.join(tmpdir(), 'eventhub-faults-'));
  chmodSync(data, 0o711);
  const password = randomBytes(12).toString('hex');
  const secret = randomBytes(32).toString('hex');
  const port = await freePort();
  const logFile = path.join(data, 'app.log');

  const startPostgres = () => startEmbeddedPostgres({ dataDirectory: data, password });
  let postgres: EmbeddedPostgres = await startPostgres();
  await assureDatabase(postgres, DATABASE);
  const databaseUrl = postgres.databaseUrl(DATABASE);
  await migrate(databaseUrl);
  const proxy = await tcpProxy(postgres.port);

  const spawnApp = (itsPort: number, settings: Record<string, string>): ChildProcess => {
    const output = openSync(logFile, 'a');
    const preload = path.join(ROOT, 'scripts/exit-with-parent.ts');
    const child = spawn(process.execPath, ['--import', preload, serverFile()], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(itsPort),
        DATABASE_URL: proxy.through(databaseUrl),
        AUTH_SECRET: secret,
        LOG_LEVEL: 'error',
        CHECK_ANSWERS: 'on',
        // Its crowds come from one address.
        RATE_LIMITS: 'off',
        NEXT_TELEMETRY_DISABLED: '1',
        EVENTHUB_SUPERVISOR: String(process.pid),
        ...settings,
      },
      stdio: ['ignore', output, output, 'ipc'],
    });
    closeSync(output);
    return child;
  };

  const hasExited = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
  const untilExit = (child: ChildProcess) =>
    hasExited(child) ? Promise.resolve() : new Promise<void>((resolve) => void child.once('exit', () => resolve()));

  let app = spawnApp(port, settings);
  const untilListening = async (child = app, itsPort = port) => {
    for (const deadline = Date.now() + 60_000; ; ) {
      if (await listens(itsPort)) return;
      if (hasExited(child) || Date.now() > deadline)
        throw new Error(`the server does not start:\n${lastLines(logFile, 20)}`);
      await sleep(20);
    }
  };
  await untilListening();

  return {
    data,
    databaseUrl,
    secret,
    proxy,
    origin: `http://127.0.0.1:${port}`,
    lastWords: () => lastLines(logFile, 15),
    log: () => readFileSync(logFile, 'utf8').split('\n'),
    /** What the server failed to foresee, by its log. */
    surprises: () =>
      readFileSync(logFile, 'utf8')
        .split('\n')
        .filter((line) => /uncaughtException|unhandledRejection/.test(line)),

    /** A connection past the proxy. */
    async watcher(): Promise<pg.Client> {
      const client = new pg.Client({ connectionString: databaseUrl });
      client.on('error', () => {});
      await client.connect();
      return client;
    },

    async endApp(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
      app.kill(signal);
      const inTime = await Promise.race([untilExit(app).then(() => true), sleep(STOP_MS, false, { ref: false })]);
      if (!inTime) throw new Error(`the server did not stop within ${STOP_MS} ms`);
      return app.exitCode;
    },
    async startApp() {
      app = spawnApp(port, settings);
      await untilListening();
    },
    appRuns: () => !hasExited(app),
    /** The processes that the server started, where it runs in several. */
    copies: () => childrenOf(app.pid ?? 0),
    /** A second process of the app on the same database. */
    async openReplica(itsSettings = settings) {
      const itsPort = await freePort();
      let replica = spawnApp(itsPort, itsSettings);
      await untilListening(replica, itsPort);
      return {
        origin: `http://127.0.0.1:${itsPort}`,
        async kill() {
          replica.kill('SIGKILL');
          await untilExit(replica);
        },
        async start() {
          replica = spawnApp(itsPort, itsSettings);
          await untilListening(replica, itsPort);
        },
        async close() {
          replica.kill('SIGTERM');
          await untilExit(replica);
          return replica.exitCode;
        },
      };
    },

    /** `kill -9` of the postmaster and of all that it started. */
    async killPostgres() {
      const postmaster = Number.parseInt(readFileSync(path.join(data, 'postgres/postmaster.pid'), 'utf8'), 10);
      for (const pid of [postmaster, ...childrenOf(postmaster)]) {
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // A child that followed the postmaster by itself.
        }
      }
      await postgres.exited;
    },
    stopPostgres: () => postgres.stop(),
    async startPostgres() {
      const { port: before } = postgres;
      postgres = await startPostgres();
      if (postgres.port !== before) throw new Error('somebody took the port of PostgreSQL meanwhile');
    },

    async close() {
      app.kill('SIGKILL');
      await untilExit(app);
      await proxy.close();
      await postgres.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

export type Buyer = { id: string; token: string };

/** People who may buy at once. */
export async function insertBuyers(stage: Stage, count: number): Promise<Buyer[]> {
  const watcher = await stage.watcher();
  const { rows } = await watcher.query<{ id: string; number: number }>(
    `INSERT INTO "user" (id, username, email, name, password_hash)
     SELECT gen_random_uuid(), 'u' || n, n || '@example.com', 'Ana', 'none' FROM generate_series(1, $1::int) AS n
     RETURNING id, substr(username, 2)::int AS number`,
    [count],
  );
  await watcher.end();
  const { signAccess } = tokens(stage.secret);
  return rows.map(({ id, number }) => {
    const token = signAccess({
      userId: id,
      email: `${number}@example.com`,
      username: `u${number}`,
      role: 'USER',
      sessionId: randomUUID(),
      isStrong: false,
    });
    return { id, token };
  });
}

/** The bodies of all who have a ticket, and what else was answered. */
export type Answered = { ticketId: string; body: string };

/** People who buy one ticket each, keep their key, and come again until they have an answer. */
export function crowd(
  origin: string,
  eventId: string,
  buyers: Buyer[],
  everyMs: number,
  path = '/api/tickets/purchase',
) {
  const key = randomUUID();
  const acknowledged = new Map<Buyer, Answered>();
  const refused: Record<string, unknown>[] = [];
  const unexpected: string[] = [];
  const soldAt: number[] = [];
  let isOver = false;

  const post = (buyer: Buyer) =>
    fetch(origin + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${buyer.token}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ eventId, participantName: 'Ana', participantEmail: 'ana@example.com' }),
      signal: AbortSignal.timeout(20_000),
    });

  const buy = async (buyer: Buyer) => {
    while (!isOver) {
      try {
        const response = await post(buyer);
        const body = await response.text();
        if (response.status === 201) {
          acknowledged.set(buyer, { ticketId: JSON.parse(body).id, body });
          soldAt.push(Date.now());
          return;
        }
        if (response.status === 409) return void refused.push(JSON.parse(body));
        if (response.status !== 503) return void unexpected.push(`${response.status} ${body}`);
      } catch {
        // The answer was lost on its way, or nobody listens: the key makes it safe to ask again.
      }
      await sleep(100 + Math.random() * 100);
    }
  };

  const queue = [...buyers];
  const running: Promise<void>[] = [];
  const come = () => {
    const buyer = queue.shift();
    if (buyer) running.push(buy(buyer));
    else clearInterval(arrivals);
  };
  const arrivals = setInterval(come, everyMs);

  const until = async (what: string, isSo: () => boolean, timeoutMs: number) => {
    for (const deadline = Date.now() + timeoutMs; !isSo(); await sleep(5)) {
      if (Date.now() > deadline) throw new Error(`${what}: not within ${timeoutMs} ms`);
    }
  };

  return {
    acknowledged,
    refused,
    unexpected,
    async untilSold(count: number) {
      await until(`${count} sold`, () => soldAt.length >= count, 20_000);
    },
    /** Milliseconds from `since` to the first ticket acknowledged after it. */
    async recovered(since: number, timeoutMs: number): Promise<number> {
      await until(
        'selling goes on',
        () => soldAt.some((at) => at >= since),
        timeoutMs + Math.max(0, since - Date.now()),
      );
      return (soldAt.find((at) => at >= since) ?? Number.NaN) - since;
    },
    /** Everybody comes, and has an answer. */
    async allAnswered() {
      clearInterval(arrivals);
      while (queue.length > 0) come();
      await Promise.race([
        Promise.all(running),
        sleep(60_000, undefined, { ref: false }).then(() =>
          Promise.reject(new Error('some buyers never had an answer')),
        ),
      ]);
    },
    /** The bodies that all who have a ticket get for the same key once more. */
    async askAgain(): Promise<{ body: string; isReplay: boolean; ticketId: string; before: string }[]> {
      const answers = [];
      const owners = [...acknowledged];
      while (owners.length > 0) {
        const some = owners.splice(0, 25).map(async ([buyer, { ticketId, body: before }]) => {
          const response = await post(buyer);
          const isReplay = response.headers.get('idempotency-replayed') === 'true';
          return { body: await response.text(), isReplay, ticketId, before };
        });
        answers.push(...(await Promise.all(some)));
      }
      return answers;
    },
    end() {
      isOver = true;
      clearInterval(arrivals);
    },
  };
}

export type Crowd = ReturnType<typeof crowd>;
