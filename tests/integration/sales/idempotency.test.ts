import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useCases } from '@/composition';
import type { UserByToken } from '@/domain/user';
import { testDatabase } from '../../support/database.ts';
import { insertEvent } from '../../support/rows.ts';
import {
  insertBuyers,
  openShop,
  purchased,
  resultOf,
  type Shop,
  stockOf,
  tally,
  untilWaiting,
} from '../../support/sales.ts';

let first: Shop;
let second: Shop;
let buyer: UserByToken;
let eventId: string;

beforeEach(async () => {
  first = openShop();
  second = openShop();
  [buyer = expect.fail()] = await insertBuyers(testDatabase(), 1);
  eventId = await insertEvent(testDatabase(), { capacity: 100, available: 100 });
});
afterEach(() => Promise.all([first.close(), second.close()]));

const stock = () => stockOf(testDatabase(), eventId);
const times = <T>(count: number, work: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => work(index));
const makeKeysOlder = (hours: number) =>
  testDatabase().query(
    "UPDATE idempotency_key SET created_at = created_at - $2 * interval '1 hour' WHERE user_id = $1",
    [buyer.id, hours],
  );

describe('the same key and the same order', () => {
  it('sells one ticket to 100 at once and gives all of them the same bytes', async () => {
    const answers = await Promise.all(times(100, () => first.buy(buyer, { eventId }, 'one')));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await stock()).toMatchObject({ sold: 1, available: 99 });
  });

  it('does so in two processes at once', async () => {
    const answers = await Promise.all(
      times(100, (index) => (index % 2 ? first : second).buy(buyer, { eventId }, 'one')),
    );
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await stock()).toMatchObject({ sold: 1, available: 99 });
  });

  it('gets the first answer again after a restart, and in another process', async () => {
    const once = await first.buy(buyer, { eventId, quantity: 3 }, 'one');
    const restarted = openShop();
    for (const shop of [first, second, restarted]) {
      expect(await shop.buy(buyer, { eventId, quantity: 3 }, 'one')).toEqual({ ...once, replayed: true });
    }
    await restarted.close();
    expect(await stock()).toMatchObject({ sold: 3 });
  });

  it('gets the first answer again when the event is sold out, has begun, was cancelled', async () => {
    const [other] = await insertBuyers(testDatabase(), 1);
    const once = await first.buy(buyer, { eventId, quantity: 10 }, 'one');
    await Promise.all(times(9, () => second.buy(other ?? expect.fail(), { eventId, quantity: 10 })));
    expect(await stock()).toMatchObject({ available: 0 });
    const again = () => Promise.all([first, second].map((shop) => shop.buy(buyer, { eventId, quantity: 10 }, 'one')));
    for (const answer of await again()) expect(answer).toEqual({ ...once, replayed: true });
    await testDatabase().query(`UPDATE event SET starts_at = '2020-01-01', version = version + 1 WHERE id = $1`, [
      eventId,
    ]);
    for (const answer of await again()) expect(answer).toEqual({ ...once, replayed: true });
    await testDatabase().query(`UPDATE event SET starts_at = '2030-01-01', version = version + 1 WHERE id = $1`, [
      eventId,
    ]);
    const [admin] = await insertBuyers(testDatabase(), 1, 'ADMIN');
    await useCases.cancelEvent(admin ?? expect.fail(), eventId);
    for (const answer of await again()) expect(answer).toEqual({ ...once, replayed: true });
  });
});

describe('the same key and another order', () => {
  it.each([
    ['in this process', () => first],
    ['in another process', () => second],
  ])('is refused %s', async (_, shop) => {
    await first.buy(buyer, { eventId }, 'one');
    for (const other of [{ quantity: 2 }, { participantName: 'Bia' }]) {
      expect(await resultOf(shop().buy(buyer, { eventId, ...other }, 'one'))).toMatchObject({
        refusal: { code: 'IDEMPOTENCY_KEY_REUSED' },
      });
    }
    expect(await stock()).toMatchObject({ sold: 1 });
  });

  it.each([
    ['in this process', () => first],
    ['in another process', () => second],
  ])('is refused while the first still runs %s', async (_, shop) => {
    const holder = await testDatabase().connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM stock_pool WHERE id = $1 FOR UPDATE', [eventId]);
    const running = first.buy(buyer, { eventId }, 'one');
    // Whoever waits for the row first is the first to have it.
    await untilWaiting(testDatabase(), 1);
    const other = resultOf(shop().buy(buyer, { eventId, quantity: 2 }, 'one'));
    if (shop() === second) await untilWaiting(testDatabase(), 2);
    await holder.query('COMMIT');
    holder.release();
    expect(await running).toMatchObject({ replayed: false });
    expect(await other).toMatchObject({ refusal: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await stock()).toMatchObject({ sold: 1 });
  });

  it('is refused for another event too', async () => {
    const elsewhere = await insertEvent(testDatabase());
    await first.buy(buyer, { eventId }, 'one');
    for (const shop of [first, second]) {
      expect(await resultOf(shop.buy(buyer, { eventId: elsewhere }, 'one'))).toMatchObject({
        refusal: { code: 'IDEMPOTENCY_KEY_REUSED' },
      });
    }
  });
});

describe('a key', () => {
  it('is not used up by a refusal', async () => {
    const one = await insertEvent(testDatabase(), { capacity: 1, available: 1 });
    const [other] = await insertBuyers(testDatabase(), 1);
    const { id } = purchased(await first.buy(other ?? expect.fail(), { eventId: one }));
    for (const shop of [first, second]) {
      expect(await resultOf(shop.buy(buyer, { eventId: one }, 'one'))).toMatchObject({
        refusal: { code: 'INSUFFICIENT_CAPACITY' },
      });
    }
    await useCases.cancelTicket(other ?? expect.fail(), id);
    expect(await first.buy(buyer, { eventId: one }, 'one')).toMatchObject({ replayed: false });
  });

  it('is free again after 24 hours, and not before', async () => {
    const once = await first.buy(buyer, { eventId }, 'one');
    await makeKeysOlder(23);
    expect(await second.buy(buyer, { eventId }, 'one')).toEqual({ ...once, replayed: true });
    await makeKeysOlder(2);
    const again = await second.buy(buyer, { eventId, quantity: 2 }, 'one');
    expect(again).toMatchObject({ replayed: false });
    expect(purchased(again).id).not.toBe(purchased(once).id);
    expect(await stock()).toMatchObject({ sold: 3 });
  });

  it('that is too old does not hold up its neighbours, and many of them are free at once', async () => {
    await Promise.all(times(20, (index) => first.buy(buyer, { eventId }, `key-${index}`)));
    await makeKeysOlder(25);
    const answers = await Promise.all(
      times(30, (index) => (index % 2 ? first : second).buy(buyer, { eventId }, `key-${index}`)),
    );
    expect(answers.every(({ replayed }) => !replayed)).toBe(true);
    expect(await stock()).toMatchObject({ sold: 50 });
  });

  it('belongs to one user', async () => {
    const [other] = await insertBuyers(testDatabase(), 1);
    const answers = await Promise.all(
      [buyer, other ?? expect.fail()].map((user) => first.buy(user, { eventId }, 'one')),
    );
    expect(answers.map(({ replayed }) => replayed)).toEqual([false, false]);
    expect(await second.buy(buyer, { eventId }, 'one')).toEqual({ ...answers[0], replayed: true });
    expect(await stock()).toMatchObject({ sold: 2 });
  });
});

describe('two processes that share many keys', () => {
  it('in crossed order sell each of them once', async () => {
    const keys = times(80, (index) => `key-${String(index).padStart(3, '0')}`);
    const [some, others] = await Promise.all([
      Promise.all(keys.map((key) => first.buy(buyer, { eventId }, key))),
      Promise.all(keys.toReversed().map((key) => second.buy(buyer, { eventId }, key))),
    ]);
    expect(others.toReversed().map(({ body }) => body)).toEqual(some.map(({ body }) => body));
    expect([...some, ...others].filter(({ replayed }) => !replayed)).toHaveLength(80);
    expect(await stock()).toMatchObject({ sold: 80 });
  });

  it('for two events in crossed order let one of the two win, and neither waits for ever', async () => {
    const elsewhere = await insertEvent(testDatabase(), { capacity: 100, available: 100 });
    const keys = times(80, (index) => `key-${String(index).padStart(3, '0')}`);
    const [some, others] = await Promise.all([
      Promise.all(keys.map((key) => resultOf(first.buy(buyer, { eventId }, key)))),
      Promise.all(keys.toReversed().map((key) => resultOf(second.buy(buyer, { eventId: elsewhere }, key)))),
    ]);
    expect(tally([...some, ...others])).toEqual({ SOLD: 80, IDEMPOTENCY_KEY_REUSED: 80 });
    const sold = (await stock()).sold + (await stockOf(testDatabase(), elsewhere)).sold;
    expect(sold).toBe(80);
  });

  it('in a crowd for few seats give every retry the answer that its first try had', async () => {
    const few = await insertEvent(testDatabase(), { capacity: 20, available: 20 });
    const buyers = await insertBuyers(testDatabase(), 60);
    const everyoneTwice = buyers.flatMap((user) =>
      [first, second].map((shop) => resultOf(shop.buy(user, { eventId: few }, 'one'))),
    );
    const results = await Promise.all(everyoneTwice);
    const winners = new Set(results.flatMap(({ answer }) => (answer ? [answer.body] : [])));
    expect(winners.size).toBe(20);
    expect(await stockOf(testDatabase(), few)).toMatchObject({ available: 0, sold: 20 });
    const again = await Promise.all(buyers.map((user) => resultOf(second.buy(user, { eventId: few }, 'one'))));
    expect(new Set(again.flatMap(({ answer }) => (answer ? [answer.body] : [])))).toEqual(winners);
  });
});
