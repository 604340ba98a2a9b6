import { describe, expect, it } from 'vitest';
import { forgetInput, keepInput, keptTexts, takeInput } from '@/presentation/components/kept-input';

const ANA = { form: 'buy', owner: 'ana' };
const TEXT = { name: 'Ana Souza' };
const AT = 1_000_000;

function tab() {
  const entries = new Map<string, string>();
  const storage = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
  return Object.assign(() => storage, { entries });
}

function kept() {
  const store = tab();
  keepInput(store, '/events/jazz', [{ ...ANA, values: TEXT }], AT);
  return store;
}

describe('what was typed', () => {
  it('is there again on the same page, once', () => {
    const store = kept();
    expect(takeInput(store, '/events/jazz', ANA, AT + 900)).toEqual(TEXT);
    expect(takeInput(store, '/events/jazz', ANA, AT + 901)).toBeUndefined();
    expect(store.entries.size).toBe(0);
  });

  it.each([
    ['on another page', '/events/rock', ANA, AT + 900],
    ['in another form', '/events/jazz', { form: 'search', owner: 'ana' }, AT + 900],
    ['for another account', '/events/jazz', { form: 'buy', owner: 'bia' }, AT + 900],
    ['for a visitor', '/events/jazz', { form: 'buy', owner: null }, AT + 900],
    ['minutes later', '/events/jazz', ANA, AT + 121_000],
    ['a day later', '/events/jazz', ANA, AT + 86_400_000],
    ['after the clock was set back', '/events/jazz', ANA, AT - 1],
  ])('is not there %s', (_, page, form, now) => {
    expect(takeInput(kept(), page, form, now)).toBeUndefined();
  });

  it.each([
    ['another account', '/events/jazz', { form: 'buy', owner: 'bia' }, AT + 900],
    ['another page', '/events/rock', ANA, AT + 900],
    ['too late a reader', '/events/jazz', ANA, AT + 121_000],
  ])('is thrown away by %s', (_, page, form, now) => {
    const store = kept();
    takeInput(store, page, form, now);
    expect(store.entries.size).toBe(0);
  });

  it('waits for each form of the page, and only the last page counts', () => {
    const store = kept();
    keepInput(
      store,
      '/x',
      [
        { ...ANA, values: 1 },
        { form: 'b', owner: null, values: 2 },
      ],
      AT,
    );
    expect(takeInput(store, '/x', ANA, AT + 1)).toBe(1);
    expect(takeInput(store, '/x', { form: 'b', owner: null }, AT + 2)).toBe(2);
    expect(store.entries.size).toBe(0);
  });

  it('is gone after signing out', () => {
    const store = kept();
    forgetInput(store);
    expect(takeInput(store, '/events/jazz', ANA, AT + 900)).toBeUndefined();
  });

  it.each([
    '',
    'null',
    '[]',
    '{"page":"/events/jazz"}',
    '{',
    '{"page":1,"at":2,"forms":[]}',
    '{"page":"/","at":0,"forms":[7]}',
  ])('is nothing where the storage holds %j', (text) => {
    const store = kept();
    for (const key of store.entries.keys()) store.entries.set(key, text);
    expect(takeInput(store, '/events/jazz', ANA, AT + 900)).toBeUndefined();
  });

  it('is lost without a fuss where the browser keeps nothing', () => {
    const forbidden = () => {
      throw new Error('SecurityError');
    };
    expect(keepInput(forbidden, '/', [{ ...ANA, values: TEXT }], AT)).toBe(false);
    expect(takeInput(forbidden, '/', ANA, AT)).toBeUndefined();
    expect(() => forgetInput(forbidden)).not.toThrow();
  });
});

describe('texts of a form', () => {
  const parse = keptTexts(['name', 'email']);
  it.each([
    [
      { name: 'Ana', email: 'a@b.c' },
      { name: 'Ana', email: 'a@b.c' },
    ],
    [{ name: 'Ana' }, null],
    [{ name: 'Ana', email: 3 }, null],
    [null, null],
    ['text', null],
  ])('%j', (kept, texts) => {
    expect(parse(kept)).toEqual(texts);
  });
});
