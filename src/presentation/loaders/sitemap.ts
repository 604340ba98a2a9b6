import type { EventDto, Sort } from '@/application/events/schema';
import { queries } from '@/composition';
import { VISITOR } from '@/domain/user';

const PAGE = 100;
const SOONEST: Sort[] = [{ field: 'eventDate', direction: 'asc' }];
// A sitemap file may hold 50,000 addresses, and each event has one per language. https://www.sitemaps.org/protocol.html
const MOST_EVENTS = 20_000;

/** Every event that is still to come, soonest first. */
export async function loadSitemapEvents(): Promise<Pick<EventDto, 'slug' | 'updatedAt'>[]> {
  const found: Pick<EventDto, 'slug' | 'updatedAt'>[] = [];
  const from = new Date().toISOString();
  for (let page = 0; found.length < MOST_EVENTS; page += 1) {
    const { content, last } = await queries.listEvents(VISITOR, { page, size: PAGE, from, sort: SOONEST });
    found.push(...content.map(({ slug, updatedAt }) => ({ slug, updatedAt })));
    if (last) break;
  }
  return found;
}
