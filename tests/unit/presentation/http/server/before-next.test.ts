import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { commented } from '@/infrastructure/db/sql-comments';
import { memoryCounters } from '@/infrastructure/limits/memory-counters';
import { beforeNext } from '@/presentation/http/server/before-next';

vi.mock('@/composition', async () => ({
  platform: {
    ...(await import('@/infrastructure/metrics/figures')),
    ...(await import('@/infrastructure/request-context')),
    rateCounters: () => counters,
  },
}));
const counters = memoryCounters();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks for a page that is handed to Next as `handle` does it. */
function ask(toNext: ReturnType<typeof beforeNext>, headers: IncomingMessage['headers'] = {}) {
  const request = Object.assign(new IncomingMessage(new Socket()), {
    method: 'GET',
    url: '/a-page',
    headers,
  });
  const response = new ServerResponse(request);
  return { response, answered: toNext(request, response, '192.0.2.1') };
}

it('gives the turn of whoever takes a page slowly to others of the address, and not that of one still being made', async () => {
  let begun = 0;
  const toNext = beforeNext(async (_request, response) => {
    begun += 1;
    // Half are written and never read to their end, half are never begun.
    if (begun % 2 === 0) response.flushHeaders();
    await once(response, 'close');
  });
  const readers = Array.from({ length: 24 }, () => ask(toNext));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(begun).toBe(16);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(begun).toBe(24);
  for (const { response } of readers) response.emit('close');
  await Promise.all(readers.map(({ answered }) => answered));
});

it('tells of a page that fails, also after its turn', async () => {
  let fail = (_error: Error) => {};
  const toNext = beforeNext(async (_request, response) => {
    response.flushHeaders();
    const { promise, reject } = Promise.withResolvers<void>();
    fail = reject;
    await promise;
  });
  const { answered } = ask(toNext);
  const told = expect(answered).rejects.toThrow('broken');
  await vi.advanceTimersByTimeAsync(3_000);
  fail(new Error('broken'));
  await told;
});

it('lets what a page asks of the database say for which request it is', async () => {
  const statements: string[] = [];
  const toNext = beforeNext(async (_request, response) => {
    await Promise.resolve();
    statements.push(commented('SELECT 1'));
    response.emit('close');
  });
  await ask(toNext, { 'x-request-id': 'of-the-proxy-1' }).answered;
  await ask(toNext).answered;
  expect(statements[0]).toBe("SELECT 1 /*request_id='of-the-proxy-1'*/");
  expect(statements[1]).toMatch(/^SELECT 1 \/\*request_id='[0-9a-f-]{36}'\*\/$/);
  expect(commented('SELECT 1')).toBe('SELECT 1');
});
