import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserByToken } from '@/domain/user';
import { testDatabase, testDatabaseUrl } from '../../support/database.ts';
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
  untilWaiting,
} from '../../support/sales.ts';
import { tcpProxy } from '../../support/tcp-proxy.ts';

/** More events than there are connections, in each of which few wait: they share their batches. */

const EVENTS = 24;
const SEATS = 3;

let shop: Shop;
let buyers: UserByToken[];
beforeEach(async () => {
  shop = openShop();
  buyers = await insertBuyers(testDatabase(), EVENTS);
});
afterEach(() => shop.close());

const seats = { capacity: SEATS, available: SEATS };
const events = (count: number) => Promise.all(Array.from({ length: count }, () => insertEvent(testDatabase(), seats)));
const buyer = (index: number) => buyers[index % buyers.length] ?? expect.fail('no buyer');

/** One purchase of each, in the same moment. */
const buyEach = (eventIds: string[], from = shop, key: (index: number) => string | null = () => null) =>
  Promise.all(eventIds.map((eventId, index) => resultOf(from.buy(buyer(index), { eventId }, key(index)))));

/** How many transactions wrote the orders of these events. */
async function transactionsOf(eventIds: string[]): Promise<number> {
  const { rows } = await testDatabase().query<{ number: number }>(
    `SELECT count(DISTINCT o.xmin::text)::int AS number FROM "order" o JOIN ticket t ON t.order_id = o.id
     WHERE t.event_id = ANY($1)`,
    [eventIds],
  );
  return rows[0]?.number ?? 0;
}

const soldOf = async (eventIds: string[]) =>
  (await Promise.all(eventIds.map((eventId) => stockOf(testDatabase(), eventId)))).map(({ sold }) => sold);

const ticketsOf = (results: Result[]) => results.flatMap(({ answer }) => (answer ? [purchased(answer).id] : []));

describe('events in which few wait', () => {
  it('are sold together, each to its own buyers', async () => {
    const eventIds = await events(EVENTS);
    const results = await buyEach(eventIds);
    expect(tally(results)).toEqual({ SOLD: EVENTS });
    expect(await soldOf(eventIds)).toEqual(eventIds.map(() => 1));
    // The first four find a free connection each; all the others share what comes next.
    expect(await transactionsOf(eventIds)).toBeLessThan(EVENTS / 2);
    const { rows } = await testDatabase().query<{ id: string; eventId: string; owner: string }>(
      `SELECT id, event_id AS "eventId", owner_id AS owner FROM ticket WHERE event_id = ANY($1)`,
      [eventIds],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    expect(ticketsOf(results).map((id) => byId.get(id))).toEqual(
      eventIds.map((eventId, index) => expect.objectContaining({ eventId, owner: buyer(index).id })),
    );
  });

  it('never sell more than each has, and refuse nobody whom it still fits', async () => {
    const eventIds = await events(EVENTS);
    const others = [shop, openShop(), openShop()];
    const wanted = eventIds.flatMap((eventId) => Array.from({ length: 2 * SEATS }, () => eventId));
    const results = await Promise.all(
      wanted.map((eventId, index) => resultOf((others[index % 3] ?? shop).buy(buyer(index), { eventId }))),
    );
    await Promise.all(others.slice(1).map((other) => other.close()));
    expect(tally(results)).toEqual({ SOLD: EVENTS * SEATS, INSUFFICIENT_CAPACITY: EVENTS * SEATS });
    for (const { refusal } of results) if (refusal) expect(refusal.facts).toMatchObject({ availableTickets: 0 });
    expect(await soldOf(eventIds)).toEqual(eventIds.map(() => SEATS));
  });

  it('have each its own outcome: one is sold out, one cancelled, one unknown, one not to be written', async () => {
    const [soldOut = '', failing = '', ...fine] = await events(EVENTS);
    const cancelled = await insertEvent(testDatabase(), { ...seats, status: 'CANCELLED' });
    await shop.buy(buyer(0), { eventId: soldOut, quantity: SEATS });
    // These occupy the connections.
    const first = buyEach(fine.slice(0, 4));
    const nobody = signedIn(randomUUID());
    const odd = Promise.allSettled([
      shop.buy(buyer(0), { eventId: soldOut }),
      shop.buy(buyer(1), { eventId: cancelled }),
      shop.buy(buyer(2), { eventId: randomUUID() }),
      shop.buy(nobody, { eventId: failing }),
      shop.buy(buyer(3), { eventId: failing }),
    ]);
    const rest = buyEach(fine.slice(4));
    expect(tally([...(await first), ...(await rest)])).toEqual({ SOLD: fine.length });
    expect((await odd).map((each) => (each.status === 'rejected' ? (each.reason.code ?? 'failed') : 'SOLD'))).toEqual([
      'INSUFFICIENT_CAPACITY',
      'SALES_CLOSED',
      'RESOURCE_NOT_FOUND',
      // PostgreSQL's own word for a buyer who does not exist.
      '23503',
      'SOLD',
    ]);
    expect(await soldOf(fine)).toEqual(fine.map(() => 1));
  });

  it('do not wait for one whose stock somebody holds', async () => {
    const eventIds = await events(EVENTS);
    const [held = '', ...free] = eventIds;
    await buyEach(eventIds);
    const holder = await testDatabase().connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM stock_pool WHERE id = $1 FOR UPDATE', [held]);
      let isSold = false;
      const before = await transactionsOf(free);
      const first = buyEach(free.slice(0, 4));
      const waiting = shop.buy(buyer(0), { eventId: held }).then(() => {
        isSold = true;
      });
      const rest = buyEach(free.slice(4));
      expect(tally([...(await first), ...(await rest)])).toEqual({ SOLD: free.length });
      expect((await transactionsOf(free)) - before).toBeLessThan(EVENTS / 2);
      await untilWaiting(testDatabase(), 1);
      expect(isSold).toBe(false);
      await holder.query('COMMIT');
      await waiting;
    } finally {
      holder.release();
    }
    expect(await soldOf(eventIds)).toEqual(eventIds.map(() => 2));
  });

  it('answer a used key with what was sold under it, and sell to the neighbours', async () => {
    const eventIds = await events(EVENTS);
    const [again = '', ...others] = eventIds;
    const bought = await shop.buy(buyer(0), { eventId: again }, 'once');
    const elsewhere = openShop();
    const first = buyEach(others.slice(0, 4), elsewhere);
    const replayed = elsewhere.buy(buyer(0), { eventId: again }, 'once');
    const rest = buyEach(others.slice(4), elsewhere, (index) => `new-${index}`);
    expect(await replayed).toEqual({ body: bought.body, replayed: true });
    expect(tally([...(await first), ...(await rest)])).toEqual({ SOLD: others.length });
    expect(await soldOf(eventIds)).toEqual(eventIds.map(() => 1));
    await elsewhere.close();
  });

  it.each(['statement', 'committed'] as const)(
    'have each one ticket a buyer where their connection dies (%s)',
    async (moment) => {
      const { hostname, port } = new URL(testDatabaseUrl());
      const proxy = await tcpProxy(Number(port), hostname);
      const cutOff = openShop({ url: proxy.through(testDatabaseUrl()) });
      try {
        const eventIds = await events(EVENTS);
        // Known to the shop, so that nothing but sales is sent.
        expect(tally(await buyEach(eventIds, cutOff))).toEqual({ SOLD: EVENTS });
        const cuts = Array.from({ length: 5 }, () => proxy.cutAt(moment));
        const results = await buyEach(eventIds, cutOff);
        await Promise.all(cuts);
        expect(tally(results)).toEqual({ SOLD: EVENTS });
        expect(await soldOf(eventIds)).toEqual(eventIds.map(() => 2));
      } finally {
        await proxy.close();
        await cutOff.close();
      }
    },
  );
});
