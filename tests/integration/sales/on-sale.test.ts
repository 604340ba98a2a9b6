import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import { testDatabase } from '../../support/database.ts';
import { insertEvent } from '../../support/rows.ts';
import {
  insertBuyers,
  openShop,
  purchased,
  type Result,
  resultOf,
  type Shop,
  signedIn,
  stockOf,
  tally,
} from '../../support/sales.ts';

let shops: Shop[];
beforeEach(() => {
  shops = [openShop(), openShop(), openShop()];
});
afterEach(() => Promise.all(shops.map((shop) => shop.close())));

const shopOf = (index: number): Shop => shops[index % shops.length] ?? expect.fail('no shop');
const seats = (count: number) => ({ capacity: count, available: count });

/** Nobody may be refused a seat while one was left, nor hear of the locks that keep order. */
function expectHonest(results: Result[]) {
  for (const { refusal } of results) {
    if (refusal) expect(refusal).toMatchObject({ code: 'INSUFFICIENT_CAPACITY', facts: { availableTickets: 0 } });
  }
}

describe('an event on sale', () => {
  it.each([1, 2, 3])('sells every seat to a crowd three times as large, from %i processes', async (processes) => {
    const count = 200;
    const eventId = await insertEvent(testDatabase(), seats(count));
    const buyers = await insertBuyers(testDatabase(), 3 * count);
    const results = await Promise.all(
      buyers.map((buyer, index) => resultOf(shopOf(index % processes).buy(buyer, { eventId }))),
    );
    expect(tally(results)).toEqual({ SOLD: count, INSUFFICIENT_CAPACITY: 2 * count });
    expectHonest(results);
    expect(await stockOf(testDatabase(), eventId)).toMatchObject({ available: 0, sold: count });
    const ids = results.flatMap(({ answer }) => (answer ? [purchased(answer).id] : []));
    expect(new Set(ids).size).toBe(count);
  });

  it('refuses nobody who comes before the last seat is gone, one buyer after the other', async () => {
    const eventId = await insertEvent(testDatabase(), seats(9));
    const buyers = await insertBuyers(testDatabase(), 12);
    const results: Result[] = [];
    for (const [index, buyer] of buyers.entries()) results.push(await resultOf(shopOf(index).buy(buyer, { eventId })));
    expect(results.map(({ refusal }) => refusal?.code ?? 'SOLD')).toEqual([
      ...Array.from({ length: 9 }, () => 'SOLD'),
      ...Array.from({ length: 3 }, () => 'INSUFFICIENT_CAPACITY'),
    ]);
  });

  it('serves first come, first served', async () => {
    const eventId = await insertEvent(testDatabase(), seats(30));
    const buyers = await insertBuyers(testDatabase(), 60);
    const results = await Promise.all(buyers.map((buyer) => resultOf(shopOf(0).buy(buyer, { eventId }))));
    expect(results.map(({ answer }) => answer !== null)).toEqual(buyers.map((_, index) => index < 30));
  });

  it('sells again what was given back', async () => {
    const eventId = await insertEvent(testDatabase(), seats(1));
    const [first, second] = await insertBuyers(testDatabase(), 2);
    if (!first || !second) return expect.fail();
    const { id } = purchased(await shopOf(0).buy(first, { eventId }));
    expect(await resultOf(shopOf(0).buy(second, { eventId }))).toMatchObject({
      refusal: { code: 'INSUFFICIENT_CAPACITY' },
    });
    await useCases.cancelTicket(first, id);
    expect(await resultOf(shopOf(0).buy(second, { eventId }))).toMatchObject({ refusal: null });
  });

  it.each([
    ['that does not exist', null, 'RESOURCE_NOT_FOUND'],
    ['that is a draft', { status: 'DRAFT' }, 'RESOURCE_NOT_FOUND'],
    ['that was cancelled', { status: 'CANCELLED' }, 'SALES_CLOSED'],
    ['that has begun', { starts_at: '2020-01-01T20:00:00Z' }, 'SALES_CLOSED'],
  ])('sells nothing of an event %s', async (_, values, code) => {
    const eventId = values ? await insertEvent(testDatabase(), values) : randomUUID();
    const buyers = await insertBuyers(testDatabase(), 5);
    const results = await Promise.all(buyers.map((buyer) => resultOf(shopOf(0).buy(buyer, { eventId }))));
    expect(tally(results)).toEqual({ [code]: 5 });
  });

  it('stops at the minute the event begins, whatever it remembers', async () => {
    let now = new Date('2029-12-31T23:00:00Z');
    const shop = openShop({ now: () => now });
    const eventId = await insertEvent(testDatabase());
    const [buyer] = await insertBuyers(testDatabase(), 1);
    if (!buyer) return expect.fail();
    await shop.buy(buyer, { eventId });
    now = new Date('2030-01-01T20:00:00Z');
    expect(await resultOf(shop.buy(buyer, { eventId }))).toMatchObject({ refusal: { code: 'SALES_CLOSED' } });
    await shop.close();
  });
});

describe('an event that changes during its sale', () => {
  it('sells at the price of that moment, keeps the sums, and lets nobody feel the locks', async () => {
    const database = testDatabase();
    // Which version was current in which transaction, behind the application's back.
    await database.query(`CREATE TABLE price_at (xid xid8 PRIMARY KEY, price int)`);
    await database.query(`CREATE FUNCTION note_price() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      INSERT INTO price_at SELECT pg_current_xact_id(), price FROM ticket_type WHERE event_id = NEW.event_id
        ON CONFLICT (xid) DO UPDATE SET price = EXCLUDED.price;
      RETURN NULL;
    END $$`);
    await database.query(
      'CREATE TRIGGER note_price AFTER UPDATE ON stock_pool FOR EACH ROW EXECUTE FUNCTION note_price()',
    );

    const [admin] = await insertBuyers(database, 1, 'ADMIN');
    if (!admin) return expect.fail();
    const eventId = await insertEvent(database, seats(200));
    const buyers = await insertBuyers(database, 300);

    let isSelling = true;
    let count = 0;
    const edits = async () => {
      for (; isSelling || count < 10; count += 1) {
        await useCases.updateEvent(admin, eventId, { price: 10 + count });
        const capacity = count % 2 === 0 ? 230 : 220;
        await useCases.updateEvent(admin, eventId, { capacity }).catch((error) => {
          // Another ticket was sold than the new capacity has room for: the admin is told, and that is no lock.
          if (!(error instanceof AppError && error.code === 'VALIDATION_ERROR')) throw error;
        });
      }
      return count;
    };
    const cancelled: string[] = [];
    const sales = Promise.all(
      buyers.map(async (buyer, index) => {
        await sleep(index * 5);
        // However slow the edits are, some buyers come after each of the first few.
        while (count < Math.floor(index / 30)) await sleep(5);
        const result = await resultOf(shopOf(index).buy(buyer, { eventId }));
        if (result.answer && index % 10 === 0) {
          const { id } = purchased(result.answer);
          await useCases.cancelTicket(buyer, id);
          cancelled.push(id);
        }
        return result;
      }),
    ).finally(() => {
      isSelling = false;
    });
    const [results, edited] = await Promise.all([sales, edits()]);

    expect(edited).toBeGreaterThan(5);
    expect(cancelled.length).toBeGreaterThan(5);
    expectHonest(results);
    const { available, sold } = await stockOf(database, eventId);
    expect(tally(results).SOLD).toBe(sold + cancelled.length);
    const { rows } = await database.query<{ capacity: number }>('SELECT capacity FROM stock_pool WHERE id = $1', [
      eventId,
    ]);
    expect(available + sold).toBe(rows[0]?.capacity);

    // The log of sales is never changed, so its rows still name the transaction that sold.
    const { rows: prices } = await database.query<{ price: number; valid: number; number: number }>(
      `SELECT t.price, p.price AS valid, count(*)::int AS number FROM ticket t
       JOIN domain_event d ON d.subject_id = t.id AND d.type = 'ticket.purchased'
       JOIN price_at p ON p.xid::xid = d.xmin
       WHERE t.event_id = $1 GROUP BY 1, 2`,
      [eventId],
    );
    expect(prices.reduce((sum, { number }) => sum + number, 0)).toBe(sold + cancelled.length);
    expect(prices.filter(({ price, valid }) => price !== valid)).toEqual([]);
    expect(prices.length).toBeGreaterThan(2);
    const shown = results.flatMap(({ answer }) => (answer ? [purchased(answer)] : []));
    const { rows: written } = await database.query<{ id: string; price: number }>(
      'SELECT id, price FROM ticket WHERE event_id = $1',
      [eventId],
    );
    const byId = new Map(written.map(({ id, price }) => [id, price]));
    expect(shown.filter(({ id, price }) => byId.get(id) !== Math.round(price * 100))).toEqual([]);
    await database.query('DROP TRIGGER note_price ON stock_pool');
  });

  it('sells nothing more once it is cancelled, and cancels what was sold', async () => {
    const [admin] = await insertBuyers(testDatabase(), 1, 'ADMIN');
    if (!admin) return expect.fail();
    const eventId = await insertEvent(testDatabase(), seats(100_000));
    const [buyer] = await insertBuyers(testDatabase(), 1);
    if (!buyer) return expect.fail();
    const sales: Promise<Result>[] = [];
    const wave = async () => {
      for (const shop of shops) sales.push(resultOf(shop.buy(buyer, { eventId })));
      await sleep(2);
    };
    for (let count = 0; count < 10; count += 1) await wave();
    // On a busy machine the cancellation could overtake all of them.
    await sales[0];
    let isCancelled = false;
    const cancelling = useCases.cancelEvent(admin, eventId).then(() => {
      isCancelled = true;
    });
    while (!isCancelled) await wave();
    await cancelling;
    for (let count = 0; count < 10; count += 1) await wave();
    const results = await Promise.all(sales);
    const { SOLD = 0, SALES_CLOSED = 0 } = tally(results);
    expect(SOLD + SALES_CLOSED).toBe(results.length);
    expect(SOLD).toBeGreaterThan(0);
    expect(results.slice(-30).every(({ refusal }) => refusal?.code === 'SALES_CLOSED')).toBe(true);
    const { rows } = await testDatabase().query(
      'SELECT status::text, count(*)::int AS number FROM ticket WHERE event_id = $1 GROUP BY 1',
      [eventId],
    );
    expect(rows).toEqual([{ status: 'CANCELLED', number: SOLD }]);
    expect(await stockOf(testDatabase(), eventId)).toMatchObject({ available: 100_000, sold: 0 });
  });
});

describe('an order of several seats', () => {
  it('is filled whole or not at all', async () => {
    const eventId = await insertEvent(testDatabase(), seats(4));
    const [buyer] = await insertBuyers(testDatabase(), 1);
    if (!buyer) return expect.fail();
    expect(await resultOf(shopOf(0).buy(buyer, { eventId, quantity: 5 }))).toMatchObject({
      refusal: { code: 'INSUFFICIENT_CAPACITY', facts: { availableTickets: 4 } },
    });
    const before = await stockOf(testDatabase(), eventId);
    expect(before).toMatchObject({ available: 4, sold: 0 });
    const { tickets, orderId } = purchased(await shopOf(0).buy(buyer, { eventId, quantity: 4 }));
    expect(tickets?.map((ticket) => ticket.orderId)).toEqual(Array.from({ length: 4 }, () => orderId));
    expect(await stockOf(testDatabase(), eventId)).toMatchObject({
      available: 0,
      sold: 4,
      version: before.version + 1,
    });
  });

  it('lets a smaller order have what a larger one could not take', async () => {
    const eventId = await insertEvent(testDatabase(), seats(12));
    const buyers = await insertBuyers(testDatabase(), 5);
    const sizes = [1, 8, 5, 2, 1];
    const results = await Promise.all(
      buyers.map((buyer, index) => resultOf(shopOf(0).buy(buyer, { eventId, quantity: sizes[index] }))),
    );
    expect(results.map(({ refusal }) => refusal?.code ?? 'SOLD')).toEqual([
      'SOLD',
      'SOLD',
      'INSUFFICIENT_CAPACITY',
      'SOLD',
      'SOLD',
    ]);
  });

  it('fills up a hall with orders of 1 to 10 from three processes, and refuses only what does not fit', async () => {
    const eventId = await insertEvent(testDatabase(), seats(300));
    const buyers = await insertBuyers(testDatabase(), 200);
    const results = await Promise.all(
      buyers.map(async (buyer, index) => {
        const quantity = 1 + (index % 10);
        return { quantity, ...(await resultOf(shopOf(index).buy(buyer, { eventId, quantity }))) };
      }),
    );
    const sold = results.filter(({ answer }) => answer).reduce((sum, { quantity }) => sum + quantity, 0);
    expect(sold).toBe(300);
    expect(await stockOf(testDatabase(), eventId)).toMatchObject({ available: 0, sold: 300 });
    for (const { quantity, refusal } of results) {
      if (!refusal) continue;
      expect(refusal.code).toBe('INSUFFICIENT_CAPACITY');
      expect(refusal.facts.availableTickets).toBeLessThan(quantity);
    }
  });

  it('writes a ticket for each participant, and one order for its buyer', async () => {
    const eventId = await insertEvent(testDatabase());
    const [buyer] = await insertBuyers(testDatabase(), 1);
    if (!buyer) return expect.fail();
    const participants = ['Bia', 'Caio', 'Duda'].map((name) => ({ name, email: `${name.toLowerCase()}@example.com` }));
    const { orderId } = purchased(await shopOf(0).buy(buyer, { eventId, quantity: 3, participants }));
    const { rows } = await testDatabase().query(
      `SELECT t.participant_name AS name, t.participant_email AS email, t.owner_id AS owner, o.total
       FROM ticket t JOIN "order" o ON o.id = t.order_id WHERE o.id = $1 ORDER BY t.participant_name`,
      [orderId],
    );
    expect(rows).toEqual(participants.map((participant) => ({ ...participant, owner: buyer.id, total: 15_000 })));
  });
});

describe('neighbours', () => {
  it('are sold although one request among them cannot be written', async () => {
    const eventId = await insertEvent(testDatabase(), seats(60));
    const buyers = await insertBuyers(testDatabase(), 60);
    const bad = new Set([7, 30, 31]);
    const nobody = signedIn(randomUUID());
    const results = await Promise.allSettled(
      buyers.map((buyer, index) => shopOf(0).buy(bad.has(index) ? nobody : buyer, { eventId }, `key-${index}`)),
    );
    expect(results.map(({ status }) => status)).toEqual(
      buyers.map((_, index) => (bad.has(index) ? 'rejected' : 'fulfilled')),
    );
    expect(await stockOf(testDatabase(), eventId)).toMatchObject({ available: 3, sold: 57 });
  });

  it('of another event do not wait for a locked row', async () => {
    const [held, free] = [await insertEvent(testDatabase()), await insertEvent(testDatabase())];
    const buyers = await insertBuyers(testDatabase(), 6);
    const holder = await testDatabase().connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM stock_pool WHERE id = $1 FOR UPDATE', [held]);
      let isSold = false;
      const waiting = shopOf(0)
        .buy(buyers[0] ?? expect.fail(), { eventId: held })
        .then((answer) => {
          isSold = true;
          return answer;
        });
      const startedAt = Date.now();
      for (const buyer of buyers) await shopOf(0).buy(buyer, { eventId: free });
      expect(Date.now() - startedAt).toBeLessThan(2_000);
      expect(isSold).toBe(false);
      await holder.query('COMMIT');
      expect(await waiting).toMatchObject({ replayed: false });
    } finally {
      holder.release();
    }
  });

  it('in line behind a row that somebody locks for long are sold when it is free again', async () => {
    const eventId = await insertEvent(testDatabase());
    const buyers = await insertBuyers(testDatabase(), 5);
    const holder = await testDatabase().connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM stock_pool WHERE id = $1 FOR UPDATE', [eventId]);
      const sales = Promise.all(buyers.map((buyer) => resultOf(shopOf(0).buy(buyer, { eventId }))));
      // Longer than one statement may take, shorter than a buyer waits.
      await sleep(5_000);
      await holder.query('ROLLBACK');
      expect(tally(await sales)).toEqual({ SOLD: 5 });
    } finally {
      holder.release();
    }
    expect(await stockOf(testDatabase(), eventId)).toMatchObject({ sold: 5 });
  });
});
