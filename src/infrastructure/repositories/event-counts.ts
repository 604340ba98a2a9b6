import type { EventCounts } from '../../application/events/ports.ts';
import type { EventFilter } from '../../application/ports.ts';
import { EVENT_CATEGORIES } from '../../domain/event.ts';
import { Prisma } from '../db/generated/client.ts';
import { readRowsByPlan } from '../db/read-pool.ts';
import { all, conditions, IS_SHOWN_PRICE, isPriced, PRICE_BY_EVENT } from './event-filter.ts';
import { toTheLetter, wordsOf } from './search-text.ts';

/** How many events each further filter would leave. */

/** Prices and seats are asked of each event found: of more than so many it would be felt. */
const COUNTED_AT_MOST = 2_000;

const isOffered = (filter: EventFilter) =>
  conditions({ includeDrafts: true, available: true, now: filter.now }, PRICE_BY_EVENT);

async function matching(filter: EventFilter): Promise<Prisma.Sql | null> {
  if (!filter.q) return Prisma.sql`TRUE`;
  const words = await wordsOf(filter.q);
  return words && Prisma.sql`e.words @@ ${toTheLetter(words).exact}::tsquery`;
}

const found = (filter: EventFilter, match: Prisma.Sql) => {
  const where = isPriced(filter)
    ? [IS_SHOWN_PRICE, ...conditions(filter, Prisma.sql`priced.price`)]
    : conditions(filter, PRICE_BY_EVENT);
  const tables = isPriced(filter)
    ? Prisma.sql`ticket_type priced JOIN event_search e ON e.id = priced.event_id`
    : Prisma.sql`event_search e`;
  return Prisma.sql`FROM ${tables} WHERE ${all([match, ...where])}`;
};

async function byCategory(filter: EventFilter, match: Prisma.Sql): Promise<EventCounts['categories']> {
  const rows = await readRowsByPlan<{ category: string; events: number }>(
    Prisma.sql`SELECT e.category, count(*)::int AS events ${found({ ...filter, category: undefined }, match)} GROUP BY e.category`,
  );
  return Object.fromEntries(
    EVENT_CATEGORIES.map((known) => [known, rows.find(({ category }) => category === known)?.events ?? 0]),
  );
}

/** One index scan each, as short as its range. */
async function byRange(filter: EventFilter, match: Prisma.Sql, ranges: { from: Date; to: Date }[]): Promise<number[]> {
  if (ranges.length === 0) return [];
  const counts = ranges.map(
    ({ from, to }) => Prisma.sql`(SELECT count(*)::int ${found({ ...filter, from, to }, match)})`,
  );
  const [row] = await readRowsByPlan<{ counts: number[] }>(Prisma.sql`SELECT ARRAY[${Prisma.join(counts)}] AS counts`);
  return row?.counts ?? [];
}

/** Null above `COUNTED_AT_MOST` to look at. */
async function ofFew(filter: EventFilter, match: Prisma.Sql, wanted: Prisma.Sql[]): Promise<number | null> {
  const [row] = await readRowsByPlan<{ looked: number; events: number }>(Prisma.sql`
    WITH e AS MATERIALIZED (SELECT e.* ${found(filter, match)} LIMIT ${COUNTED_AT_MOST + 1})
    SELECT count(*)::int AS looked,
      CASE WHEN count(*) <= ${COUNTED_AT_MOST} THEN (SELECT count(*)::int FROM e WHERE ${all(wanted)}) END AS events FROM e`);
  return row?.events ?? null;
}

export async function countEvents(filter: EventFilter, ranges: { from: Date; to: Date }[]): Promise<EventCounts> {
  const match = await matching(filter);
  if (!match) return { categories: {}, ranges: ranges.map(() => 0), free: 0, available: 0 };
  const [categories, inRanges, free, available] = await Promise.all([
    byCategory(filter, match),
    byRange(filter, match, ranges),
    ofFew({ ...filter, minPrice: undefined, maxPrice: undefined }, match, [Prisma.sql`${PRICE_BY_EVENT} = 0`]),
    ofFew({ ...filter, available: undefined }, match, isOffered(filter)),
  ]);
  return { categories, ranges: inRanges, free, available };
}
