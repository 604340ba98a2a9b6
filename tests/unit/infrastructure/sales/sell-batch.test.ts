import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { expect, it, vi } from 'vitest';
import type { SaleAnswer, SaleRequest } from '@/application/orders/ports';
import type { DomainEvent } from '@/domain/domain-events';
import type { Due, Outcome } from '@/infrastructure/sales/lane';
import { FIND_ORDERS, READ_OFFERS, SELL } from '@/infrastructure/sales/sales-sql';
import { batchSeller } from '@/infrastructure/sales/sell-batch';
import { anEvent, NOW, stockOf } from '../../../support/builders.ts';

vi.mock('@/infrastructure/db/room', () => ({ databaseRoom: () => ({ lost: () => undefined }) }));

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
    // The first outcome counts.
    settle: (outcome) => {
      if (heard.length === 0) heard.push(codeOf(outcome));
    },
  };
  return { due, heard };
}

it('lets each buyer of a batch wait for the database as long as they may themselves', async () => {
  const [early, late] = [aBuyer(performance.now() + 200), aBuyer(performance.now() + 60_000)];
  const [end] = sellerOf(() => early.heard.length > 0)([{ lane: 'an event', due: [early.due, late.due] }]);
  const outcome = await end;
  expect([early.heard, late.heard]).toEqual([['UNAVAILABLE'], ['RESOURCE_NOT_FOUND']]);
  // What the outage took says nothing of how long the next batch will.
  expect(outcome).toEqual({ isTypical: false });
});

it('says so of events that were to be sold together, too', async () => {
  const [one, other] = [aBuyer(performance.now() + 60_000), aBuyer(performance.now() + 60_000)];
  const tries: number[] = [];
  const ends = sellerOf(() => tries.push(1) > 1)([
    { lane: 'an event', due: [one.due] },
    { lane: 'another', due: [other.due] },
  ]);
  expect(await Promise.all(ends)).toEqual([{ isTypical: false }, { isTypical: false }]);
  expect([...one.heard, ...other.heard]).toEqual(['RESOURCE_NOT_FOUND', 'RESOURCE_NOT_FOUND']);
});

it('tells a batch that nothing held up', async () => {
  const buyer = aBuyer(performance.now() + 60_000);
  expect(await Promise.all(sellerOf(() => true)([{ lane: 'an event', due: [buyer.due] }]))).toEqual([
    { isTypical: true },
  ]);
});

it('tells whoever bought over a lost connection, though the others find no room any more', async () => {
  const event = anEvent();
  const { pools, types } = stockOf(event);
  let sent: { id: string }[] = [];
  const answers: Record<string, (values: unknown[]) => unknown[]> = {
    [READ_OFFERS]: () => [{ ...event, pools, types }],
    // The first statement is committed, of which only the first order is known later; the second meets a full disk.
    [SELL]: (values) => {
      if (sent.length > 0) throw Object.assign(new Error('could not extend file'), { code: '53100' });
      sent = JSON.parse(String(values[3]));
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    },
    [FIND_ORDERS]: () => sent.slice(0, 1).map(({ id }) => ({ id })),
  };
  const query = async (asked: string | { text: string; values: unknown[] }, given: unknown[] = []) => {
    const { text, values } = typeof asked === 'string' ? { text: asked, values: given } : asked;
    return { rows: answers[text]?.(values) ?? [] };
  };
  const client = { query, on: () => undefined, off: () => undefined, release: () => undefined };
  const recorded: DomainEvent[] = [];
  const sell = batchSeller({
    pool: { query, connect: async () => client } as unknown as Pool,
    clock: { now: () => NOW },
    onRecorded: (events) => void recorded.push(...events),
  });
  const [first, second] = [aBuyer(performance.now() + 60_000), aBuyer(performance.now() + 60_000)];
  await Promise.all(sell([{ lane: event.id, due: [first.due, second.due] }]));
  expect([first.heard, second.heard]).toEqual([['sold'], ['UNAVAILABLE']]);
  expect(recorded.map(({ type }) => type)).toEqual(['ticket.purchased']);
});
