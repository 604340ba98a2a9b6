import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { createDatabase } from '../../support/database.ts';
import { insertEvent } from '../../support/rows.ts';
import { insertBuyers, openShop } from '../../support/sales.ts';

const SALES = 200;

it('keeps the row that sales fight for on its page and out of every index (HOT updates)', async () => {
  const url = await createDatabase();
  const database = new pg.Pool({ connectionString: url, max: 1 });
  const eventId = await insertEvent(database, { capacity: SALES });
  const [buyer] = await insertBuyers(database, 1);
  const shop = openShop({ url });
  for (let sold = 0; sold < SALES; sold += 1) await shop.buy(buyer ?? expect.fail(), { eventId });
  // PostgreSQL counts what a session did once the session ends.
  await shop.close();

  const counts = async () => {
    const { rows } = await database.query<{ updated: number; hot: number; moved: number }>(
      `SELECT n_tup_upd::int AS updated, n_tup_hot_upd::int AS hot, n_tup_newpage_upd::int AS moved
       FROM pg_stat_user_tables WHERE relname = 'stock_pool'`,
    );
    return rows[0] ?? expect.fail();
  };
  let counted = await counts();
  while (counted.updated < SALES) {
    await sleep(50);
    counted = await counts();
  }
  await database.end();
  // Whatever left its page did so for want of room, which a snapshot that autovacuum holds may cause once; no index made it.
  expect(counted.hot + counted.moved).toBe(counted.updated);
  expect(counted.moved).toBeLessThanOrEqual(SALES / 100);
});
