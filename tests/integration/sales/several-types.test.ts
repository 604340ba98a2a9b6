import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SELL } from '@/infrastructure/sales/sales-sql';
import { verify } from '../../../scripts/verify.ts';
import { createDatabase } from '../../support/database.ts';
import { type Got, hallWithThreeTypes, wantedBy } from '../../support/halls.ts';
import { insertBuyers, openShop, purchased, resultOf } from '../../support/sales.ts';

const GUARDS = [
  'WHERE p.version = w.version AND p.available >= w.seats',
  'AND p.version = w.version AND p.available >= w.seats',
  'SKIP LOCKED',
];
const UNGUARDED = GUARDS.reduce((statement, guard) => statement.replace(guard, ''), SELL);

let url: string;
let database: pg.Pool;

beforeAll(async () => {
  url = await createDatabase();
  database = new pg.Pool({ connectionString: url, max: 4 });
});
afterAll(() => database.end());

/** Everybody at once, each with one try. `npm run bench:stock` does it 200 times over real processes. */
async function sellOut(seed: number, sellStatement?: string) {
  const hall = await hallWithThreeTypes(database);
  const shops = [1, 2, 3].map(() => openShop({ url, sellStatement }));
  const buyers = await insertBuyers(database, 300);
  const wanted = wantedBy(buyers.length, hall, seed);
  try {
    const got = await Promise.all(
      buyers.map(async (buyer, index): Promise<Got> => {
        const lines = wanted[index] ?? [];
        const shop = shops[index % shops.length] ?? expect.fail();
        const { answer, refusal } = await resultOf(shop.buy(buyer, { eventId: hall.eventId, lines }));
        const outcome = refusal ? { code: refusal.code } : { seats: purchased(answer).tickets?.length ?? 0 };
        return { wanted: lines, outcome };
      }),
    );
    return { hall, got, pools: await hall.pools() };
  } finally {
    await Promise.all(shops.map((shop) => shop.close()));
  }
}

describe('300 buyers with random orders of three types, one with a limit and two that share one, from three processes', () => {
  it('leave no pool below zero, no order in part, and nobody refused whom the pools would still fit', async () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const { hall, got, pools } = await sellOut(seed);
      expect(hall.breaches(pools, got)).toEqual([]);
      const sold = got.filter(({ outcome }) => 'seats' in outcome).length;
      expect(sold).toBeGreaterThan(20);
      expect(sold).toBeLessThan(got.length);
    }
    expect(await verify(database)).toEqual([]);
  });

  it('oversell without the guard and its last witness: the race is real', async () => {
    await database.query('ALTER TABLE stock_pool DROP CONSTRAINT stock_pool_available_check');
    await database.query('DROP TRIGGER stock_pool_version_step ON stock_pool');
    const { pools } = await sellOut(1, UNGUARDED);
    expect(pools.some(({ available }) => available < 0)).toBe(true);
  });
});
