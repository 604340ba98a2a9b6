import type { EventFilter, EventSlice, EventSort } from '../../../application/ports.ts';
import { readCatalogueByPlan } from '../../db/catalogue-pool.ts';
import { Prisma } from '../../db/generated/client.ts';
import { all, conditions, counting, IS_SHOWN_PRICE, isPriced, literal, PRICE_BY_EVENT } from './event-filter.ts';
import { after, columnsOf, orderOf, type SortColumns } from './event-order.ts';
import type { SearchQuery } from './search-text.ts';

/** Which events words find. Asked of `event_search`, whose rows are narrow; `event-pages.ts` reads what is shown of them. */

/** So many of the soonest are ranked; what comes after them stands in the order of its dates. */
export const RANKED = 300;
/** So many of the soonest events are looked through first: a word that many have is met among them often enough. */
const LOOKED_THROUGH = 4_000;
/** Above this many, the next few by date are soon met. */
const MANY = 5_000;

/** Soonest first, then what has begun or is over, the latest first. */
const byNearness = (now: Date) =>
  Prisma.sql`(e.starts_at < ${now}), greatest(e.starts_at - ${now}::timestamptz, ${now}::timestamptz - e.starts_at), e.id`;

// Read as the words were: PostgreSQL's parser makes two of one such as "4e5a".
const matches = (query: string) => Prisma.sql`e.words @@ to_tsquery('simple', ${query})`;

/** For prices, an event is joined to the one type whose price is shown: an index gives their order and those in range. */
const sourceOf = (filter: EventFilter, byPrice = isPriced(filter)) =>
  byPrice
    ? {
        tables: Prisma.sql`ticket_type priced JOIN event_search e ON e.id = priced.event_id`,
        where: [...conditions(filter, Prisma.sql`priced.price`), IS_SHOWN_PRICE],
      }
    : { tables: Prisma.sql`event_search e`, where: conditions(filter, PRICE_BY_EVENT) };

export async function countFound(filter: EventFilter, query: string): Promise<number> {
  const { tables, where } = sourceOf(filter);
  const [row] = await readCatalogueByPlan<{ total: number }>(counting([matches(query), ...where], tables));
  return row?.total ?? 0;
}

/** Whether there are so many at least. */
export async function areFound(filter: EventFilter, query: string, least: number): Promise<boolean> {
  const { tables, where } = sourceOf(filter);
  const rows = Prisma.sql`SELECT 1 FROM ${tables} WHERE ${all([matches(query), ...where])} LIMIT ${literal(least)}`;
  const [row] = await readCatalogueByPlan<{ are: boolean }>(
    Prisma.sql`SELECT count(*) = ${literal(least)} AS are FROM (${rows}) AS found`,
  );
  return row?.are ?? false;
}

type Ranking = { query: SearchQuery; first?: string };

/**
 * The ids of the best. Candidates are the 300 soonest, whatever the planner thinks of the words: of a word that many have,
 * they are among the soonest events of all, which costs a walk of bounded length; of any other, an index finds all of them.
 * `first` stands before everything else.
 */
export async function rankedIds(
  filter: EventFilter,
  { query, first = query.exact }: Ranking,
  { offset, limit }: Pick<EventSlice, 'offset' | 'limit'>,
): Promise<string[]> {
  const { now } = filter;
  const from = filter.from && filter.from > now ? filter.from : now;
  const { tables, where } = sourceOf(filter);
  const rows = await readCatalogueByPlan<{ id: string }>(Prisma.sql`
    WITH soon AS MATERIALIZED (
      SELECT e.id FROM (
        SELECT * FROM event_search e WHERE e.starts_at >= ${from}
        ORDER BY e.starts_at, e.id LIMIT ${literal(LOOKED_THROUGH)}
      ) AS e
      WHERE ${all([matches(query.exact), ...conditions(filter, PRICE_BY_EVENT)])} LIMIT ${literal(RANKED)}
    ), found AS MATERIALIZED (
      SELECT e.id FROM ${tables}
      WHERE (SELECT count(*) FROM soon) < ${literal(RANKED)} AND ${all([matches(query.exact), ...where])} AND in_one_process()
      ORDER BY ${byNearness(now)} LIMIT ${literal(RANKED)}
    ), candidate AS (
      SELECT id FROM soon WHERE (SELECT count(*) FROM soon) = ${literal(RANKED)} UNION ALL SELECT id FROM found
    )
    SELECT e.id FROM candidate JOIN event_search e USING (id)
    ORDER BY (e.ends_at < ${now}), (${matches(first)}) DESC,
      ts_rank(e.words, to_tsquery('simple', ${query.exact})) + ts_rank(e.words, to_tsquery('simple', ${query.whole})) DESC, ${byNearness(now)}
    LIMIT ${literal(limit)} OFFSET ${literal(offset)}`);
  return rows.map(({ id }) => id);
}

/** The ids of what comes after those that are ranked. */
export async function nearestIds(
  filter: EventFilter,
  query: string,
  { offset, limit }: Pick<EventSlice, 'offset' | 'limit'>,
): Promise<string[]> {
  const { tables, where } = sourceOf(filter);
  const rows = await readCatalogueByPlan<{ id: string }>(Prisma.sql`
    SELECT e.id FROM ${tables} WHERE ${all([matches(query), ...where])}
    ORDER BY ${byNearness(filter.now)} LIMIT ${literal(limit)} OFFSET ${literal(offset)}`);
  return rows.map(({ id }) => id);
}

/** What an order needs beside `event_search e`. */
const JOINS: Record<EventSort['field'], Prisma.Sql> = {
  eventDate: Prisma.empty,
  name: Prisma.sql`JOIN event named ON named.id = e.id`,
  createdAt: Prisma.sql`JOIN event made ON made.id = e.id`,
  availableTickets: Prisma.sql`JOIN stock_pool seats ON seats.id = e.id`,
  price: Prisma.empty,
};
const COLUMNS: SortColumns = {
  ...columnsOf(Prisma.sql`priced.price`),
  name: Prisma.sql`folded(named.name)`,
  createdAt: Prisma.sql`made.created_at`,
};

type Sorted = { sort: readonly EventSort[]; total: number; first?: string };

/** The ids of a page in the order of its fields, out of `total` that are found. */
export async function sortedIds(
  filter: EventFilter,
  query: string,
  { sort, total, first }: Sorted,
  { offset, limit, after: position }: EventSlice,
): Promise<string[]> {
  const { tables, where } = sourceOf(filter, isPriced(filter) || sort.some(({ field }) => field === 'price'));
  const found = [matches(query), ...where];
  const joins = Prisma.join([...new Set(sort.map(({ field }) => JOINS[field]))], ' ');
  // What is only like it stands after what was asked for to the letter, which a position does not tell.
  const place = first ? undefined : position;
  const rest = place ? after(sort, COLUMNS, place) : [Prisma.sql`TRUE`];
  const order = orderOf(sort, COLUMNS, first ? [Prisma.sql`(${matches(first)}) DESC`] : []);
  const slice = Prisma.sql`LIMIT ${literal(limit)} OFFSET ${literal(place ? 0 : offset)}`;
  // Where few are found, walking all events in some order would hardly ever meet one: those few first.
  const few = Prisma.sql`WITH few AS MATERIALIZED (SELECT e.id FROM ${tables} WHERE ${all(found)})`;
  const rows = await readCatalogueByPlan<{ id: string }>(
    total > MANY
      ? Prisma.sql`SELECT e.id FROM ${tables} ${joins} WHERE ${all([...found, ...rest])} ORDER BY ${order} ${slice}`
      : Prisma.sql`${few} SELECT e.id FROM ${tables} ${joins}
          WHERE e.id IN (SELECT id FROM few) AND ${all([...where, ...rest])} ORDER BY ${order} ${slice}`,
  );
  return rows.map(({ id }) => id);
}
