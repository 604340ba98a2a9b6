import { describe, expect, it } from 'vitest';
import { keepIntent, readIntent } from '@/presentation/components/buy/kept-intent';

const MINUTE = 60_000;
const intent = { content: '{"quantity":1}', key: 'a-key' };

function storage() {
  const entries = new Map<string, string>();
  return {
    entries,
    store: () => ({
      getItem: (name: string) => entries.get(name) ?? null,
      setItem: (name: string, value: string) => void entries.set(name, value),
      removeItem: (name: string) => void entries.delete(name),
    }),
  };
}

describe('an intent to buy', () => {
  it('outlives the page, of its event alone, until its answer is known', () => {
    const { store } = storage();
    keepIntent(store, 'an-event', intent, 0);
    expect(readIntent(store, 'an-event', MINUTE)).toEqual(intent);
    expect(readIntent(store, 'another', MINUTE)).toBeNull();
    keepIntent(store, 'an-event', null, MINUTE);
    expect(readIntent(store, 'an-event', MINUTE)).toBeNull();
  });

  it('is forgotten after a quarter of an hour, and where the clock was set back', () => {
    const { store } = storage();
    keepIntent(store, 'an-event', intent, 20 * MINUTE);
    expect(readIntent(store, 'an-event', 35 * MINUTE)).toEqual(intent);
    expect(readIntent(store, 'an-event', 36 * MINUTE)).toBeNull();
    expect(readIntent(store, 'an-event', 19 * MINUTE)).toBeNull();
  });

  it.each(['', 'x', '{}', '{"key":1,"content":"","at":0}'])('that reads %j is none', (text) => {
    const { store, entries } = storage();
    entries.set('eventhub.intent.an-event', text);
    expect(readIntent(store, 'an-event', 0)).toBeNull();
  });

  it('is kept nowhere by a browser that forbids it, and nothing breaks', () => {
    const forbidden = () => {
      throw new Error('SecurityError');
    };
    keepIntent(forbidden, 'an-event', intent, 0);
    expect(readIntent(forbidden, 'an-event', 0)).toBeNull();
  });
});
