import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taggedStore } from '@/infrastructure/cache/tagged-store';

const page = (value: string, { bytes = 10, tags = [] as string[] } = {}) => ({ value, bytes, tags });

describe('the room for pages', () => {
  it('holds what was kept, and the latest of a key', () => {
    const store = taggedStore<string>(100);
    store.set('a', page('old'), store.mark());
    store.set('a', page('new', { bytes: 30 }), store.mark());
    expect(store.get('a')).toBe('new');
    expect(store.get('b')).toBeNull();
    expect(store.bytes()).toBe(30);
  });

  it('gives up what was not used for longest', () => {
    const store = taggedStore<string>(30);
    for (const key of ['a', 'b', 'c']) store.set(key, page(key), store.mark());
    store.get('a');
    store.set('d', page('d'), store.mark());
    expect(['a', 'b', 'c', 'd'].map((key) => store.get(key))).toEqual(['a', null, 'c', 'd']);
  });

  it('does not keep what alone is too large, nor what stood there before', () => {
    const store = taggedStore<string>(30);
    store.set('a', page('small'), store.mark());
    store.set('b', page('b'), store.mark());
    store.set('a', page('large', { bytes: 31 }), store.mark());
    expect([store.get('a'), store.get('b')]).toEqual([null, 'b']);
  });

  it('never holds more bytes than it may, whatever is kept and evicted', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      bytes: fc.integer({ min: 1, max: 60 }),
      tags: fc.subarray(['x', 'y', 'z']),
      evict: fc.subarray(['x', 'y', 'z'], { maxLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const store = taggedStore<string>(100);
        const kept = new Map<string, number>();
        for (const { key, bytes, tags, evict } of steps) {
          store.set(key, page(key, { bytes, tags }), store.mark());
          kept.set(key, bytes);
          store.evict(evict);
          expect(store.bytes()).toBeLessThanOrEqual(100);
        }
        const held = [...kept].filter(([key]) => store.get(key) !== null);
        expect(store.bytes()).toBe(held.reduce((sum, [, bytes]) => sum + bytes, 0));
      }),
    );
  });
});

describe('evicting', () => {
  it('takes out what has the tag, and nothing else', () => {
    const store = taggedStore<string>(100);
    store.set('a', page('a', { tags: ['x', 'y'] }), store.mark());
    store.set('b', page('b', { tags: ['y'] }), store.mark());
    store.evict(['x']);
    expect([store.get('a'), store.get('b')]).toEqual([null, 'b']);
  });

  it('keeps out a page that began before it and ends after it', () => {
    const store = taggedStore<string>(100);
    const before = store.mark();
    store.evict(['x']);
    store.set('a', page('before the change', { tags: ['x'] }), before);
    expect(store.get('a')).toBeNull();
  });

  it('does not replace the page of a later rendering by that of an earlier one', () => {
    const store = taggedStore<string>(100);
    const before = store.mark();
    store.evict(['x']);
    store.set('a', page('after', { tags: ['x'] }), store.mark());
    store.set('a', page('before', { tags: ['x'] }), before);
    expect(store.get('a')).toBe('after');
  });

  it('keeps a page whose tags were not evicted while it was rendered', () => {
    const store = taggedStore<string>(100);
    const before = store.mark();
    store.evict(['y']);
    store.set('a', page('a', { tags: ['x'] }), before);
    expect(store.get('a')).toBe('a');
  });

  it('is heeded for tags that only the reader knows', () => {
    const store = taggedStore<string>(100);
    store.set('a', page('a'), store.mark());
    expect(store.get('a', ['soft'])).toBe('a');
    store.evict(['soft']);
    expect(store.get('a', ['soft'])).toBeNull();
  });

  it('remembers only so many tags, and errs to the safe side beyond them', () => {
    const store = taggedStore<string>(100, 3);
    const before = store.mark();
    for (const tag of ['x', '1', '2', '3']) store.evict([tag]);
    store.set('a', page('a', { tags: ['x'] }), before);
    store.set('b', page('b', { tags: ['unrelated'] }), before);
    expect([store.get('a'), store.get('b'), store.remembered()]).toEqual([null, null, 3]);
    store.set('b', page('b', { tags: ['unrelated'] }), store.mark());
    expect(store.get('b')).toBe('b');
  });

  it('of everything keeps out what is being rendered, too', () => {
    const store = taggedStore<string>(100);
    store.set('a', page('a'), store.mark());
    const before = store.mark();
    store.clear();
    store.set('b', page('b'), before);
    expect([store.get('a'), store.get('b'), store.bytes()]).toEqual([null, null, 0]);
    store.set('b', page('b'), store.mark());
    expect(store.get('b')).toBe('b');
  });
});
