import { type EventDto, listEventsQuery } from '@/application/events/schema';
import { queries } from '@/composition';
import { ANONYMOUS } from '@/domain/user';

const PAGE = 100;
// A sitemap file may hold 50,000 addresses, and each event has one per language. https://www.sitemaps.org/protocol.html
const MOST_EVENTS = 20_000;

/** Every event that is still to come, soonest first. */
export async function loadSitemapEvents(): Promise<Pick<EventDto, 'slug' | 'updatedAt'>[]> {
  const found: Pick<EventDto, 'slug' | 'updatedAt'>[] = [];
  const from = new Date().toISOString();
  for (let page = 0; found.length < MOST_EVENTS; page += 1) {
    const query = listEventsQuery.parse({ page: String(page), size: String(PAGE), from });
    const { content, last } = await queries.listEvents(ANONYMOUS, query);
    found.push(...content.map(({ slug, updatedAt }) => ({ slug, updatedAt })));
    if (last) break;
  }
  return found;
}
