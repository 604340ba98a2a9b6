import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { tokens } from '@/infrastructure/auth/tokens';
import { verify } from '../../scripts/verify.ts';
import { type Nginx, nginxBefore } from '../support/nginx.ts';
import { type RedisServer, redisServer } from '../support/redis-server.ts';
import { insertEvent, insertSession, insertUser } from '../support/rows.ts';
import { crowd, insertBuyers, openStage, type Stage } from './stage.ts';

/**
 * Several processes of the production build behind the real nginx, with a real Redis, and what is done to them: a few
 * rounds as tests (cluster.test.ts), many as a benchmark (tests/load/cluster.ts).
 */

type Replica = Awaited<ReturnType<Stage['openReplica']>>;

export type Cluster = {
  stage: Stage;
  replicas: Replica[];
  nginx: Nginx;
  database: pg.Client;
  /** Of each process, and behind them all. */
  origins: string[];
  /** The `Authorization` of an admin who also buys. */
  authorization: string;
  close: () => Promise<void>;
};

export async function openCluster(processes: number): Promise<Cluster> {
  const redis: RedisServer = await redisServer();
  const settings = { REDIS_URL: redis.url, TRUSTED_PROXIES: '127.0.0.1', LOG_LEVEL: 'fatal', CHECK_ANSWERS: 'off' };
  const stage = await openStage(settings);
  const replicas: Replica[] = [];
  for (let more = 1; more < processes; more += 1) replicas.push(await stage.openReplica());
  const origins = [stage.origin, ...replicas.map(({ origin }) => origin)];
  const nginx = await nginxBefore(origins, { UNLIMITED: '127.0.0.0/8' });
  const database = await stage.watcher();
  const userId = await insertUser(database, { role: 'ADMIN' });
  const token = tokens(stage.secret).signAccess({
    userId,
    email: `${userId}@example.com`,
    username: `u${userId}`,
    role: 'ADMIN',
    sessionId: await insertSession(database, userId),
    isStrong: false,
  });
  return {
    stage,
    replicas,
    nginx,
    database,
    origins: [...origins, nginx.origin],
    authorization: `Bearer ${token}`,
    async close() {
      await nginx.stop();
      await database.end();
      for (const replica of replicas) await replica.close();
      await stage.close();
      await redis.stop();
    },
  };
}

function buy({ authorization }: Cluster, origin: string, eventId: string): Promise<Response> {
  return fetch(`${origin}/api/events/${eventId}/purchase`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify({ participantName: 'Ana', participantEmail: 'ana@example.com' }),
  });
}

async function edit({ authorization }: Cluster, origin: string, eventId: string, location: string): Promise<Response> {
  return fetch(`${origin}/api/events/${eventId}`, {
    method: 'PATCH',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ location }),
  });
}

async function expectOk(answer: Promise<Response>, what: string): Promise<void> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`${what}: ${response.status} ${text}`);
}

/** How many sales and edits an answer shows; null for what it does not tell. */
type Shown = { sales: number | null; edits: number | null };
type Change = { kind: 'sales' | 'edits'; answeredAt: number };

export type Staleness = {
  /** For how long after a change was answered somebody still asked for, and got, what was before: the longest. */
  oldestMs: Record<string, number>;
  reads: number;
};

/**
 * Sales and edits in turn, each through another process or nginx, while everybody reads: by id, by slug, the seats and
 * the page, through each process and through nginx.
 */
export async function staleness(cluster: Cluster, rounds: number): Promise<Staleness> {
  const { database, origins, nginx } = cluster;
  const slug = `seen-${randomUUID()}`;
  const eventId = await insertEvent(database, { slug, capacity: rounds + 1, location: 'Hall 0' });
  const changes: Change[] = [];
  const oldestMs: Record<string, number> = {};
  let reads = 0;
  let isOver = false;

  const hallIn = (text: string) => Number(/Hall (\d+)/.exec(text)?.[1] ?? Number.NaN);
  const seatsIn = (text: string) => rounds + 1 - Number(/"availableTickets":(\d+)/.exec(text)?.[1] ?? Number.NaN);
  const addresses: [string, (text: string) => Shown][] = [
    [`/api/events/${eventId}`, (text) => ({ sales: seatsIn(text), edits: hallIn(text) })],
    [`/api/events/${slug}`, (text) => ({ sales: seatsIn(text), edits: hallIn(text) })],
    [`/api/events/${eventId}/availability`, (text) => ({ sales: seatsIn(text), edits: null })],
    [`/events/${slug}`, (text) => ({ sales: null, edits: hallIn(text) })],
  ];

  /** When the oldest change that `shown` lacks was answered. */
  const missingSince = (shown: Shown): number | null => {
    const seen = { sales: 0, edits: 0 };
    for (const { kind, answeredAt } of changes) {
      seen[kind] += 1;
      const shows = shown[kind];
      if (Number.isNaN(shows)) throw new Error('an answer does not show the event');
      if (shows !== null && shows < seen[kind]) return answeredAt;
    }
    return null;
  };

  const reader = async (origin: string, [address, shownIn]: (typeof addresses)[number]) => {
    while (!isOver) {
      const askedAt = performance.now();
      const response = await fetch(origin + address);
      const text = await response.text();
      await sleep(5);
      // A process that has no time just now shows nothing, and so nothing old.
      if (response.status === 503) continue;
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      reads += 1;
      const since = missingSince(shownIn(text));
      if (since === null) continue;
      const where = `${origin === nginx.origin ? 'nginx' : 'a process'} ${address.replace(eventId, '{id}').replace(slug, '{slug}')}`;
      oldestMs[where] = Math.max(oldestMs[where] ?? 0, askedAt - since);
    }
  };
  const readers = origins.flatMap((origin) => addresses.map((address) => reader(origin, address)));
  const changing = async () => {
    for (let round = 1; round <= rounds; round += 1) {
      const origin = origins[round % origins.length] ?? '';
      const kind = round % 2 ? 'sales' : 'edits';
      const change =
        kind === 'sales' ? buy(cluster, origin, eventId) : edit(cluster, origin, eventId, `Hall ${round / 2}`);
      await expectOk(change, `round ${round}`);
      changes.push({ kind, answeredAt: performance.now() });
      // At every moment of a second, and now and then long enough for all to be kept anew.
      await sleep(100 + Math.random() * 900);
    }
    await sleep(1_000);
    isOver = true;
  };
  await Promise.all([changing().finally(() => (isOver = true)), ...readers]);
  return { oldestMs, reads };
}

/** How many statements PostgreSQL ran that name `words`, while `work` ran. */
async function statements({ database, stage }: Cluster, words: string, work: () => Promise<void>): Promise<number> {
  const set = async (value: string) => {
    await database.query(`ALTER SYSTEM SET log_statement = '${value}'`);
    await database.query('SELECT pg_reload_conf()');
    await sleep(300);
  };
  const log = path.join(stage.data, 'logs/postgres.log');
  const count = () => readFileSync(log, 'utf8').split(words).length - 1;
  await set('all');
  const before = count();
  await work();
  await sleep(300);
  const after = count();
  await set('none');
  return after - before;
}

export type ColdReads = { what: string; forOne: number; forAll: number };

/** What nobody has asked for yet, asked for by `visitors` at once. */
export async function coldReads(cluster: Cluster, visitors: number): Promise<ColdReads[]> {
  const { database, stage, replicas, nginx } = cluster;
  const [replica] = replicas;
  if (!replica) throw new Error('a second process is needed');
  const ways = { 'two processes': [stage.origin, replica.origin], nginx: [nginx.origin] };
  const found: ColdReads[] = [];
  for (const [through, origins] of Object.entries(ways)) {
    for (const address of ['/events/', '/api/events/']) {
      const asked = async (count: number) => {
        const slug = `cold-${randomUUID()}`;
        await insertEvent(database, { slug });
        return statements(cluster, slug, async () => {
          const statuses = await Promise.all(
            Array.from({ length: count }, async (_, index) => {
              const response = await fetch(origins[index % origins.length] + address + slug);
              await response.arrayBuffer();
              return response.status;
            }),
          );
          const failed = statuses.filter((status) => status !== 200);
          if (failed.length > 0) throw new Error(`${failed.length} of ${count} got no ${address}`);
        });
      };
      found.push({
        what: `${address}{slug} through ${through}`,
        forOne: await asked(1),
        forAll: await asked(visitors),
      });
    }
  }
  return found;
}

export type Kills = {
  rounds: number;
  sold: number;
  reads: number;
  failedReads: string[];
  lost: number;
  breaches: number;
};

/** One process after the other is killed under load through nginx, and started again. */
export async function kills(cluster: Cluster, rounds: number): Promise<Kills> {
  const { stage, replicas, nginx, database } = cluster;
  const buyers = await insertBuyers(stage, rounds * 150);
  const slug = `killed-${randomUUID()}`;
  const eventId = await insertEvent(database, { slug, capacity: buyers.length });
  const failedReads: string[] = [];
  let reads = 0;
  let isOver = false;
  const addresses = [
    '/',
    '/events',
    `/events/${slug}`,
    `/api/events/${eventId}`,
    `/api/events/${eventId}/availability`,
  ];
  const visitor = async (number: number) => {
    for (let turn = number; !isOver; turn += 1) {
      // Every third is asked of a process, since nobody asked for it before.
      const address =
        turn % 3 ? addresses[turn % addresses.length] : `/api/events?size=3&q=${randomUUID().slice(0, 6)}`;
      try {
        const response = await fetch(`${nginx.origin}${address}`);
        await response.arrayBuffer();
        reads += 1;
        if (response.status !== 200) failedReads.push(`${response.status} ${address}`);
      } catch (error) {
        failedReads.push(`${address}: ${error}`);
      }
      await sleep(5);
    }
  };
  const visitors = Array.from({ length: 6 }, (_, number) => visitor(number));
  const people = crowd(nginx.origin, eventId, buyers, 12, `/api/events/${eventId}/purchase`);
  const processes = [
    { kill: () => stage.endApp('SIGKILL'), start: () => stage.startApp() },
    ...replicas.map((replica) => ({ kill: () => replica.kill(), start: () => replica.start() })),
  ];
  for (let round = 0; round < rounds; round += 1) {
    await people.untilSold((round + 1) * 50);
    const victim = processes[round % processes.length];
    await victim?.kill();
    await people.untilSold((round + 1) * 50 + 20);
    await victim?.start();
  }
  await people.allAnswered();
  isOver = true;
  await Promise.all(visitors);
  people.end();
  if (people.unexpected.length > 0) throw new Error(`unexpected answers: ${people.unexpected.slice(0, 3)}`);
  const replays = await people.askAgain();
  const tickets = [...people.acknowledged.values()].map(({ ticketId }) => ticketId);
  const { rows } = await database.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM ticket WHERE id = ANY($1::uuid[]) AND event_id = $2',
    [tickets, eventId],
  );
  const breaches = await verify(database);
  return {
    rounds,
    sold: people.acknowledged.size,
    reads,
    failedReads,
    lost:
      people.acknowledged.size - (rows[0]?.count ?? 0) + replays.filter(({ body, before }) => body !== before).length,
    breaches: breaches.length,
  };
}

export type Outage = {
  pages: number;
  failedPages: string[];
  refused: number;
  otherAnswers: string[];
  sellsAfterMs: number;
};

/** PostgreSQL is gone for `lengthMs` while people read and buy through nginx. */
export async function outage(cluster: Cluster, lengthMs: number): Promise<Outage> {
  const { stage, nginx, database } = cluster;
  const slug = `outage-${randomUUID()}`;
  const eventId = await insertEvent(database, { slug, capacity: 100_000 });
  const pages = ['/', '/events', `/events/${slug}`, `/api/events/${eventId}`, `/api/events/${eventId}/availability`];
  for (const page of pages) await expectOk(fetch(nginx.origin + page), page);
  const failedPages: string[] = [];
  const otherAnswers: string[] = [];
  let read = 0;
  let refused = 0;
  await database.end();
  await stage.stopPostgres();
  const end = performance.now() + lengthMs;
  const reader = async (page: string) => {
    while (performance.now() < end) {
      const response = await fetch(nginx.origin + page);
      await response.arrayBuffer();
      read += 1;
      if (response.status !== 200) failedPages.push(`${response.status} ${page}`);
      await sleep(20);
    }
  };
  const buyer = async () => {
    while (performance.now() < end) {
      const response = await buy(cluster, nginx.origin, eventId);
      const { code } = JSON.parse(await response.text());
      const type = response.headers.get('content-type');
      const isAsPromised =
        response.status === 503 &&
        type === 'application/problem+json' &&
        code === 'UNAVAILABLE' &&
        Number(response.headers.get('retry-after')) > 0;
      if (isAsPromised) refused += 1;
      else otherAnswers.push(`${response.status} ${type} ${code}`);
      await sleep(100);
    }
  };
  await Promise.all([...pages.map(reader), buyer(), buyer()]);
  await stage.startPostgres();
  cluster.database = await stage.watcher();
  const backAt = performance.now();
  for (let status = 0; status !== 201; await sleep(20)) {
    const response = await buy(cluster, nginx.origin, eventId);
    await response.arrayBuffer();
    status = response.status;
    if (performance.now() - backAt > 30_000) throw new Error('nothing is sold 30 s after PostgreSQL came back');
  }
  return { pages: read, failedPages, refused, otherAnswers, sellsAfterMs: performance.now() - backAt };
}
