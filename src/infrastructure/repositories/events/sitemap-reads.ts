import type { SitemapPart, SitemapReads } from '../../../application/events/ports.ts';
import { readCatalogue } from '../../db/catalogue-pool.ts';
import { Prisma } from '../../db/generated/client.ts';

/** Series of which everybody may see an event. */
const PUBLIC_SERIES = Prisma.sql`event_series s WHERE EXISTS (
  SELECT FROM series_date d JOIN event e ON e.id = d.event_id WHERE d.series_id = s.id AND e.status <> 'DRAFT')`;

/** Those of events walk the index event_id_updated_at_status_idx and read no event's row for the first. */
export function sitemapReads(): SitemapReads {
  return {
    parts: (eventsPerPart) =>
      readCatalogue<SitemapPart>(Prisma.sql`
        SELECT min(id::text) FILTER (WHERE at = 0) AS "from", max(updated_at) AS "updatedAt"
          FROM (SELECT id, updated_at, place / ${eventsPerPart}::int AS part, place % ${eventsPerPart}::int AS at
                  FROM (SELECT id, updated_at, row_number() OVER (ORDER BY id) - 1 AS place
                          FROM event WHERE status <> 'DRAFT') AS numbered) AS parted
         GROUP BY part ORDER BY part`),

    events: (from, most) =>
      readCatalogue<{ slug: string; updatedAt: Date }>(Prisma.sql`
        SELECT slug, updated_at AS "updatedAt" FROM event
         WHERE id >= ${from}::uuid AND status <> 'DRAFT' ORDER BY id LIMIT ${most}::int`),

    seriesParts: (seriesPerPart) =>
      readCatalogue<SitemapPart>(Prisma.sql`
        SELECT min(id::text) AS "from", max(updated_at) AS "updatedAt"
          FROM (SELECT s.id, s.updated_at, (row_number() OVER (ORDER BY s.id) - 1) / ${seriesPerPart}::int AS part
                  FROM ${PUBLIC_SERIES}) AS parted
         GROUP BY part ORDER BY part`),

    series: (from, most) =>
      readCatalogue<{ slug: string; updatedAt: Date }>(Prisma.sql`
        SELECT s.slug, s.updated_at AS "updatedAt" FROM ${PUBLIC_SERIES} AND s.id >= ${from}::uuid
         ORDER BY s.id LIMIT ${most}::int`),
  };
}
