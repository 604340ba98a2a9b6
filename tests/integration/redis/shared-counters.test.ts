import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { memoryCounters } from '@/infrastructure/limits/memory-counters';
import { sharedCounters } from '@/infrastructure/limits/shared-counters';
import { type SharedMemory, sharedMemory } from '@/infrastructure/redis/connection';
import { eventually, type RedisServer, redisServer } from '../../support/redis-server';

let server: RedisServer;
let memories: SharedMemory[] = [];

beforeAll(async () => {
  server = await redisServer();
});
afterAll(() => server.stop());
afterEach(() => {
  for (const memory of memories) memory.close();
  memories = [];
});

async function aProcess() {
  const memory = sharedMemory(server.url);
  memories.push(memory);
  await eventually('ready', () => memory.isReady());
  return sharedCounters(memory, memoryCounters());
}

const shared = { name: 'login', points: 3, seconds: 60, isShared: true };
const own = { ...shared, name: 'site', isShared: false };

it('counts over all processes what is shared, and what is not in each', async () => {
  const [one, other] = [await aProcess(), await aProcess()];
  await one.take(shared, 'a');
  await one.take(shared, 'a');
  expect(await other.take(shared, 'a')).toMatchObject({ taken: 3, isOver: false, left: 0 });
  expect(await one.take(shared, 'a')).toMatchObject({ taken: 4, isOver: true });
  expect(await other.look(shared, 'b')).toMatchObject({ taken: 0, left: 3, resetSeconds: 60 });
  await one.take(own, 'a');
  expect(await other.take(own, 'a')).toMatchObject({ taken: 1 });
});

it('gives back no more than there was, and forgets', async () => {
  const [one, other] = [await aProcess(), await aProcess()];
  await one.take(shared, 'c');
  await other.giveBack(shared, 'c', 5);
  expect(await one.look(shared, 'c')).toMatchObject({ taken: 0 });
  await one.take(shared, 'c');
  await other.forget(shared, 'c');
  expect(await one.look(shared, 'c')).toMatchObject({ taken: 0 });
});

it('counts here while Redis is away, and together again once it is back', async () => {
  const [one, other] = [await aProcess(), await aProcess()];
  await server.kill();
  for (let call = 1; call <= 4; call += 1) expect(await one.take(shared, 'd')).toMatchObject({ taken: call });
  expect(await other.take(shared, 'd')).toMatchObject({ taken: 1 });
  await server.start();
  await eventually('together', async () => {
    const before = (await one.take(shared, 'e')).taken;
    return (await other.take(shared, 'e')).taken === before + 1;
  });
});
