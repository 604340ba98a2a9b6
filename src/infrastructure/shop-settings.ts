import { DEFAULT_SHOP, type KeptShop } from '../domain/shop.ts';
import { readPool } from './db/read-pool.ts';
import { pgSql, type Sql } from './db/sql.ts';
import { recordedEvents } from './events/recorded-events.ts';
import { processWide } from './process-wide.ts';
import { readShop } from './repositories/shop.ts';

/** The shop's settings, kept in the process: asked for by every page, and changed a few times in its life. */
export const shopSettings = processWide('shop-settings', () => {
  let known: KeptShop = DEFAULT_SHOP;
  recordedEvents.subscribe((events) => {
    for (const event of events) {
      if (event.type === 'shop.changed' && event.payload.version >= known.version) known = event.payload;
    }
  });
  return {
    known: () => known,
    /** Before the first page, and wherever a change may have been missed. */
    async load(): Promise<void> {
      known = await readShop(pgSql(readPool()));
    },
  };
});

const MINUTE_MS = 60_000;

/** What the shop is called, for letters: read anew at most once a minute, by whoever hears of no change. */
export function shopName(sql: Sql): () => Promise<string> {
  let kept: { name: string; until: number } | null = null;
  return async () => {
    if (!kept || kept.until < Date.now()) kept = { name: (await readShop(sql)).name, until: Date.now() + MINUTE_MS };
    return kept.name;
  };
}
