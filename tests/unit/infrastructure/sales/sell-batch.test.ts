import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { expect, it } from 'vitest';
import type { SaleAnswer, SaleRequest } from '@/application/ports';
import type { Due, Outcome } from '@/infrastructure/sales/lane';
import { batchSeller } from '@/infrastructure/sales/sell-batch';

/** A database that is away until `isBack`, and then knows no event: whoever is served hears so. */
function sellerOf(isBack: () => boolean) {
  const query = async () => ({ rows: [], rowCount: 0 });
  const client = { query, on: () => undefined, off: () => undefined, release: () => undefined };
  const connect = async () => {
    if (!isBack()) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    return client;
  };
  const pool = { query, connect } as unknown as Pool;
  return batchSeller({ pool, clock: { now: () => new Date() }, onRecorded: () => undefined });
}

const codeOf = (outcome: Outcome<SaleAnswer>) =>
  'error' in outcome && outcome.error instanceof Error && 'code' in outcome.error ? outcome.error.code : 'sold';

/** A buyer who must have an answer by `deadline`, and what they heard when. */
function aBuyer(deadline: number) {
  const heard: unknown[] = [];
  const request: SaleRequest = {
    eventId: 'an event',
    buyerId: randomUUID(),
    order: { kind: 'only-type', participants: [{ name: 'Ana', email: 'ana@example.com' }], shown: null },
    sellsHidden: false,
    answerBody: () => '{}',
    idempotency: null,
    isGone: () => false,
  };
  const due: Due<SaleRequest, SaleAnswer> = {
    request,
    deadline,
    get isSettled() {
      return heard.length > 0;
    },
    settle: (outcome) => void heard.push(codeOf(outcome)),
  };
  return { due, heard };
}

it('lets each buyer of a batch wait for the database as long as they may themselves', async () => {
  const [early, late] = [aBuyer(Date.now() + 200), aBuyer(Date.now() + 60_000)];
  const [end] = sellerOf(() => early.heard.length > 0)([{ lane: 'an event', due: [early.due, late.due] }]);
  const outcome = await end;
  expect([early.heard, late.heard]).toEqual([['UNAVAILABLE'], ['RESOURCE_NOT_FOUND']]);
  // What the outage took says nothing of how long the next batch will.
  expect(outcome).toEqual({ isTypical: false });
});

it('says so of events that were to be sold together, too', async () => {
  const [one, other] = [aBuyer(Date.now() + 60_000), aBuyer(Date.now() + 60_000)];
  const tries: number[] = [];
  const ends = sellerOf(() => tries.push(1) > 1)([
    { lane: 'an event', due: [one.due] },
    { lane: 'another', due: [other.due] },
  ]);
  expect(await Promise.all(ends)).toEqual([{ isTypical: false }, { isTypical: false }]);
  expect([...one.heard, ...other.heard]).toEqual(['RESOURCE_NOT_FOUND', 'RESOURCE_NOT_FOUND']);
});

it('tells a batch that nothing held up', async () => {
  const buyer = aBuyer(Date.now() + 60_000);
  expect(await Promise.all(sellerOf(() => true)([{ lane: 'an event', due: [buyer.due] }]))).toEqual([
    { isTypical: true },
  ]);
});
