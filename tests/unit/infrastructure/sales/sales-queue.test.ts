import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { describe, expect, it, vi } from 'vitest';
import type { SaleRequest } from '@/application/orders/ports';
import { salesQueue } from '@/infrastructure/sales/sales-queue';
import { clockByHand } from '../../../support/queue-by-hand.ts';

/** A database without events: whoever is served hears that there is none. */
function queueWithoutEvents() {
  const { promise: isOpen, resolve: open } = Promise.withResolvers<void>();
  const query = async () => ({ rows: [], rowCount: 0 });
  const client = { query, on: () => undefined, off: () => undefined, release: () => undefined };
  const connect = () => isOpen.then(() => client);
  const pool = { query, connect, options: { max: 4 } } as unknown as Pool;
  const queue = salesQueue({ pool, clock: { now: () => new Date() }, onRecorded: () => undefined });
  return { queue, open };
}

const SERVED = { code: 'RESOURCE_NOT_FOUND' };
const NOT_SERVED = { code: 'UNAVAILABLE' };

const aRequest = (changes: Partial<SaleRequest> = {}): SaleRequest => ({
  eventId: 'an event',
  buyerId: randomUUID(),
  order: { kind: 'only-type', participants: [{ name: 'Ana', email: 'ana@example.com' }], shown: null },
  sellsHidden: false,
  answerBody: () => '{}',
  idempotency: null,
  isGone: () => false,
  ...changes,
});

it('serves thousands of events at once and keeps the queue of each until it is empty', async () => {
  const { queue, open } = queueWithoutEvents();
  const ids = Array.from({ length: 5_000 }, (_, index) => `event ${index}`);
  const sales = [...ids, ...ids].map((eventId) => queue.sell(aRequest({ eventId })));
  const all = Promise.allSettled(sales);
  open();
  const codes = (await all).map((outcome) => outcome.status === 'rejected' && outcome.reason.code);
  expect(new Set(codes)).toEqual(new Set([SERVED.code]));
});

it('says beforehand whom it would refuse: a new buyer of a sale that takes too long, and nobody who waits already', async () => {
  clockByHand();
  const { queue, open } = queueWithoutEvents();
  const first = queue.sell(aRequest({ idempotency: { key: 'first', bodyHash: Buffer.from('body') } }));
  const all = Promise.allSettled([first]);
  expect(queue.isFull('an event', null)).toBe(false);
  await vi.advanceTimersByTimeAsync(5_001);
  expect(queue.isFull('an event', null)).toBe(true);
  expect(queue.isFull('an event', 'second')).toBe(true);
  expect(queue.isFull('an event', 'first')).toBe(false);
  expect(queue.isFull('another event', null)).toBe(false);
  await expect(queue.sell(aRequest())).rejects.toMatchObject(NOT_SERVED);
  open();
  await all;
  expect(queue.isFull('an event', null)).toBe(false);
  vi.useRealTimers();
});

describe('requests with one key', () => {
  const keyed = (isGone: () => boolean) =>
    aRequest({ buyerId: 'ana', idempotency: { key: 'once', bodyHash: Buffer.from('body') }, isGone });

  it.each([
    ['the first of them left', [true, false], SERVED],
    ['the second left', [false, true], SERVED],
    ['all of them left', [true, true], NOT_SERVED],
  ])('are served unless nobody waits any more: %s', async (_, left, expected) => {
    const { queue, open } = queueWithoutEvents();
    const underWay = queue.sell(aRequest());
    const waiting = left.map((isGone) => queue.sell(keyed(() => isGone)));
    const all = Promise.allSettled([underWay, ...waiting]);
    open();
    const [first, ...others] = await all;
    expect(first).toMatchObject({ reason: SERVED });
    for (const other of others) expect(other).toMatchObject({ reason: expected });
  });
});
