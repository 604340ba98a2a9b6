import type { EventFilter, EventSlice, EventSort } from '../../../application/ports.ts';
import type { Event } from '../../../domain/event.ts';
import { readCatalogue } from '../../db/catalogue-pool.ts';
import { Prisma } from '../../db/generated/client.ts';
import { all, conditions, counting, IS_SHOWN_PRICE, isPriced, literal } from './event-filter.ts';
import { after, columnsOf, orderOf } from './event-order.ts';
import { EVENT_COLUMNS, EVENT_TABLES, type EventRow, toEvent } from './event-row.ts';

/** Pages of events that are not looked for by words. */

const COLUMNS = Prisma.raw(EVENT_COLUMNS);
const TABLES = Prisma.raw(EVENT_TABLES);

/** Where events are read from, what names their price there, and what keeps each to one row. */
type Source = { tables: Prisma.Sql; price: Prisma.Sql; only: Prisma.Sql[] };

const BY_EVENT: Source = { tables: TABLES, price: Prisma.sql`shown.price`, only: [] };

/** Each event joined to the one type whose price is shown: an index gives their order. */
const PRICED: Source = {
  tables: Prisma.sql`ticket_type priced JOIN event e ON e.id = priced.event_id JOIN stock_pool seats ON seats.id = e.id`,
  price: Prisma.sql`priced.price`,
  only: [IS_SHOWN_PRICE],
};
const BY_PRICE: Source = {
  ...PRICED,
  tables: Prisma.sql`${PRICED.tables} CROSS JOIN LATERAL shown_prices(e.id) AS shown`,
};

/** An order of 100,000 events by price would ask each for its own; along the index it is 2 ms instead of 670. */
const pageSource = (sort: readonly EventSort[]) => (sort[0]?.field === 'price' ? BY_PRICE : BY_EVENT);

/** To count, PostgreSQL need not look up the seats and prices of events that are not even shown. */
const countSource = (filter: EventFilter): Source =>
  isPriced(filter) ? PRICED : { ...BY_EVENT, tables: Prisma.sql`event e` };

/** Above this many within a range of prices, the next few by another order are soon met. */
const MANY = 5_000;

type Page = { rows: Event[]; total: number };

/** `total` is a statement of its own, which PostgreSQL answers once beside the rows; without it there is none. */
async function selectPage(
  where: Prisma.Sql[],
  order: Prisma.Sql,
  { offset, limit }: Pick<EventSlice, 'offset' | 'limit'>,
  tables: Prisma.Sql,
  total = Prisma.sql`SELECT 0`,
): Promise<Page> {
  const from = offset === 0 ? Prisma.empty : Prisma.sql` OFFSET ${offset}`;
  const rows = await readCatalogue<EventRow & { total: number }>(
    Prisma.sql`SELECT ${COLUMNS}, (${total}) AS total FROM ${tables} WHERE ${all(where)}
      ORDER BY ${order} LIMIT ${literal(limit)}${from}`,
  );
  return { rows: rows.map(toEvent), total: rows[0]?.total ?? 0 };
}

export const selectEvents = async (where: Prisma.Sql, order: Prisma.Sql, limit: number): Promise<Event[]> =>
  (await selectPage([where], order, { offset: 0, limit }, TABLES)).rows;

/** These events, in this order. */
export async function eventsOf(ids: readonly string[]): Promise<Event[]> {
  if (ids.length === 0) return [];
  const rows = await readCatalogue<EventRow>(
    Prisma.sql`SELECT ${COLUMNS} FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked (id, place)
      JOIN event e USING (id) JOIN stock_pool seats ON seats.id = e.id CROSS JOIN LATERAL shown_prices(e.id) AS shown
      ORDER BY asked.place`,
  );
  return rows.map(toEvent);
}

const OF_EVENT: readonly EventSort['field'][] = ['eventDate', 'name', 'createdAt'];

const isOffSaleList = (filter: EventFilter, sort: readonly EventSort[], { after }: EventSlice) =>
  filter.available === false && !isPriced(filter) && !after && sort.every(({ field }) => OF_EVENT.includes(field));

/** What is off the sale is found by a look through all types: one for the page and the total together. */
async function offSalePage(filter: EventFilter, sort: readonly EventSort[], slice: EventSlice): Promise<Page> {
  const { offset, limit } = slice;
  const [found] = await readCatalogue<{ total: number; ids: string[] }>(
    Prisma.sql`WITH found AS MATERIALIZED (
        SELECT e.id, e.starts_at, e.name, e.created_at FROM event e WHERE ${all(conditions(filter, Prisma.sql`NULL`))})
      SELECT (SELECT count(*)::int FROM found) AS total, ARRAY(
        SELECT e.id FROM found e ORDER BY ${orderOf(sort, columnsOf(Prisma.sql`NULL`))}
        LIMIT ${literal(limit)} OFFSET ${offset}) AS ids`,
  );
  return { rows: await eventsOf(found?.ids ?? []), total: found?.total ?? 0 };
}

/** A page in this order, and how many there are on all pages. */
export async function listPage(filter: EventFilter, sort: readonly EventSort[], slice: EventSlice): Promise<Page> {
  if (isOffSaleList(filter, sort, slice)) return offSalePage(filter, sort, slice);
  const counted = countSource(filter);
  const where = ({ price, only }: Source) => [...conditions(filter, price), ...only];
  const count = async () =>
    (await readCatalogue<{ total: number }>(counting(where(counted), counted.tables)))[0]?.total ?? 0;
  const pageOf = (source: Source, total?: Prisma.Sql) => {
    const columns = columnsOf(source.price);
    const rest = slice.after ? after(sort, columns, slice.after) : [];
    const from = { offset: slice.after ? 0 : slice.offset, limit: slice.limit };
    return selectPage([...where(source), ...rest], orderOf(sort, columns), from, source.tables, total);
  };
  if (counted === PRICED) {
    const total = await count();
    // Where few are in range, walking all events in another order would hardly ever meet one.
    return { ...(await pageOf(total > MANY ? pageSource(sort) : BY_PRICE)), total };
  }
  const page = await pageOf(pageSource(sort), counting(where(counted), counted.tables));
  // Beyond the last page there is no row that could tell.
  return page.rows.length > 0 || (slice.offset === 0 && !slice.after) ? page : { ...page, total: await count() };
}
