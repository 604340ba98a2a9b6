import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryCounters } from '@/infrastructure/limits/memory-counters';

const policy = { name: 'login', points: 3, seconds: 60 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('calls of one key', () => {
  it('are over past the allowance, until the time is over', async () => {
    const counters = memoryCounters();
    const counts = [];
    for (let call = 0; call < 4; call += 1) {
      counts.push(await counters.take(policy, 'a'));
      vi.advanceTimersByTime(10_000);
    }
    expect(counts).toEqual([
      { taken: 1, isOver: false, left: 2, resetSeconds: 60 },
      { taken: 2, isOver: false, left: 1, resetSeconds: 50 },
      { taken: 3, isOver: false, left: 0, resetSeconds: 40 },
      { taken: 4, isOver: true, left: 0, resetSeconds: 30 },
    ]);
    expect(await counters.take(policy, 'b')).toMatchObject({ isOver: false });
    expect(await counters.take({ ...policy, name: 'other' }, 'a')).toMatchObject({ isOver: false, left: 2 });
    vi.advanceTimersByTime(20_000);
    expect(await counters.take(policy, 'a')).toEqual({ taken: 1, isOver: false, left: 2, resetSeconds: 60 });
  });

  it('can be given back, never more than there were', async () => {
    const counters = memoryCounters();
    await counters.take(policy, 'a');
    await counters.giveBack(policy, 'a', 5);
    await counters.giveBack(policy, 'nobody', 5);
    expect(await counters.look(policy, 'a')).toMatchObject({ taken: 0, left: 3 });
    expect(await counters.look(policy, 'nobody')).toEqual({ taken: 0, isOver: false, left: 3, resetSeconds: 60 });
    expect((await counters.take(policy, 'a')).left).toBe(2);
  });

  it('can be forgotten', async () => {
    const counters = memoryCounters();
    for (let call = 0; call < 9; call += 1) await counters.take(policy, 'a');
    await counters.forget(policy, 'a');
    expect(await counters.take(policy, 'a')).toMatchObject({ isOver: false, left: 2 });
  });
});

it('keeps no more keys than it may, and forgets the one that began first', async () => {
  const counters = memoryCounters(100);
  const before = vi.getTimerCount();
  for (let key = 0; key < 100; key += 1) for (let call = 0; call < 4; call += 1) await counters.take(policy, `${key}`);
  await counters.take(policy, 'one more');
  expect(await counters.look(policy, '0')).toMatchObject({ taken: 0 });
  expect(await counters.look(policy, '1')).toMatchObject({ taken: 4 });
  for (let key = 0; key < 10_000; key += 1) await counters.take(policy, `many ${key}`);
  // Each key that the library keeps has a timer.
  expect(vi.getTimerCount() - before).toBe(100);
});
