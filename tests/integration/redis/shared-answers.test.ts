import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { MadeAnswer } from '@/application/ports';
import { answerCache, LONGEST_AGE_MS } from '@/infrastructure/cache/answer-cache';
import { readyAnswer } from '@/infrastructure/cache/ready-answer';
import { sharedAnswers } from '@/infrastructure/cache/shared-answers';
import { type SharedMemory, sharedMemory } from '@/infrastructure/redis/connection';
import { sharedStore } from '@/infrastructure/redis/shared-store';
import { eventually, type RedisServer, redisServer } from '../../support/redis-server';

let server: RedisServer;
let memories: SharedMemory[] = [];
let count = 0;

beforeAll(async () => {
  server = await redisServer();
});
afterAll(() => server.stop());

/** The cache of another process, evicted as the composition evicts it. */
async function aCache() {
  const memory = sharedMemory(server.url);
  memories.push(memory);
  await eventually('ready', () => memory.isReady());
  const store = sharedStore(memory, 'a');
  const cache = answerCache(1_000_000, { shared: sharedAnswers(store, LONGEST_AGE_MS) });
  store.onEvicted((tags) => cache.evict(tags));
  return {
    get: async (key: string, make = counting) => (await cache.get(key, make)).body.toString(),
    evict(tags: string[]) {
      cache.evict(tags);
      store.evict(tags);
    },
    headersOf: async (key: string) => (await cache.get(key, counting)).headers,
  };
}
const made = (text: string, tags: string[] | null): MadeAnswer => ({
  answer: readyAnswer(Buffer.from(text), { etag: `"${text}"` }),
  tags,
});
const counting = async () => {
  count += 1;
  const text = String(count);
  await sleep(30);
  return made(text, ['event:1']);
};

let caches: Awaited<ReturnType<typeof aCache>>[] = [];
let key = 0;
beforeEach(async () => {
  count = 0;
  key += 1;
  caches = await Promise.all([aCache(), aCache()]);
});
afterEach(() => {
  for (const memory of memories) memory.close();
  memories = [];
});

it('is made once for all who ask any process at one moment, and goes out the same', async () => {
  const asked = Array.from({ length: 250 }, () => caches.map((cache) => cache.get(`k${key}`))).flat();
  expect(new Set(await Promise.all(asked))).toEqual(new Set(['1']));
  expect(await Promise.all(caches.map((cache) => cache.headersOf(`k${key}`)))).toEqual([
    { etag: '"1"' },
    { etag: '"1"' },
  ]);
});

it('is no older than a second anywhere, whoever made it', async () => {
  const [one, other] = caches;
  await one?.get(`k${key}`);
  await sleep(600);
  expect(await other?.get(`k${key}`)).toBe('1');
  await sleep(450);
  expect(await other?.get(`k${key}`)).toBe('2');
});

it('shows a change at once where it was made, and elsewhere as soon as it is heard of', async () => {
  const [one, other] = caches;
  await Promise.all(caches.map((cache) => cache.get(`k${key}`)));
  one?.evict(['event:1']);
  expect(await one?.get(`k${key}`)).toBe('2');
  await eventually('heard', async () => (await other?.get(`k${key}`)) === '2');
});

it('is made by each for itself where it must not be kept, and fails for each by itself', async () => {
  const each = await Promise.all(
    caches.map((cache) =>
      cache.get(`k${key}`, async () => {
        count += 1;
        return made(String(count), null);
      }),
    ),
  );
  expect(each.sort()).toEqual(['1', '2']);
  const failing = async () => {
    throw new Error('away');
  };
  await expect(caches[0]?.get(`f${key}`, failing)).rejects.toThrow('away');
  expect(await caches[1]?.get(`f${key}`)).toBe('3');
});

it('comes from the database while Redis is away', async () => {
  await server.kill();
  expect(await caches[0]?.get(`k${key}`)).toBe('1');
  expect(await caches[1]?.get(`k${key}`)).toBe('2');
  await server.start();
});
