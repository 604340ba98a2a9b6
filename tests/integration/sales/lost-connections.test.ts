import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DomainEvent } from '@/domain/domain-events';
import type { UserByToken } from '@/domain/user';
import { testDatabase, testDatabaseUrl } from '../../support/database.ts';
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
import { type TcpProxy, tcpProxy } from '../../support/tcp-proxy.ts';

let proxy: TcpProxy;
let shop: Shop;
let eventId: string;
let buyers: UserByToken[];
/** Tickets of whose sale this process has heard. */
let heard: Set<string>;

beforeEach(async () => {
  const { hostname, port } = new URL(testDatabaseUrl());
  proxy = await tcpProxy(Number(port), hostname);
  heard = new Set();
  const onRecorded = (events: DomainEvent[]) => {
    for (const { type, subjectId } of events) if (type === 'ticket.purchased') heard.add(subjectId);
  };
  shop = openShop({ url: proxy.through(testDatabaseUrl()), onRecorded });
  eventId = await insertEvent(testDatabase(), { capacity: 50, available: 50 });
  buyers = await insertBuyers(testDatabase(), 20);
});
afterEach(async () => {
  await proxy.close();
  await shop.close();
});

const sellToAll = () => Promise.all(buyers.map((buyer) => resultOf(shop.buy(buyer, { eventId }))));

/** Another process changed the row, so that the next batch loses its race and takes the lock. */
async function makeContended() {
  await shop.buy(buyers[0] ?? expect.fail(), { eventId });
  await testDatabase().query(
    'UPDATE stock_pool SET capacity = 49, available = available - 1, version = version + 1 WHERE id = $1',
    [eventId],
  );
  await testDatabase().query(
    'UPDATE stock_pool SET capacity = 50, available = available + 1, version = version + 1 WHERE id = $1',
    [eventId],
  );
}

async function expectOnce(results: Awaited<ReturnType<typeof sellToAll>>, soldBefore = 0) {
  expect(tally(results)).toEqual({ SOLD: buyers.length });
  expect(await stockOf(testDatabase(), eventId)).toMatchObject({ sold: buyers.length + soldBefore });
  const answered = results.flatMap(({ answer }) => (answer ? [purchased(answer).confirmationCode] : []));
  const { rows } = await testDatabase().query<{ id: string; code: string }>(
    'SELECT id, confirmation_code AS code FROM ticket WHERE event_id = $1',
    [eventId],
  );
  // Kept answers and pages follow from what is heard, also of a sale whose commit nobody heard at first.
  expect(rows.filter(({ id }) => !heard.has(id))).toEqual([]);
  const written = new Set(rows.map(({ code }) => code));
  expect(answered.filter((code) => !written.has(code))).toEqual([]);
}

describe('a connection that dies amid a sale', () => {
  // Nobody sends a key here: what was sold must be recognised without one.
  it.each([
    ['before the statement reaches the database', 'statement'],
    ['after it was committed, before the answer arrives', 'committed'],
  ] as const)('%s: every buyer has one ticket and noticed nothing', async (_, moment) => {
    const cut = proxy.cutAt(moment);
    const results = await sellToAll();
    await cut;
    await expectOnce(results);
  });

  it.each([
    ['before COMMIT reaches the database', 'commit'],
    ['after COMMIT, before the answer arrives', 'committed'],
  ] as const)('%s, under the lock: every buyer has one ticket and noticed nothing', async (_, moment) => {
    await makeContended();
    const cut = proxy.cutAt(moment);
    const results = await sellToAll();
    await cut;
    await expectOnce(results, 1);
  });

  it('again and again: every buyer has one ticket and noticed nothing', async () => {
    const cuts = (['committed', 'commit', 'statement', 'committed'] as const).map((moment) => proxy.cutAt(moment));
    const results = await sellToAll();
    await Promise.all(cuts);
    await expectOnce(results);
  });

  it('while idle costs nobody a ticket', async () => {
    await shop.buy(buyers[0] ?? expect.fail(), { eventId });
    proxy.cutAll();
    await expectOnce(await sellToAll(), 1);
  });
});

describe('a sale whose fate is unknown', () => {
  const ticketsOf = async () => {
    const { rows } = await testDatabase().query<{ code: string }>(
      'SELECT confirmation_code AS code FROM ticket WHERE event_id = $1',
      [eventId],
    );
    return rows.map(({ code }) => code);
  };

  it('is found though its statement was carried out only after its connection was lost', async () => {
    const holder = await testDatabase().connect();
    await holder.query('BEGIN');
    const buyer = buyers[0] ?? expect.fail();
    // The sale holds the pools and waits for the account, to which its order refers.
    await holder.query('SELECT 1 FROM "user" WHERE id = $1 FOR UPDATE', [buyer.id]);
    const sale = shop.buy(buyer, { eventId });
    await untilWaiting(testDatabase(), 1);
    proxy.cutAll();
    // The second try waits behind the first, whose session does not know yet that nobody listens.
    await untilWaiting(testDatabase(), 2);
    proxy.cutAll();
    await untilWaiting(testDatabase(), 3);
    await holder.query('COMMIT');
    holder.release();
    const { confirmationCode } = purchased(await sale);
    expect(await ticketsOf()).toEqual([confirmationCode]);
  });

  it('is found though its statement arrived only after a second try had failed', async () => {
    const late = proxy.cutAt('statement', { deliverAfterMs: 1_000 });
    const sale = shop.buy(buyers[0] ?? expect.fail(), { eventId });
    await late;
    await proxy.cutAt('commit');
    proxy.refuse(true);
    expect(await ticketsOf()).toEqual([]);
    while ((await ticketsOf()).length === 0) await sleep(20);
    proxy.refuse(false);
    const { confirmationCode } = purchased(await sale);
    expect(await ticketsOf()).toEqual([confirmationCode]);
  });

  it('is sold once where its statement arrives after the second try', async () => {
    const late = proxy.cutAt('statement', { deliverAfterMs: 500 });
    const sale = shop.buy(buyers[0] ?? expect.fail(), { eventId });
    await late;
    const { confirmationCode } = purchased(await sale);
    await sleep(1_000);
    expect(await ticketsOf()).toEqual([confirmationCode]);
  });
});

describe('a database that is away', () => {
  it('for a moment makes buyers wait, not fail', async () => {
    await shop.buy(buyers[0] ?? expect.fail(), { eventId });
    proxy.refuse(true);
    proxy.cutAll();
    const results = sellToAll();
    await sleep(1_000);
    proxy.refuse(false);
    const back = Date.now();
    await expectOnce(await results, 1);
    expect(Date.now() - back).toBeLessThan(1_000);
  });

  it('and silent holds the sale for seconds only', async () => {
    await shop.buy(buyers[0] ?? expect.fail(), { eventId });
    proxy.silence();
    const startedAt = Date.now();
    await expectOnce(await sellToAll(), 1);
    expect(Date.now() - startedAt).toBeLessThan(7_000);
  });

  it('for long is admitted within seconds, with a word when to come back', async () => {
    proxy.refuse(true);
    const startedAt = Date.now();
    const results = await sellToAll();
    expect(tally(results)).toEqual({ UNAVAILABLE: buyers.length });
    for (const { refusal } of results) expect(refusal?.retryAfter).toBeGreaterThan(0);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    proxy.refuse(false);
    await expectOnce(await sellToAll());
  });
});
