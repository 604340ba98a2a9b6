import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampledWarnings } from '@/infrastructure/log-sampling';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function stage(options = {}) {
  const warn = vi.fn();
  const sampled = sampledWarnings({ warn }, { intervalMs: 10_000, ...options });
  return { sampled, lines: () => warn.mock.calls };
}

describe('what happens by the thousands', () => {
  it('is told once in full, then counted, a line an interval', () => {
    const { sampled, lines } = stage();
    const err = new Error('away');
    for (let times = 0; times < 7_688; times += 1) sampled.warn('away', { err }, 'the database is away');
    expect(lines()).toEqual([[{ err, kind: 'away' }, 'the database is away']]);
    vi.advanceTimersByTime(10_000);
    expect(lines().slice(1)).toEqual([[{ kind: 'away', count: 7_687, seconds: 10 }, 'happened again']]);
  });

  it('is new again once it was quiet for an interval, and leaves no timer behind', () => {
    const { sampled, lines } = stage();
    sampled.warn('away', {}, 'away');
    vi.advanceTimersByTime(10_000);
    expect(vi.getTimerCount()).toBe(0);
    sampled.warn('away', {}, 'away');
    expect(lines().map(([, message]) => message)).toEqual(['away', 'away']);
  });

  it('is told apart by kind', () => {
    const { sampled, lines } = stage();
    for (const kind of ['away', 'busy', 'away', 'busy']) sampled.warn(kind, {}, kind);
    expect(lines().map(([, message]) => message)).toEqual(['away', 'busy']);
  });

  it('fills no memory with kinds that somebody makes up', () => {
    const { sampled, lines } = stage({ mostKinds: 3 });
    for (let number = 0; number < 1_000; number += 1) sampled.warn(`made up ${number}`, {}, 'a kind');
    expect(lines()).toHaveLength(4);
    vi.advanceTimersByTime(10_000);
    expect(lines().at(-1)).toEqual([{ kind: 'other', count: 996, seconds: 10 }, 'happened again']);
  });
});
