import vm from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BEFORE_PAINT } from '@/presentation/components/shell/before-paint-text';
import { readSource } from '@/presentation/components/shell/order-source';

/** A tab of a browser, or one that keeps nothing. */
let kept: Map<string, string> | null;
const storage = () => {
  if (!kept) throw new Error('storage is switched off');
  const map = kept;
  return {
    getItem: (name: string) => map.get(name) ?? null,
    setItem: (name: string, value: string) => void map.set(name, value),
  };
};

function openPage(search: string) {
  vm.runInNewContext(BEFORE_PAINT, {
    document: { documentElement: { dataset: {} }, cookie: '' },
    location: { search },
    URLSearchParams,
    localStorage: { getItem: () => null },
    get sessionStorage() {
      return storage();
    },
  });
}

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => storage().getItem(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the link by which somebody came', () => {
  it('is known three pages later, until another one says otherwise', () => {
    openPage('?utm_source=newsletter');
    openPage('');
    openPage('?q=jazz&utm_source=');
    expect(readSource()).toBe('newsletter');
    openPage('?utm_source=instagram&utm_medium=story');
    expect(readSource()).toBe('instagram');
  });

  it('costs nothing where the browser keeps nothing', () => {
    kept = null;
    openPage('?utm_source=newsletter');
    expect(readSource()).toBeUndefined();
  });

  it('is cut, however long it is', () => {
    openPage(`?utm_source=${'x'.repeat(5_000)}`);
    expect(readSource()).toHaveLength(200);
  });
});
