import type { SeriesReads } from '../../../application/series/ports.ts';
import type { Event } from '../../../domain/event.ts';
import type { Series, SeriesOverview } from '../../../domain/series.ts';
import { readPool, readRows } from '../../db/read-pool.ts';
import { pgSql } from '../../db/sql.ts';
import { EVENT_COLUMNS, EVENT_TABLES, type EventRow, toEvent } from './event-row.ts';
import { SERIES_ROWS, type SeriesRow, toSeries, withStockHeld } from './series-writes.ts';

const DATES = `SELECT ${EVENT_COLUMNS} FROM ${EVENT_TABLES} JOIN series_date d ON d.event_id = e.id WHERE d.series_id = $1::uuid`;

async function eventsOf(condition: string, ...values: unknown[]): Promise<Event[]> {
  const rows = await readRows<EventRow>({ text: `${DATES} ${condition}`, values });
  return rows.map(toEvent);
}

type OverviewRow = Omit<SeriesOverview, 'lead'> & {
  total: number;
  leadId: string;
  leadName: string;
  leadStartsAt: Date;
  leadTimeZone: string;
};

const OVERVIEW = `
WITH counted AS (
  SELECT s.id, s.slug, count(e.id)::int AS dates,
         count(e.id) FILTER (WHERE e.status <> 'CANCELLED' AND e.ends_at > $1)::int AS upcoming,
         coalesce(sum(p.capacity), 0)::int AS capacity, coalesce(sum(p.capacity - p.available), 0)::int AS sold,
         min(e.starts_at) FILTER (WHERE e.status <> 'CANCELLED' AND e.ends_at > $1) AS next, max(e.starts_at) AS last
    FROM event_series s JOIN series_date d ON d.series_id = s.id
    JOIN event e ON e.id = d.event_id
    JOIN stock_pool p ON p.id = e.id
   WHERE $2::uuid[] IS NULL OR e.id = ANY($2::uuid[])
   GROUP BY s.id
), page AS (
  SELECT *, count(*) OVER ()::int AS total FROM counted ORDER BY next NULLS LAST, last DESC, id OFFSET $3 LIMIT $4
)
SELECT page.id, slug, dates, upcoming, sold, capacity, total,
       lead.id AS "leadId", lead.name AS "leadName", lead.starts_at AS "leadStartsAt", lead.time_zone AS "leadTimeZone"
  FROM page
  JOIN LATERAL (
    SELECT e.id, e.name, e.starts_at, e.time_zone FROM series_date d JOIN event e ON e.id = d.event_id
     WHERE d.series_id = page.id AND e.starts_at = coalesce(page.next, page.last) ORDER BY e.id LIMIT 1) AS lead ON true
 ORDER BY next NULLS LAST, last DESC, page.id`;

const toOverview = ({
  leadId,
  leadName,
  leadStartsAt,
  leadTimeZone,
  total: _of,
  ...row
}: OverviewRow): SeriesOverview => ({
  ...row,
  lead: { id: leadId, name: leadName, startsAt: leadStartsAt.toISOString(), timeZone: leadTimeZone },
});

export const seriesReads = (): SeriesReads => ({
  find: async (id) => toSeries(await readRows<SeriesRow>({ text: SERIES_ROWS, values: [id] })),

  async findBySlug(slug) {
    const [row] = await readRows<Pick<Series, 'id' | 'slug'>>({
      text: 'SELECT id, slug FROM event_series WHERE slug = $1',
      values: [slug],
    });
    return row ?? null;
  },

  async of(eventId) {
    const [row] = await readRows<{ id: string; slug: string; events: number }>({
      text: `SELECT s.id, s.slug, (SELECT count(*)::int FROM series_date o WHERE o.series_id = s.id AND o.event_id IS NOT NULL) AS events
               FROM series_date d JOIN event_series s ON s.id = d.series_id WHERE d.event_id = $1::uuid`,
      values: [eventId],
    });
    return row ?? null;
  },

  events: (id) => eventsOf('ORDER BY e.starts_at, e.id', id),
  publicEvents: (id, from) =>
    eventsOf(`AND e.status <> 'DRAFT' AND e.ends_at > $2 ORDER BY e.starts_at, e.id`, id, from),
  lastPublicEvent: async (id) =>
    (await eventsOf(`AND e.status <> 'DRAFT' ORDER BY e.starts_at DESC, e.id LIMIT 1`, id))[0] ?? null,

  async list(scope, now, { offset, limit }) {
    const own = scope.kind === 'all' ? null : scope.eventIds;
    const rows = await readRows<OverviewRow>({ text: OVERVIEW, values: [now, own, offset, limit] });
    return { rows: rows.map(toOverview), total: rows[0]?.total ?? 0 };
  },

  withStock: (ids) => withStockHeld(pgSql(readPool()), ids, { locked: false }),
});
