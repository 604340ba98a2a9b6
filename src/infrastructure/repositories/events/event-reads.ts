import type {
  EventFilter,
  EventReads,
  EventSort,
  EventWithStock,
  Slice,
  SoldType,
} from '../../../application/ports.ts';
import { Prisma } from '../../db/generated/client.ts';
import { readRows } from '../../db/read-pool.ts';
import { eventsOf, listPage, selectEvents } from './event-pages.ts';
import { EVENT_COLUMNS, EVENT_TABLES, type EventRow, toEvent } from './event-row.ts';
import { countFound, nearestIds, RANKED, rankedIds, sortedIds } from './event-search.ts';
import { FEW, type Found, findBy } from './find-by-words.ts';
import { forgiving, type SearchQuery, toTheLetter, wordsOf } from './search-text.ts';
import { STOCK_COLUMNS, type StockRow, toStock } from './stock-row.ts';

/** Without words nothing is more relevant than what comes next. */
const SOONEST: EventSort[] = [{ field: 'eventDate', direction: 'asc' }];

async function findOne(where: Prisma.Sql): Promise<EventWithStock | null> {
  const [row] = await readRows<EventRow & StockRow>(
    Prisma.sql`SELECT ${Prisma.raw(EVENT_COLUMNS)}, ${Prisma.raw(STOCK_COLUMNS)} FROM ${Prisma.raw(EVENT_TABLES)} WHERE ${where}`,
  );
  return row ? { event: toEvent(row), stock: toStock(row) } : null;
}

async function rankedPage(filter: EventFilter, { query, first }: Found, { offset, limit }: Slice): Promise<string[]> {
  const ranked = Math.min(Math.max(RANKED - offset, 0), limit);
  const best = ranked > 0 ? await rankedIds(filter, { query, first }, { offset, limit: ranked }) : [];
  if (ranked === limit) return best;
  return [...best, ...(await nearestIds(filter, query.exact, { offset: offset + ranked, limit: limit - ranked }))];
}

export function eventReads(): EventReads {
  return {
    findById: (id) => findOne(Prisma.sql`e.id = ${id}::uuid`),
    findBySlug: async (slug) =>
      (await findOne(Prisma.sql`e.slug = ${slug}`)) ??
      findOne(Prisma.sql`e.id = (SELECT f.event_id FROM former_slug f WHERE f.slug = ${slug})`),

    async list(filter, sort, slice) {
      const { offset, limit } = slice;
      if (!filter.q)
        return sort === 'relevance' ? listPage(filter, SOONEST, { offset, limit }) : listPage(filter, sort, slice);
      const found = await findBy(filter, filter.q);
      const total = found ? await countFound(filter, found.query.exact) : 0;
      if (!found || total === 0) return { rows: [], total: 0 };
      const ids =
        sort === 'relevance'
          ? await rankedPage(filter, found, slice)
          : await sortedIds(filter, found.query.exact, { sort, total, first: found.first }, slice);
      return { rows: await eventsOf(ids), total };
    },

    async search(q, limit, now) {
      const words = await wordsOf(q);
      if (!words) return [];
      const best = (query: SearchQuery, first = query.exact) =>
        rankedIds({ includeDrafts: false, now }, { query, first }, { offset: 0, limit });
      const query = toTheLetter(words);
      const exact = await best(query);
      if (exact.length >= FEW) return eventsOf(exact);
      const { mistyped, relaxed } = await forgiving(words);
      const near = await best(mistyped, query.exact);
      return eventsOf(near.length > 0 || !relaxed ? near : await best(relaxed));
    },

    upcoming: (now, limit) =>
      selectEvents(Prisma.sql`e.status = 'SCHEDULED' AND e.starts_at > ${now}`, Prisma.sql`e.starts_at, e.id`, limit),

    // Lines are never deleted, whatever becomes of their tickets; one look into an index a type.
    soldTypes: (eventIds) =>
      readRows<SoldType>(Prisma.sql`
        SELECT t.event_id AS "eventId", t.id AS "ticketTypeId" FROM ticket_type t
        WHERE t.event_id = ANY(${eventIds}::uuid[])
          AND EXISTS (SELECT FROM order_line l WHERE l.ticket_type_id = t.id)`),
  };
}
