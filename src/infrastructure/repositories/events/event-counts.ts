import type { EventDiscovery } from '../../../application/events/ports.ts';
import type { EventFilter } from '../../../application/ports.ts';
import { EVENT_CATEGORIES } from '../../../domain/event.ts';
import { readCatalogueByPlan } from '../../db/catalogue-pool.ts';
import { Prisma } from '../../db/generated/client.ts';
import { all, conditions, isPriced, PRICE_BY_EVENT } from './event-filter.ts';
import { findBy } from './find-by-words.ts';

/** How many events each further filter would leave. */

type Range = { from: Date; to: Date };
type EventCounts = Awaited<ReturnType<EventDiscovery['count']>>;

/** Prices, seats and parts of a place are asked of each event found: of more than so many it would be felt. */
const COUNTED_AT_MOST = 2_000;

const isDear = (filter: EventFilter) =>
  isPriced(filter) || filter.available !== undefined || filter.location !== undefined;

const IS_FREE = Prisma.sql`${PRICE_BY_EVENT} = 0`;
const isOffered = ({ now }: EventFilter) =>
  all(conditions({ includeDrafts: true, available: true, now }, PRICE_BY_EVENT));

async function matching(filter: EventFilter): Promise<Prisma.Sql | null> {
  if (!filter.q) return Prisma.sql`TRUE`;
  const found = await findBy(filter, filter.q);
  return found && Prisma.sql`e.words @@ to_tsquery('simple', ${found.query.exact})`;
}

/** Counts what `match` finds of `filter`, in these ways; null where that would take long. */
async function counted(
  filter: EventFilter,
  match: Prisma.Sql,
  ways: Prisma.Sql[],
  isDearBesides = false,
): Promise<(number | null)[]> {
  if (ways.length === 0) return [];
  const counts = Prisma.join(ways.map((way) => Prisma.sql`count(*) FILTER (WHERE ${way})::int`));
  const { minPrice, maxPrice, available, location, ...cheap } = filter;
  const bounded = Prisma.sql`(SELECT * FROM event_search e WHERE ${all([match, ...conditions(cheap, PRICE_BY_EVENT)])} LIMIT ${COUNTED_AT_MOST + 1}) AS e`;
  const dear = all(
    conditions({ minPrice, maxPrice, available, location, includeDrafts: true, now: filter.now }, PRICE_BY_EVENT),
  );
  const [row] = await readCatalogueByPlan<{ counts: number[] | null }>(
    isDear(filter) || isDearBesides
      ? Prisma.sql`WITH e AS MATERIALIZED (SELECT * FROM ${bounded})
          SELECT (SELECT ARRAY[${counts}] FROM e WHERE ${dear}) AS counts WHERE (SELECT count(*) FROM e) <= ${COUNTED_AT_MOST}`
      : Prisma.sql`SELECT ARRAY[${counts}] AS counts FROM event_search e WHERE ${all([match, ...conditions(filter, PRICE_BY_EVENT)])}`,
  );
  return row?.counts ?? ways.map(() => null);
}

async function byCategory(
  { category: _any, ...filter }: EventFilter,
  match: Prisma.Sql,
): Promise<EventCounts['categories']> {
  const counts = await counted(
    filter,
    match,
    EVENT_CATEGORIES.map((category) => Prisma.sql`e.category = ${category}`),
  );
  return Object.fromEntries(EVENT_CATEGORIES.map((category, index) => [category, counts[index] ?? null]));
}

/** From the first of them on: it is a short walk along the dates. */
function byRange(filter: EventFilter, match: Prisma.Sql, ranges: Range[]): Promise<EventCounts['ranges']> {
  const from = new Date(Math.min(...ranges.map((range) => range.from.getTime())));
  const to = new Date(Math.max(...ranges.map((range) => range.to.getTime())));
  const ways = ranges.map((range) => Prisma.sql`(e.starts_at BETWEEN ${range.from} AND ${range.to})`);
  return counted({ ...filter, from, to }, match, ways);
}

export async function countEvents(filter: EventFilter, ranges: Range[]): Promise<EventCounts> {
  const match = await matching(filter);
  if (!match) return { categories: {}, ranges: ranges.map(() => 0), free: 0, available: 0 };
  const { minPrice: _min, maxPrice: _max, currency: _currency, ...unpriced } = filter;
  const [categories, inRanges, [free = null], [available = null]] = await Promise.all([
    byCategory(filter, match),
    byRange(filter, match, ranges),
    counted(unpriced, match, [IS_FREE], true),
    counted({ ...filter, available: undefined }, match, [isOffered(filter)], true),
  ]);
  return { categories, ranges: inRanges, free, available };
}
