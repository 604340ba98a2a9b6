import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SELL } from '@/infrastructure/sales/sales-sql';
import { verify } from '../../../scripts/verify.ts';
import { createDatabase } from '../../support/database.ts';
import { insertEvent } from '../../support/rows.ts';
import { insertBuyers, openShop, resultOf, stockOf } from '../../support/sales.ts';

const SEATS = 10;
const GUARDS = [
  'WHERE p.version = w.version AND p.available >= w.seats',
  'AND p.version = w.version AND p.available >= w.seats',
  'SKIP LOCKED',
];
const UNGUARDED = GUARDS.reduce((statement, guard) => statement.replace(guard, ''), SELL);

/**
 * Two processes that each remember more free seats than there are: what the one remembers, the other sells. As many
 * buyers as that come to each, so that neither has a reason to look again.
 */
async function race(url: string, database: pg.Pool, sellStatement?: string) {
  const eventId = await insertEvent(database, { capacity: SEATS, available: SEATS });
  const shops = [openShop({ url, sellStatement }), openShop({ url, sellStatement })];
  const buyers = await insertBuyers(database, 2 + 2 * (SEATS - 2));
  try {
    // One sale each, so that each remembers seats that the other sells meanwhile.
    for (const shop of shops) await shop.buy(buyers.pop() ?? expect.fail(), { eventId });
    const results = await Promise.allSettled(buyers.map((buyer, index) => shops[index % 2]?.buy(buyer, { eventId })));
    const answered = results.filter(({ status }) => status === 'fulfilled').length;
    return { answered: answered + shops.length, ...(await stockOf(database, eventId)) };
  } finally {
    await Promise.all(shops.map((shop) => shop.close()));
  }
}

describe('two processes race for the last seats', () => {
  let url: string;
  let database: pg.Pool;

  beforeAll(async () => {
    url = await createDatabase();
    database = new pg.Pool({ connectionString: url, max: 2 });
  });
  afterAll(() => database.end());

  it('has a guard that this test knows how to take off', () => {
    for (const guard of GUARDS) expect(SELL).toContain(guard);
    expect(UNGUARDED).not.toContain('version = w.version');
    expect(UNGUARDED).not.toContain('>= w.seats');
  });

  it('never sells more seats than there are, even without the guard, while the database is the last witness', async () => {
    const { answered, sold, available } = await race(url, database, UNGUARDED);
    expect({ sold, available }).toEqual({ sold: SEATS, available: 0 });
    expect(answered).toBe(SEATS);
    expect(await verify(database)).toEqual([]);
  });

  it('sells seats twice with neither guard nor witness: the race is real', async () => {
    await database.query('ALTER TABLE stock_pool DROP CONSTRAINT stock_pool_available_check');
    await database.query('DROP TRIGGER stock_pool_version_step ON stock_pool');
    const { answered, sold, available } = await race(url, database, UNGUARDED);
    expect(sold).toBeGreaterThan(SEATS);
    expect(answered).toBe(sold);
    expect(available).toBe(SEATS - sold);
  });

  it('never sells more seats than there are with the guard alone', async () => {
    const { answered, sold, available } = await race(url, database);
    expect({ answered, sold, available }).toEqual({ answered: SEATS, sold: SEATS, available: 0 });
  });

  it('tells a buyer of the race only when five tries in a row were lost', async () => {
    const lost: number[] = [];
    const alwaysLost = SELL.replaceAll('p.version = w.version', 'p.version = w.version - 1');
    const eventId = await insertEvent(database);
    const { version } = await stockOf(database, eventId);
    const [buyer] = await insertBuyers(database, 1);
    const shop = openShop({
      url,
      sellStatement: alwaysLost,
      now: () => {
        lost.push(1);
        return new Date();
      },
    });
    expect(await resultOf(shop.buy(buyer ?? expect.fail(), { eventId }))).toMatchObject({
      refusal: { code: 'OPTIMISTIC_LOCK_ERROR', facts: { currentVersion: version } },
    });
    // Each try looks at the clock once.
    expect(lost).toHaveLength(5);
    await shop.close();
    expect(await stockOf(database, eventId)).toMatchObject({ available: 10, sold: 0, version });
  });
});
