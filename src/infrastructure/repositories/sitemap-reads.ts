import type { SitemapPart, SitemapReads } from '../../application/events/ports.ts';
import { readCatalogue } from '../db/catalogue-pool.ts';
import { Prisma } from '../db/generated/client.ts';

/** Both walk the index event_id_updated_at_status_idx and read no event's row for the first. */
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
  };
}
