import type { ShopWrites } from '../../application/shop/ports.ts';
import { DEFAULT_SHOP, type KeptShop } from '../../domain/shop.ts';
import { insertAll, type Sql } from '../db/sql.ts';

const COLUMNS = 'name, accent, logo, locale, currency, time_zone AS "timeZone", version';

/** As it is, or as it comes. */
export async function readShop(sql: Sql): Promise<KeptShop> {
  const [row] = await sql<KeptShop>(`SELECT ${COLUMNS} FROM shop`, []);
  return row ?? DEFAULT_SHOP;
}

// Any number that nobody else takes: there may be no row yet to lock.
const SHOP_LOCK = 4_871_012;

export const shopWrites = (sql: Sql): ShopWrites => ({
  shop: {
    async lock() {
      await sql('SELECT 1 FROM (SELECT pg_advisory_xact_lock($1)) AS locked', [SHOP_LOCK]);
      return readShop(sql);
    },
    async save(shop) {
      await sql('DELETE FROM shop', []);
      await insertAll(sql, 'shop', [{ ...shop, id: 1, updatedAt: new Date() }]);
    },
  },
});
