import { beforeEach, describe, expect, it } from 'vitest';
import type { MadeAnswer, ReadyAnswer } from '@/application/ports';
import { answerCache, noAnswerCache } from '@/infrastructure/cache/answer-cache';

const answer = (text: string): ReadyAnswer => ({
  headers: { etag: `"${text}"` },
  body: Buffer.from(text),
  gzipped: () => null,
});
const made = (text: string, tags: string[] | null = ['a']): MadeAnswer => ({ answer: answer(text), tags });

/** An answer in the making, which the test ends. */
function pending() {
  const { promise, resolve, reject } = Promise.withResolvers<MadeAnswer>();
  return { make: () => promise, resolve, reject };
}

let time = 0;
let cache = answerCache(1_000_000, { now: () => time });
let count = 0;
/** The n-th making answers with "n". */
const counting =
  (tags: string[] | null = ['a']) =>
  async () => {
    count += 1;
    return made(String(count), tags);
  };
const get = async (key: string, make = counting()) => (await cache.get(key, make)).body.toString();

beforeEach(() => {
  time = 0;
  count = 0;
  cache = answerCache(1_000_000, { now: () => time });
});

describe('an answer', () => {
  it('is made once a second', async () => {
    expect([await get('k'), await get('k')]).toEqual(['1', '1']);
    time = 999;
    expect(await get('k')).toBe('1');
    time = 1_000;
    expect([cache.find('k'), await get('k')]).toEqual([null, '2']);
  });

  it('ages from when its reading began, not from when it came', async () => {
    const slow = pending();
    const first = cache.get('k', slow.make);
    time = 600;
    slow.resolve(made('slow'));
    await first;
    time = 999;
    expect(cache.find('k')?.body.toString()).toBe('slow');
    time = 1_000;
    expect(cache.find('k')).toBeNull();
  });

  it('is made once for everybody who asks meanwhile', async () => {
    expect(await Promise.all(Array.from({ length: 50 }, () => get('k')))).toEqual(Array(50).fill('1'));
  });

  it('is gone with any of its tags, and only then', async () => {
    await get('k', counting(['a', 'b']));
    cache.evict(['c']);
    expect(cache.find('k')).not.toBeNull();
    cache.evict(['b']);
    expect(cache.find('k')).toBeNull();
  });

  it('leaves no memory behind once it is old', async () => {
    for (let key = 0; key < 100; key += 1) await get(String(key));
    const full = cache.bytes();
    time = 1_000;
    await get('k');
    expect(cache.bytes()).toBeLessThan(full / 50);
  });

  it('never costs more memory than it may', async () => {
    cache = answerCache(10_000, { now: () => time });
    for (let key = 0; key < 100; key += 1) {
      await get(String(key));
      expect(cache.bytes()).toBeLessThanOrEqual(10_000);
    }
    expect(cache.find('99')).not.toBeNull();
  });
});

describe('an answer whose reading began before a change', () => {
  it('is not kept', async () => {
    const old = pending();
    const first = cache.get('k', old.make);
    cache.evict(['a']);
    old.resolve(made('old'));
    expect((await first).body.toString()).toBe('old');
    expect(cache.find('k')).toBeNull();
  });

  it('is not given to whoever asks after the change', async () => {
    const old = pending();
    const before = cache.get('k', old.make);
    cache.evict(['a']);
    const after = get('k', async () => made('new'));
    old.resolve(made('old'));
    expect([(await before).body.toString(), await after]).toEqual(['old', 'new']);
  });

  it('serves them where the change is none of its own', async () => {
    const first = pending();
    const before = cache.get('k', first.make);
    cache.evict(['other']);
    const after = get('k', () => expect.fail('made twice'));
    first.resolve(made('one'));
    expect([(await before).body.toString(), await after]).toEqual(['one', 'one']);
  });

  it('fails for those who asked before, not for those who ask after', async () => {
    const missing = pending();
    const before = cache.get('k', missing.make);
    cache.evict(['a']);
    const after = get('k', async () => made('there now'));
    missing.reject(new Error('not found'));
    await expect(before).rejects.toThrow('not found');
    expect(await after).toBe('there now');
  });
});

describe('an answer that takes long', () => {
  it('is not given to whoever asks more than a second after it began', async () => {
    const slow = pending();
    const first = cache.get('k', slow.make);
    time = 1_000;
    const late = get('k', async () => made('new'));
    slow.resolve(made('slow'));
    expect([(await first).body.toString(), await late]).toEqual(['slow', 'new']);
  });
});

describe('a failure', () => {
  it('reaches all who wait for it, and is not kept', async () => {
    const failing = async () => Promise.reject(new Error('no'));
    const all = await Promise.allSettled([cache.get('k', failing), cache.get('k', failing)]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await get('k')).toBe('1');
  });
});

describe('what must not be kept', () => {
  it('reaches only the one it was made for', async () => {
    const all = await Promise.all([get('k', counting(null)), get('k', counting(null))]);
    expect(new Set(all).size).toBe(2);
    expect(cache.find('k')).toBeNull();
  });
});

it('switched off, makes each answer anew', async () => {
  cache = { ...answerCache(1), ...noAnswerCache() };
  expect([await get('k'), await get('k'), cache.find('k')]).toEqual(['1', '2', null]);
});
