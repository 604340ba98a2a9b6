import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { wholeBody } from '@/presentation/http/server/whole-body';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('gives up a thousand bodies that came together one by one, and all within 5 s', async () => {
  const begun = Date.now();
  const givenUpAt: number[] = [];
  const giveUp = () => void givenUpAt.push(Date.now() - begun);
  const bodies = Array.from({ length: 1_000 }, () =>
    wholeBody(new IncomingMessage(new Socket()), 500, giveUp).catch(({ code }) => code),
  );
  await vi.advanceTimersByTimeAsync(5_000);
  expect(new Set(await Promise.all(bodies))).toEqual(new Set(['MALFORMED_JSON']));
  const inTenths = Map.groupBy(givenUpAt, (at) => Math.floor(at / 100));
  expect(Math.max(...[...inTenths.values()].map(({ length }) => length))).toBeLessThan(200);
  expect(Math.min(...givenUpAt)).toBeGreaterThanOrEqual(3_500);
});
