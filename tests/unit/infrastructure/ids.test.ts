import { afterEach, expect, it, vi } from 'vitest';
import { freshBytes, newId } from '@/infrastructure/ids';

afterEach(() => void vi.useRealTimers());

const timeOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

it('are UUIDs of the moment in which they are made', () => {
  const before = Date.now();
  const id = newId();
  expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(timeOf(id)).toBeGreaterThanOrEqual(before);
  expect(timeOf(id)).toBeLessThanOrEqual(Date.now());
});

it('grow, however many are made in a moment', () => {
  const ids = Array.from({ length: 100_000 }, newId);
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

it('grow where the clock is set back', () => {
  const before = newId();
  vi.useFakeTimers({ now: Date.now() - 3_600_000 });
  const after = [newId(), newId()];
  expect([before, ...after]).toEqual([before, ...after].sort());
});

it('are made of bytes that nobody else is given', () => {
  const drawn = Array.from({ length: 2_000 }, (_, index) => freshBytes(16 + (index % 3)));
  expect(new Set(drawn.map((bytes) => bytes.toString('hex'))).size).toBe(drawn.length);
  expect(drawn.map(({ length }) => length)).toEqual(drawn.map((_, index) => 16 + (index % 3)));
});
