import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokens } from '@/infrastructure/auth/tokens';
import { build } from '../../scripts/build.ts';
import { dataDirectory } from '../../scripts/run-state.ts';
import { type RedisServer, redisServer } from '../support/redis-server.ts';
import { insertEvent, insertUser } from '../support/rows.ts';
import { openStage, type Stage } from './stage.ts';

/** Two processes of the production build that share a Redis, which is killed, hangs and comes back. */

const ROUNDS = Number(process.env.FAULT_ROUNDS || 10);

let redis: RedisServer;
let stage: Stage;
let replica: Awaited<ReturnType<Stage['openReplica']>>;
let database: pg.Client;
let token: string;

beforeAll(async () => {
  build(dataDirectory());
  redis = await redisServer();
  stage = await openStage({ REDIS_URL: redis.url, LOG_LEVEL: 'warn' });
  replica = await stage.openReplica();
  database = await stage.watcher();
  const userId = await insertUser(database);
  const user = { email: 'ana@example.com', username: 'ana', sessionId: randomUUID(), isStrong: false };
  token = tokens(stage.secret).signAccess({ userId, ...user, role: 'USER' });
});
afterAll(async () => {
  await database?.end();
  await replica?.close();
  await stage?.close();
  await redis?.stop();
});

const get = (url: string) => fetch(url, { redirect: 'manual' });

function buy(origin: string, eventId: string) {
  return fetch(`${origin}/api/events/${eventId}/purchase`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ participantName: 'Ana', participantEmail: 'ana@example.com' }),
  });
}

async function keysIn(url: string): Promise<number> {
  const client = new Redis(url, { commandTimeout: 1_000 });
  const keys = await client.dbsize().finally(() => client.disconnect());
  return keys;
}

const seatsAt = async (origin: string, eventId: string): Promise<number> => {
  const { availableTickets } = JSON.parse(await (await get(`${origin}/api/events/${eventId}/availability`)).text());
  return availableTickets;
};

it('serves a page that the other process rendered, while the database is away', async () => {
  const slug = `shared-${randomUUID()}`;
  await insertEvent(database, { slug });
  const page = `/events/${slug}`;
  const rendered = await get(stage.origin + page);
  expect(rendered.status).toBe(200);
  const html = await rendered.text();
  await sleep(200);
  stage.proxy.refuse(true);
  stage.proxy.cutAll();
  const served = await get(replica.origin + page);
  stage.proxy.refuse(false);
  expect(served.status).toBe(200);
  expect(await served.text()).toBe(html);
});

it('shows every sale in the other process within a second, and as a rule at once', async () => {
  const eventId = await insertEvent(database, { capacity: 200 });
  let atOnce = 0;
  for (let sold = 1; sold <= 100; sold += 1) {
    const [seller, other] = sold % 2 ? [stage.origin, replica.origin] : [replica.origin, stage.origin];
    await Promise.all([seatsAt(seller, eventId), seatsAt(other, eventId)]);
    expect((await buy(seller, eventId)).status).toBe(201);
    expect(await seatsAt(seller, eventId)).toBe(200 - sold);
    await sleep(20);
    if ((await seatsAt(other, eventId)) === 200 - sold) atOnce += 1;
    await expect.poll(() => seatsAt(other, eventId), { timeout: 1_000, interval: 20 }).toBe(200 - sold);
  }
  expect(atOnce).toBeGreaterThan(90);
});

it('fails nobody while Redis dies, hangs and comes back, and says so once each', async () => {
  const eventId = await insertEvent(database, { capacity: 1_000_000 });
  let isOver = false;
  let answered = 0;
  const failed: string[] = [];
  const paths = ['/api/events?size=5', `/api/events/${eventId}`, `/api/events/${eventId}/availability`, '/'];
  const visitor = async (number: number) => {
    for (let turn = number; !isOver; turn += 1) {
      const origin = turn % 2 ? stage.origin : replica.origin;
      const url = origin + paths[turn % paths.length];
      const isBuying = turn % 5 === 0;
      try {
        const response = await (isBuying ? buy(origin, eventId) : get(url));
        await response.arrayBuffer();
        if (response.status !== (isBuying ? 201 : 200)) failed.push(`${response.status} ${url}`);
        else answered += 1;
      } catch (error) {
        failed.push(`${url}: ${error}`);
      }
    }
  };
  const visitors = Array.from({ length: 8 }, (_, number) => visitor(number));
  for (let round = 0; round < ROUNDS; round += 1) {
    await sleep(300);
    if (round % 2) redis.hang();
    else await redis.kill();
    await sleep(500);
    if (round % 2) redis.goOn();
    else await redis.start();
    // What was killed is empty until it is used again.
    await expect.poll(() => keysIn(redis.url), { timeout: 5_000 }).toBeGreaterThan(0);
  }
  isOver = true;
  await Promise.all(visitors);
  expect(failed).toEqual([]);
  expect(answered).toBeGreaterThan(ROUNDS * 50);
  const said = stage.log().filter((line) => line.includes('Redis cannot be reached'));
  expect(said.length).toBeGreaterThan(0);
  expect(said.length).toBeLessThanOrEqual(ROUNDS * 2);
});
