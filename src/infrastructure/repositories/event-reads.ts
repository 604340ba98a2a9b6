import type { EventFilter, EventReads, EventSort, EventWithStock, Slice, SoldType } from '../../application/ports.ts';
import type { Event } from '../../domain/event.ts';
import { Prisma } from '../db/generated/client.ts';
import { readRows } from '../db/read-pool.ts';
import { EVENT_COLUMNS, EVENT_TABLES, type EventRow, IS_OFFERED, toEvent } from './event-row.ts';
import { STOCK_COLUMNS, type StockRow, toStock } from './stock-row.ts';

const COLUMNS = Prisma.raw(EVENT_COLUMNS);
const TABLES = Prisma.raw(EVENT_TABLES);
const OFFERED = Prisma.raw(IS_OFFERED);

/** Where events are read from, what names their price there, and what keeps each to one row. */
type Source = { tables: Prisma.Sql; price: Prisma.Sql; only: Prisma.Sql[] };

const BY_EVENT: Source = { tables: TABLES, price: Prisma.sql`shown.price`, only: [] };

/** Each event joined to the one type whose price is shown, as `shown_prices` decides it: an index gives their order. */
const PRICED: Source = {
  tables: Prisma.sql`ticket_type priced JOIN event e ON e.id = priced.event_id JOIN stock_pool seats ON seats.id = e.id`,
  price: Prisma.sql`priced.price`,
  only: [
    Prisma.sql`priced.id = (
      SELECT t.id FROM ticket_type t WHERE t.event_id = priced.event_id
      ORDER BY (t.is_hidden OR coalesce(t.sales_end <= now(), false)), t.is_hidden, t.price, t.id LIMIT 1)`,
  ],
};
const BY_PRICE: Source = {
  ...PRICED,
  tables: Prisma.sql`${PRICED.tables} CROSS JOIN LATERAL shown_prices(e.id) AS shown`,
};

/** An order of 100,000 events by price would ask each for its own; along the index it is 2 ms instead of 670. */
const pageSource = (sort: readonly EventSort[]) => (sort[0]?.field === 'price' ? BY_PRICE : BY_EVENT);

/** To count, PostgreSQL need not look up the seats and prices of events that are not even shown. */
function countSource({ minPrice, maxPrice }: EventFilter): Source {
  if (minPrice !== undefined || maxPrice !== undefined) return PRICED;
  return { ...BY_EVENT, tables: Prisma.sql`event e` };
}

const SORT_COLUMNS = {
  eventDate: Prisma.sql`e.starts_at`,
  // Folded, or "Ágora" would come after "Zoo".
  name: Prisma.sql`folded(e.name)`,
  availableTickets: Prisma.sql`seats.available`,
  createdAt: Prisma.sql`e.created_at`,
} satisfies Record<Exclude<EventSort['field'], 'price'>, Prisma.Sql>;

/** Below this many hits of full text, trigrams look for typos too. */
const FEW = 5;
const MAX_CANDIDATES = 500;
/** Above this many within a range of prices, the next few by another order are soon met. */
const MANY = 5_000;

/** "rock, são" → "rock são"; null where nothing can be searched for. */
const searchWords = (q: string): string | null =>
  q
    .match(/[\p{L}\p{N}]+/gu)
    ?.slice(0, 12)
    .join(' ') ?? null;

/**
 * "rock são" → `'rock':* & 'sao':*`: every word may be the start of one. Folding may turn a letter into an apostrophe
 * or into two words (ŉ, ½), so the signs of the query are put in after it.
 */
const toTsquery = (words: string) =>
  Prisma.sql`to_tsquery('simple', rtrim(regexp_replace(replace(folded(${words}), '''', ' '), '[^ ]+', '''\\&'':* &', 'g'), ' &'))`;

const fullText = (words: string) => Prisma.sql`e.search @@ ${toTsquery(words)}`;
const similarName = (q: string) => Prisma.sql`folded(${q}) <% folded(e.name)`;

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function statusIs(status: NonNullable<EventFilter['status']>, now: Date): Prisma.Sql {
  switch (status) {
    case 'DRAFT':
    case 'CANCELLED':
      return Prisma.sql`e.status = ${status}::event_status`;
    case 'SCHEDULED':
      return Prisma.sql`(e.status = 'SCHEDULED' AND e.starts_at > ${now})`;
    case 'ONGOING':
      return Prisma.sql`(e.status = 'SCHEDULED' AND e.starts_at <= ${now} AND e.ends_at > ${now})`;
    case 'COMPLETED':
      return Prisma.sql`(e.status = 'SCHEDULED' AND e.ends_at <= ${now})`;
    default:
      return status satisfies never;
  }
}

function conditions(filter: EventFilter, { price, only }: Source): Prisma.Sql[] {
  const found: Prisma.Sql[] = [Prisma.sql`TRUE`, ...only];
  if (!filter.includeDrafts) found.push(Prisma.sql`e.status <> 'DRAFT'`);
  if (filter.from) found.push(Prisma.sql`e.starts_at >= ${filter.from}`);
  if (filter.to) found.push(Prisma.sql`e.starts_at <= ${filter.to}`);
  if (filter.location) found.push(Prisma.sql`folded(e.location) LIKE folded(${like(filter.location)})`);
  if (filter.category) found.push(Prisma.sql`e.category = ${filter.category}`);
  if (filter.minPrice !== undefined) found.push(Prisma.sql`${price} >= ${filter.minPrice}::bigint`);
  if (filter.maxPrice !== undefined) found.push(Prisma.sql`${price} <= ${filter.maxPrice}::bigint`);
  if (filter.currency) found.push(Prisma.sql`e.currency = ${filter.currency}`);
  if (filter.available) {
    found.push(Prisma.sql`(${OFFERED} AND e.status = 'SCHEDULED' AND e.starts_at > ${filter.now})`);
  } else if (filter.available === false) {
    found.push(Prisma.sql`NOT (${OFFERED} AND e.status = 'SCHEDULED' AND e.starts_at > ${filter.now})`);
  }
  if (filter.status) found.push(statusIs(filter.status, filter.now));
  return found;
}

function orderOf(sort: readonly EventSort[], { price }: Source, first: Prisma.Sql[]): Prisma.Sql {
  const keys = sort.map(({ field, direction }) => {
    const column = field === 'price' ? price : SORT_COLUMNS[field];
    return direction === 'asc' ? Prisma.sql`${column} ASC` : Prisma.sql`${column} DESC`;
  });
  // The id makes the order total, so that no event is on two pages.
  return Prisma.join([...first, ...keys, Prisma.sql`e.id`]);
}

/** A number of ours in the text itself: as a parameter it would keep PostgreSQL from seeing how few rows are wanted. */
const literal = (number: number) => Prisma.raw(String(Math.trunc(number)));

/** A statement that counts what `where` finds in `tables`. */
const counting = (where: Prisma.Sql, tables: Prisma.Sql) =>
  Prisma.sql`SELECT count(*)::int AS total FROM ${tables} WHERE ${where}`;

type Page = { rows: Event[]; total: number };

export function eventReads(): EventReads {
  /** `total` is a statement of its own, which PostgreSQL answers once beside the rows; without it there is none. */
  const selectPage = async (
    where: Prisma.Sql,
    order: Prisma.Sql,
    { offset, limit }: Slice,
    tables: Prisma.Sql,
    total = Prisma.sql`SELECT 0`,
  ): Promise<Page> => {
    const from = offset === 0 ? Prisma.empty : Prisma.sql` OFFSET ${offset}`;
    const rows = await readRows<EventRow & { total: number }>(
      Prisma.sql`SELECT ${COLUMNS}, (${total}) AS total FROM ${tables} WHERE ${where}
        ORDER BY ${order} LIMIT ${literal(limit)}${from}`,
    );
    return { rows: rows.map(toEvent), total: rows[0]?.total ?? 0 };
  };

  const select = async (where: Prisma.Sql, order: Prisma.Sql, slice: Slice): Promise<Event[]> =>
    (await selectPage(where, order, slice, TABLES)).rows;

  const findOne = async (where: Prisma.Sql): Promise<EventWithStock | null> => {
    const [row] = await readRows<EventRow & StockRow>(
      Prisma.sql`SELECT ${COLUMNS}, ${Prisma.raw(STOCK_COLUMNS)} FROM ${TABLES} WHERE ${where}`,
    );
    return row ? { event: toEvent(row), stock: toStock(row) } : null;
  };

  return {
    findById: (id) => findOne(Prisma.sql`e.id = ${id}::uuid`),
    findBySlug: async (slug) =>
      (await findOne(Prisma.sql`e.slug = ${slug}`)) ??
      findOne(Prisma.sql`e.id = (SELECT f.event_id FROM former_slug f WHERE f.slug = ${slug})`),

    async list(filter, sort, slice) {
      const { q } = filter;
      const counted = countSource(filter);
      const where = (source: Source, match: Prisma.Sql[]) =>
        Prisma.join([...conditions(filter, source), ...match], ' AND ');
      const countOf = (match: Prisma.Sql[]) => counting(where(counted, match), counted.tables);
      const count = async (match: Prisma.Sql[]) => (await readRows<{ total: number }>(countOf(match)))[0]?.total ?? 0;
      /** `first`: by what rows are sorted before the sort that was asked for. */
      const pageAndTotal = async (match: Prisma.Sql[], first: Prisma.Sql[] = []): Promise<Page> => {
        const pageOf = (source: Source, total?: Prisma.Sql) =>
          selectPage(where(source, match), orderOf(sort, source, first), slice, source.tables, total);
        if (counted === PRICED) {
          const total = await count(match);
          // Where few are in range, walking all events in another order would hardly ever meet one.
          return { ...(await pageOf(total > MANY ? pageSource(sort) : BY_PRICE)), total };
        }
        const page = await pageOf(pageSource(sort), countOf(match));
        // Beyond the last page there is no row that could tell.
        return page.rows.length > 0 || slice.offset === 0 ? page : { ...page, total: await count(match) };
      };

      if (!q) return pageAndTotal([]);
      const words = searchWords(q);
      if (!words) return { rows: [], total: 0 };
      const exact = await pageAndTotal([fullText(words)]);
      if (exact.total >= FEW) return exact;
      // What was asked for to the letter stands before what is only like it.
      return pageAndTotal(
        [Prisma.sql`(${fullText(words)} OR ${similarName(q)})`],
        [Prisma.sql`(${fullText(words)}) DESC`],
      );
    },

    async search(q, limit, now) {
      const words = searchWords(q);
      if (!words) return [];
      // Walking starts_at from now on finds the soonest matches without ranking a million; the past comes last.
      const ranked = await select(
        Prisma.sql`e.id IN (
          (SELECT e.id FROM event e WHERE ${fullText(words)} AND e.status <> 'DRAFT' AND e.starts_at >= ${now}
            ORDER BY e.starts_at LIMIT ${literal(MAX_CANDIDATES)})
          UNION ALL
          (SELECT e.id FROM event e WHERE ${fullText(words)} AND e.status <> 'DRAFT' AND e.starts_at < ${now}
            ORDER BY e.starts_at DESC LIMIT ${literal(limit)}))`,
        Prisma.sql`e.ends_at < ${now}, ts_rank_cd(e.search, ${toTsquery(words)}) DESC, e.starts_at, e.id`,
        { offset: 0, limit },
      );
      if (ranked.length >= FEW) return ranked;
      const similar = await select(
        Prisma.sql`${similarName(q)} AND e.status <> 'DRAFT'`,
        Prisma.sql`e.ends_at < ${now}, word_similarity(folded(${q}), folded(e.name)) DESC, e.starts_at, e.id`,
        { offset: 0, limit },
      );
      const known = new Set(ranked.map((event) => event.id));
      return [...ranked, ...similar.filter((event) => !known.has(event.id))].slice(0, limit);
    },

    upcoming: (now, limit) =>
      select(Prisma.sql`e.status = 'SCHEDULED' AND e.starts_at > ${now}`, Prisma.sql`e.starts_at, e.id`, {
        offset: 0,
        limit,
      }),

    // Lines are never deleted, whatever becomes of their tickets; one look into an index a type.
    soldTypes: (eventIds) =>
      readRows<SoldType>(Prisma.sql`
        SELECT t.event_id AS "eventId", t.id AS "ticketTypeId" FROM ticket_type t
        WHERE t.event_id = ANY(${eventIds}::uuid[])
          AND EXISTS (SELECT FROM order_line l WHERE l.ticket_type_id = t.id)`),
  };
}
