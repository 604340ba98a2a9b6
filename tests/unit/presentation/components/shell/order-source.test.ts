import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noteSource, readSource } from '@/presentation/components/shell/order-source';

const ORIGIN = 'https://shop.example';

function openPage(path: string, referrer = '') {
  vi.stubGlobal('window', { location: { href: ORIGIN + path, origin: ORIGIN } });
  vi.stubGlobal('document', { referrer });
  noteSource();
}

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the link by which somebody came', () => {
  it('is known three pages later, until another one says otherwise', () => {
    openPage('/?utm_source=newsletter');
    openPage('/events');
    openPage('/events/jazz');
    expect(readSource()).toBe('newsletter');
    openPage('/events/jazz?utm_source=instagram&utm_medium=story');
    expect(readSource()).toBe('instagram');
  });

  it('is read from the page before, which was left before its scripts woke, and from no other shop', () => {
    openPage('/events/jazz', 'https://elsewhere.example/?utm_source=theirs');
    openPage('/events/jazz', `${ORIGIN}.example/?utm_source=theirs`);
    expect(readSource()).toBeUndefined();
    openPage('/events/jazz', `${ORIGIN}/pt-BR?utm_source=poster`);
    expect(readSource()).toBe('poster');
  });

  it('costs nothing where the browser keeps nothing', () => {
    vi.stubGlobal('sessionStorage', undefined);
    openPage('/?utm_source=newsletter');
    expect(readSource()).toBeUndefined();
  });

  it('is cut, however long it is', () => {
    openPage(`/?utm_source=${'x'.repeat(5_000)}`);
    expect(readSource()).toHaveLength(200);
  });
});
