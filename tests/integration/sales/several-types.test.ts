import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SELL } from '@/infrastructure/sales/sales-sql';
import { verify } from '../../../scripts/verify.ts';
import { createDatabase } from '../../support/database.ts';
import { insertBuyers, openShop } from '../../support/sales.ts';
import { breachesOf, crowd, hallWithThreeTypes, poolsOf } from '../../support/several-types.ts';

const UNGUARDED = SELL.replace('WHERE p.version = w.version AND p.available >= w.seats', '').replace(
  'AND p.version = w.version AND p.available >= w.seats',
  '',
);

let url: string;
let database: pg.Pool;

beforeAll(async () => {
  url = await createDatabase();
  database = new pg.Pool({ connectionString: url, max: 4 });
});
afterAll(() => database.end());

async function round(sellStatement?: string, seed = 1) {
  const hall = await hallWithThreeTypes(database);
  const shops = [1, 2, 3].map(() => openShop({ url, sellStatement }));
  const buyers = await insertBuyers(database, 300);
  try {
    const results = await crowd(buyers, hall, seed, (index, buyer, order) => shops[index % 3]?.buy(buyer, order));
    return { hall, results };
  } finally {
    await Promise.all(shops.map((shop) => shop.close()));
  }
}

describe('300 buyers with random orders of three types, one with a limit and two that share one, from three processes', () => {
  it('leave no pool below zero, no order in part, and nobody refused whom the pools would still fit', async () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const { hall, results } = await round(undefined, seed);
      expect(await breachesOf(database, hall, results)).toEqual([]);
      expect(results.some(({ refusal }) => refusal)).toBe(true);
      expect(results.filter(({ answer }) => answer).length).toBeGreaterThan(20);
    }
    expect(await verify(database)).toEqual([]);
  });

  it('oversell without the guard and its last witness: the race is real', async () => {
    await database.query('ALTER TABLE stock_pool DROP CONSTRAINT stock_pool_available_check');
    await database.query('DROP TRIGGER stock_pool_version_step ON stock_pool');
    const { hall } = await round(UNGUARDED);
    const pools = await poolsOf(database, hall.eventId);
    expect(pools.some(({ available }) => available < 0)).toBe(true);
  });
});
