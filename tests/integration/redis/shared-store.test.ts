import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SharedMemory, sharedMemory } from '@/infrastructure/redis/connection';
import { type SharedStore, sharedStore } from '@/infrastructure/redis/shared-store';
import { eventually, type RedisServer, redisServer } from '../../support/redis-server';

let server: RedisServer;
let memories: SharedMemory[] = [];
let one: SharedStore;
let other: SharedStore;

beforeAll(async () => {
  server = await redisServer();
});
afterAll(() => server.stop());

/** As another process has it. */
async function aStore(release = 'a'): Promise<SharedStore> {
  const memory = sharedMemory(server.url);
  memories.push(memory);
  await eventually('ready', () => memory.isReady());
  return sharedStore(memory, release);
}

beforeEach(async () => {
  const admin = new Redis(server.url);
  await admin.flushall();
  admin.disconnect();
  one = await aStore();
  other = await aStore();
});
afterEach(() => {
  for (const memory of memories) memory.close();
  memories = [];
});

const keep = async (store: SharedStore, key: string, text: string, tags: string[] = ['event:1'], lifeMs = 10_000) => {
  await store.get(key);
  await store.set(key, Buffer.from(text), { tags, mark: store.mark(), lifeMs });
};
const read = async (store: SharedStore, key: string, tags?: string[]) =>
  (await store.get(key, tags))?.bytes.toString() ?? null;

describe('what is kept together', () => {
  it('is read by the others, byte for byte, until its life is over', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    await one.set('k', bytes, { tags: [], mark: one.mark(), lifeMs: 10_000 });
    expect((await other.get('k'))?.bytes).toEqual(bytes);
    await keep(one, 'short', 'text', [], 20);
    await eventually('over', async () => (await read(other, 'short')) === null);
  });

  it('is not read by another release', async () => {
    await keep(one, 'k', 'text');
    expect(await read(await aStore('b'), 'k')).toBe(null);
  });

  it('is gone for everybody once one of its tags is evicted by anybody', async () => {
    await keep(one, 'k', 'text', ['event:1', 'lists']);
    await keep(one, 'l', 'else', ['event:2']);
    other.evict(['lists']);
    expect([await read(other, 'k'), await read(other, 'l')]).toEqual([null, 'else']);
    expect([await read(one, 'k'), await read(one, 'l')]).toEqual([null, 'else']);
  });

  it('is gone for a reader who names an evicted tag that it does not bear', async () => {
    await keep(one, 'k', 'text', []);
    expect(await read(one, 'k', ['path'])).toBe('text');
    other.evict(['path']);
    expect([await read(other, 'k', ['other']), await read(other, 'k', ['path'])]).toEqual(['text', null]);
  });

  it('is not what began before the eviction, however late it comes', async () => {
    await one.get('k');
    const mark = one.mark();
    other.evict(['event:1']);
    await other.get('k');
    await one.set('k', Buffer.from('old'), { tags: ['event:1'], mark, lifeMs: 10_000 });
    expect(await read(other, 'k')).toBe(null);
    await keep(one, 'k', 'new');
    expect(await read(other, 'k')).toBe('new');
  });

  it('tells the others, and not itself, what is evicted', async () => {
    const heard: string[][] = [[], []];
    one.onEvicted((tags) => heard[0]?.push(...tags));
    other.onEvicted((tags) => heard[1]?.push(...tags));
    // Its listening began on a connection of its own, whose beginning nobody is told.
    await eventually('heard', async () => {
      one.evict(['a', 'b']);
      await one.get('k');
      return heard[1]?.includes('b') ?? false;
    });
    expect(heard[0]).toEqual([]);
  });
});

describe('making', () => {
  it('is done by one; the others wait for what it makes', async () => {
    expect(await one.getOrBegin('k')).toEqual({ found: null, isMaker: true });
    const waiting = [one.getOrBegin('k'), other.getOrBegin('k'), other.getOrBegin('k')];
    await one.set('k', Buffer.from('made'), { tags: [], mark: one.mark(), lifeMs: 10_000 });
    for (const each of await Promise.all(waiting)) expect(each.found?.bytes.toString()).toBe('made');
  });

  it('is everybody’s own affair where nothing can be kept', async () => {
    await one.getOrBegin('k');
    const waiting = other.getOrBegin('k');
    await one.drop('k');
    expect(await waiting).toEqual({ found: null, isMaker: false });
  });

  it('goes on without one who died meanwhile', async () => {
    await one.getOrBegin('k');
    expect(await other.getOrBegin('k')).toEqual({ found: null, isMaker: false });
  });
});

describe('with Redis away', () => {
  it('nothing is found, nothing fails, and it is used again when it is back, without what it was not told', async () => {
    await keep(one, 'k', 'text');
    await server.kill();
    await eventually('away', async () => (await one.getOrBegin('k')).found === null);
    one.evict(['event:1']);
    await one.set('k', Buffer.from('lost'), { tags: [], mark: one.mark(), lifeMs: 10_000 });
    await server.start();
    await eventually('back', async () => {
      await keep(one, 'k', 'again');
      return (await read(other, 'k')) === 'again';
    });
  });

  it('what could not be evicted is read by nobody once it could be told', async () => {
    await keep(one, 'k', 'old');
    server.hang();
    one.evict(['event:1']);
    // It gives up waiting for an answer, and connects anew.
    expect(await read(one, 'k')).toBe(null);
    server.goOn();
    await eventually('told', async () => (await read(other, 'k')) === null);
    await eventually('in use', async () => {
      await keep(one, 'k', 'new');
      return (await read(one, 'k')) === 'new';
    });
  });
});
