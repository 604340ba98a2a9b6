import type { EventFilter, EventReads, EventSort, EventWithStock, Slice } from '../../application/ports.ts';
import type { Event } from '../../domain/event.ts';
import { Prisma } from '../db/generated/client.ts';
import type { Database } from '../db/prisma.ts';
import { EVENT_COLUMNS, EVENT_TABLES, type EventRow, toEvent } from './event-row.ts';
import { STOCK_COLUMNS, type StockRow, toStock } from './stock-row.ts';

const COLUMNS = Prisma.raw(EVENT_COLUMNS);
const TABLES = Prisma.raw(EVENT_TABLES);

const SORT_COLUMNS = {
  eventDate: Prisma.sql`e.starts_at`,
  // Folded, or "Ágora" would come after "Zoo".
  name: Prisma.sql`folded(e.name)`,
  price: Prisma.sql`shown.price`,
  availableTickets: Prisma.sql`seats.available`,
  createdAt: Prisma.sql`e.created_at`,
} satisfies Record<EventSort['field'], Prisma.Sql>;

/** Below this many hits of full text, trigrams look for typos too. */
const FEW = 5;
const MAX_CANDIDATES = 500;

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

function conditions(filter: Omit<EventFilter, 'q'>): Prisma.Sql[] {
  const found: Prisma.Sql[] = [];
  if (!filter.includeDrafts) found.push(Prisma.sql`e.status <> 'DRAFT'`);
  if (filter.from) found.push(Prisma.sql`e.starts_at >= ${filter.from}`);
  if (filter.to) found.push(Prisma.sql`e.starts_at <= ${filter.to}`);
  if (filter.location) found.push(Prisma.sql`folded(e.location) LIKE folded(${like(filter.location)})`);
  if (filter.category) found.push(Prisma.sql`e.category = ${filter.category}`);
  if (filter.minPrice !== undefined) found.push(Prisma.sql`shown.price >= ${filter.minPrice}::bigint`);
  if (filter.maxPrice !== undefined) found.push(Prisma.sql`shown.price <= ${filter.maxPrice}::bigint`);
  if (filter.currency) found.push(Prisma.sql`e.currency = ${filter.currency}`);
  if (filter.available) {
    found.push(Prisma.sql`(seats.available > 0 AND e.status = 'SCHEDULED' AND e.starts_at > ${filter.now})`);
  } else if (filter.available === false) {
    found.push(Prisma.sql`NOT (seats.available > 0 AND e.status = 'SCHEDULED' AND e.starts_at > ${filter.now})`);
  }
  if (filter.status) found.push(statusIs(filter.status, filter.now));
  return found;
}

/** To count, PostgreSQL need not look up the seats and prices of events that are not even shown. */
function countedTables({ minPrice, maxPrice, available }: Omit<EventFilter, 'q'>): Prisma.Sql {
  const asksMore = minPrice !== undefined || maxPrice !== undefined || available !== undefined;
  return asksMore ? TABLES : Prisma.sql`event e`;
}

export function eventReads(database: () => Database): EventReads {
  const select = async (where: Prisma.Sql, order: Prisma.Sql, { offset, limit }: Slice): Promise<Event[]> => {
    const rows = await database().$queryRaw<EventRow[]>`
      SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`;
    return rows.map(toEvent);
  };

  const count = async (where: Prisma.Sql, tables: Prisma.Sql): Promise<number> => {
    const rows = await database().$queryRaw<
      { total: number }[]
    >`SELECT count(*)::int AS total FROM ${tables} WHERE ${where}`;
    return rows[0]?.total ?? 0;
  };

  const findOne = async (where: Prisma.Sql): Promise<EventWithStock | null> => {
    const [row] = await database().$queryRaw<(EventRow & StockRow)[]>`
      SELECT ${COLUMNS}, ${Prisma.raw(STOCK_COLUMNS)} FROM ${TABLES} WHERE ${where}`;
    return row ? { event: toEvent(row), stock: toStock(row) } : null;
  };

  return {
    findById: (id) => findOne(Prisma.sql`e.id = ${id}::uuid`),
    findBySlug: (slug) => findOne(Prisma.sql`e.slug = ${slug}`),

    async list({ q, ...filter }, sort, slice) {
      const fixed = [Prisma.sql`TRUE`, ...conditions(filter)];
      const tables = countedTables(filter);
      const where = (match?: Prisma.Sql) => Prisma.join(match ? [...fixed, match] : fixed, ' AND ');
      const keys = sort.map(({ field, direction }) =>
        direction === 'asc' ? Prisma.sql`${SORT_COLUMNS[field]} ASC` : Prisma.sql`${SORT_COLUMNS[field]} DESC`,
      );
      // The id makes the order total, so that no event is on two pages.
      const order = Prisma.join([...keys, Prisma.sql`e.id`]);

      if (!q) {
        const [rows, total] = await Promise.all([select(where(), order, slice), count(where(), tables)]);
        return { rows, total };
      }
      const words = searchWords(q);
      if (!words) return { rows: [], total: 0 };
      const exact = where(fullText(words));
      const found = await count(exact, tables);
      if (found >= FEW) return { rows: await select(exact, order, slice), total: found };
      const forgiving = where(Prisma.sql`(${fullText(words)} OR ${similarName(q)})`);
      const [rows, total] = await Promise.all([select(forgiving, order, slice), count(forgiving, tables)]);
      return { rows, total };
    },

    async search(q, limit, now) {
      const words = searchWords(q);
      if (!words) return [];
      // Walking starts_at from now on finds the soonest matches without ranking a million; the past comes last.
      const ranked = await select(
        Prisma.sql`e.id IN (
          (SELECT e.id FROM event e WHERE ${fullText(words)} AND e.status <> 'DRAFT' AND e.starts_at >= ${now}
            ORDER BY e.starts_at LIMIT ${MAX_CANDIDATES})
          UNION ALL
          (SELECT e.id FROM event e WHERE ${fullText(words)} AND e.status <> 'DRAFT' AND e.starts_at < ${now}
            ORDER BY e.starts_at DESC LIMIT ${limit}))`,
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
      database().$queryRaw`
        SELECT t.event_id AS "eventId", t.id AS "ticketTypeId" FROM ticket_type t
        WHERE t.event_id = ANY(${eventIds}::uuid[])
          AND EXISTS (SELECT FROM order_line l WHERE l.ticket_type_id = t.id)`,
  };
}
