import { expect, it } from 'vitest';
import type { LiveKey } from '@/application/api-keys/ports';
import { keyTexts } from '@/infrastructure/auth/key-texts';
import { rememberedKeys } from '@/infrastructure/auth/live-keys';
import { NOW, uuid } from '../../support/builders.ts';

const KEY: LiveKey = {
  id: uuid(1),
  ownerId: uuid(2),
  role: 'USER',
  eventRoles: null,
  scopes: ['account'],
  expiresAt: new Date('2100-01-01'),
};

function stage() {
  const source = { key: KEY as LiveKey | null, reads: 0, at: 0, touches: [] as string[], failures: 0, isAway: false };
  const keys = rememberedKeys({
    read: async () => {
      source.reads += 1;
      if (source.isAway) throw new Error('away');
      return source.key;
    },
    touch: async (id) => {
      if (source.isAway) throw new Error('away');
      source.touches.push(id);
    },
    onFailure: () => {
      source.failures += 1;
    },
    ticks: () => source.at,
  });
  return { source, keys, find: () => keys.find(Buffer.from('a hash'), NOW) };
}

it('reads a key once a second at most, and forgets an end within that second', async () => {
  const { source, find } = stage();
  expect(await Promise.all([find(), find(), find()])).toEqual([KEY, KEY, KEY]);
  source.key = null;
  source.at = 899;
  expect(await find()).toEqual(KEY);
  expect(source.reads).toBe(1);
  source.at = 900;
  expect(await find()).toBeNull();
  expect(source.reads).toBe(2);
});

it('forgets at once what ended here, and tries again where the database was away', async () => {
  const { source, keys, find } = stage();
  await find();
  source.key = null;
  keys.forget();
  expect(await find()).toBeNull();
  keys.forget();
  source.isAway = true;
  await expect(find()).rejects.toThrow('away');
  source.isAway = false;
  expect(await find()).toBeNull();
});

it('notes once a minute that a key is in use, and fails nobody where it cannot', async () => {
  const { source, keys } = stage();
  for (const seconds of [0, 30, 59, 60]) keys.touch(KEY.id, new Date(NOW.getTime() + seconds * 1_000));
  expect(source.touches).toEqual([KEY.id, KEY.id]);
  source.isAway = true;
  keys.touch(uuid(9), NOW);
  await Promise.resolve();
  await Promise.resolve();
  expect(source.failures).toBe(1);
});

it('tells keys of this shop from what anybody may make up', () => {
  const texts = keyTexts('a secret of the server');
  const key = texts.next();
  expect(key).toMatch(/^ehk_[\w-]{44}$/);
  expect(texts.read(key)).toEqual(texts.hash(key));
  expect(key.startsWith(texts.prefixOf(key))).toBe(true);
  expect(texts.prefixOf(key)).toHaveLength(10);
  const swapped = key.at(10) === 'A' ? 'B' : 'A';
  const made = `${key.slice(0, 10)}${swapped}${key.slice(11)}`;
  const other = keyTexts('another secret').next();
  for (const text of [made, other, key.slice(0, -1), `${key}A`, key.toUpperCase(), 'ehk_', '']) {
    expect(texts.read(text), text).toBeNull();
  }
});
