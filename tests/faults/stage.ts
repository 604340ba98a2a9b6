import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { tokens } from '@/infrastructure/auth/tokens';
import { assureDatabase, type EmbeddedPostgres, startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { migrate } from '../../scripts/migrate.ts';
import { lastLines } from '../../scripts/run-state.ts';
import { freePort } from '../support/free-port.ts';
import { childrenOf, killPostmaster } from '../support/postgres-processes.ts';
import { tcpProxy } from '../support/tcp-proxy.ts';
import { startServer } from './start-server.ts';

/** The real thing to break: PostgreSQL that syncs to disk, the production server, and a wire between the two. */

const DATABASE = 'eventhub';
type Settings = Record<string, string>;

/** `settings` may be made of the database's own address. */
export async function openStage(settings: Settings | ((databaseUrl: string) => Promise<Settings>) = {}) {
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

  const start = (itsPort: number, itsSettings: Settings) =>
    startServer({ port: itsPort, databaseUrl: proxy.through(databaseUrl), secret, logFile }, itsSettings);
  const ownSettings = typeof settings === 'function' ? await settings(databaseUrl) : settings;
  let app = await start(port, ownSettings);

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

    endApp: (signal: 'SIGKILL' | 'SIGTERM') => app.end(signal),
    async startApp() {
      app = await start(port, ownSettings);
    },
    appRuns: () => app.runs(),
    /** The processes that the server started, where it runs in several. */
    copies: () => childrenOf(app.pid),
    /** A second process of the app on the same database. */
    async openReplica(itsSettings = ownSettings) {
      const itsPort = await freePort();
      let replica = await start(itsPort, itsSettings);
      return {
        origin: `http://127.0.0.1:${itsPort}`,
        kill: () => replica.end('SIGKILL'),
        async start() {
          replica = await start(itsPort, itsSettings);
        },
        close: () => replica.end('SIGTERM'),
      };
    },

    /** `kill -9` of the postmaster and of all that it started. */
    async killPostgres() {
      killPostmaster(path.join(data, 'postgres'));
      await postgres.exited;
    },
    stopPostgres: () => postgres.stop(),
    async startPostgres() {
      const { port: before } = postgres;
      postgres = await startPostgres();
      if (postgres.port !== before) throw new Error('somebody took the port of PostgreSQL meanwhile');
    },

    async close() {
      await app.end('SIGKILL');
      await proxy.close();
      await postgres.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

export type Buyer = { id: string; token: string };

/** People who may buy at once. */
export async function insertBuyers(stage: Pick<Stage, 'watcher' | 'secret'>, count: number): Promise<Buyer[]> {
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
