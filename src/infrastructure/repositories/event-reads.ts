import type { EventFilter, EventReads, EventSort, Slice } from '../../application/ports.ts';
import type { Event } from '../../domain/event.ts';
import { Prisma } from '../db/generated/client.ts';
import type { Database } from '../db/prisma.ts';
import { toEvent } from './event-row.ts';

/** One row of `event` under the names of the domain. */
const COLUMNS = Prisma.sql`id, slug, source_key AS "sourceKey", name, description, translations, category, location,
  starts_at AS "startsAt", ends_at AS "endsAt", time_zone AS "timeZone", capacity, available, price, currency,
  image_url AS "imageUrl", status::text AS status, version, created_at AS "createdAt", updated_at AS "updatedAt"`;

const SORT_COLUMNS = {
  eventDate: Prisma.sql`starts_at`,
  // Folded, or "Ágora" would come after "Zoo".
  name: Prisma.sql`folded(name)`,
  price: Prisma.sql`price`,
  availableTickets: Prisma.sql`available`,
  createdAt: Prisma.sql`created_at`,
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

const fullText = (words: string) => Prisma.sql`search @@ ${toTsquery(words)}`;
const similarName = (q: string) => Prisma.sql`folded(${q}) <% folded(name)`;

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function statusIs(status: NonNullable<EventFilter['status']>, now: Date): Prisma.Sql {
  switch (status) {
    case 'DRAFT':
    case 'CANCELLED':
      return Prisma.sql`status = ${status}::event_status`;
    case 'SCHEDULED':
      return Prisma.sql`(status = 'SCHEDULED' AND starts_at > ${now})`;
    case 'ONGOING':
      return Prisma.sql`(status = 'SCHEDULED' AND starts_at <= ${now} AND ends_at > ${now})`;
    case 'COMPLETED':
      return Prisma.sql`(status = 'SCHEDULED' AND ends_at <= ${now})`;
    default:
      return status satisfies never;
  }
}

function conditions(filter: Omit<EventFilter, 'q'>): Prisma.Sql[] {
  const found: Prisma.Sql[] = [];
  if (!filter.includeDrafts) found.push(Prisma.sql`status <> 'DRAFT'`);
  if (filter.from) found.push(Prisma.sql`starts_at >= ${filter.from}`);
  if (filter.to) found.push(Prisma.sql`starts_at <= ${filter.to}`);
  if (filter.location) found.push(Prisma.sql`folded(location) LIKE folded(${like(filter.location)})`);
  if (filter.category) found.push(Prisma.sql`category = ${filter.category}`);
  if (filter.minPrice !== undefined) found.push(Prisma.sql`price >= ${filter.minPrice}::bigint`);
  if (filter.maxPrice !== undefined) found.push(Prisma.sql`price <= ${filter.maxPrice}::bigint`);
  if (filter.available) {
    found.push(Prisma.sql`(available > 0 AND status = 'SCHEDULED' AND starts_at > ${filter.now})`);
  } else if (filter.available === false) {
    found.push(Prisma.sql`NOT (available > 0 AND status = 'SCHEDULED' AND starts_at > ${filter.now})`);
  }
  if (filter.status) found.push(statusIs(filter.status, filter.now));
  return found;
}

export function eventReads(database: () => Database): EventReads {
  const select = async (where: Prisma.Sql, order: Prisma.Sql, { offset, limit }: Slice): Promise<Event[]> => {
    const rows = await database().$queryRaw<Parameters<typeof toEvent>[0][]>`
      SELECT ${COLUMNS} FROM event WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`;
    return rows.map(toEvent);
  };

  const count = async (where: Prisma.Sql): Promise<number> => {
    const rows = await database().$queryRaw<
      { total: number }[]
    >`SELECT count(*)::int AS total FROM event WHERE ${where}`;
    return rows[0]?.total ?? 0;
  };

  return {
    async findById(id) {
      const row = await database().event.findUnique({ where: { id } });
      return row && toEvent(row);
    },

    async findBySlug(slug) {
      const row = await database().event.findUnique({ where: { slug } });
      return row && toEvent(row);
    },

    async list({ q, ...filter }, sort, slice) {
      const fixed = [Prisma.sql`TRUE`, ...conditions(filter)];
      const where = (match?: Prisma.Sql) => Prisma.join(match ? [...fixed, match] : fixed, ' AND ');
      const keys = sort.map(({ field, direction }) =>
        direction === 'asc' ? Prisma.sql`${SORT_COLUMNS[field]} ASC` : Prisma.sql`${SORT_COLUMNS[field]} DESC`,
      );
      // The id makes the order total, so that no event is on two pages.
      const order = Prisma.join([...keys, Prisma.sql`id`]);

      if (!q) {
        const [rows, total] = await Promise.all([select(where(), order, slice), count(where())]);
        return { rows, total };
      }
      const words = searchWords(q);
      if (!words) return { rows: [], total: 0 };
      const exact = where(fullText(words));
      const found = await count(exact);
      if (found >= FEW) return { rows: await select(exact, order, slice), total: found };
      const forgiving = where(Prisma.sql`(${fullText(words)} OR ${similarName(q)})`);
      const [rows, total] = await Promise.all([select(forgiving, order, slice), count(forgiving)]);
      return { rows, total };
    },

    async search(q, limit, now) {
      const words = searchWords(q);
      if (!words) return [];
      // Walking starts_at from now on finds the soonest matches without ranking a million; the past comes last.
      const ranked = await select(
        Prisma.sql`id IN (
          (SELECT id FROM event WHERE ${fullText(words)} AND status <> 'DRAFT' AND starts_at >= ${now}
            ORDER BY starts_at LIMIT ${MAX_CANDIDATES})
          UNION ALL
          (SELECT id FROM event WHERE ${fullText(words)} AND status <> 'DRAFT' AND starts_at < ${now}
            ORDER BY starts_at DESC LIMIT ${limit}))`,
        Prisma.sql`ends_at < ${now}, ts_rank_cd(search, ${toTsquery(words)}) DESC, starts_at, id`,
        { offset: 0, limit },
      );
      if (ranked.length >= FEW) return ranked;
      const similar = await select(
        Prisma.sql`${similarName(q)} AND status <> 'DRAFT'`,
        Prisma.sql`ends_at < ${now}, word_similarity(folded(${q}), folded(name)) DESC, starts_at, id`,
        { offset: 0, limit },
      );
      const known = new Set(ranked.map((event) => event.id));
      return [...ranked, ...similar.filter((event) => !known.has(event.id))].slice(0, limit);
    },

    upcoming: (now, limit) =>
      select(Prisma.sql`status = 'SCHEDULED' AND starts_at > ${now}`, Prisma.sql`starts_at, id`, { offset: 0, limit }),
  };
}
