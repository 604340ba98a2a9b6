import type { EventSuggestions } from '../../application/events/ports.ts';
import type { EventFilter } from '../../application/ports.ts';
import { EVENT_CATEGORIES } from '../../domain/event.ts';
import { Prisma } from '../db/generated/client.ts';
import { readRows, readRowsByPlan } from '../db/read-pool.ts';
import { rankedIds } from './event-search.ts';
import { forgiving, type SearchQuery, startsWeighing, toTheLetter, type Words, wordsOf } from './search-text.ts';

/** What completes words while they are typed: few rows, of narrow columns. */

const EVENTS = 6;
const PLACES = 3;
/** Among the places of so many of the soonest. */
const LOOKED_AT = 100;

type NamedEvent = EventSuggestions['events'][number];

async function eventsNamed(ids: readonly string[]): Promise<NamedEvent[]> {
  return readRows<NamedEvent>(Prisma.sql`
    SELECT e.id, e.slug, e.name, e.translations, e.location, e.starts_at AS "startsAt", e.time_zone AS "timeZone"
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked (id, place) JOIN event e USING (id) ORDER BY asked.place`);
}

async function placesOf(ids: readonly string[], query: string): Promise<string[]> {
  const rows = await readRowsByPlan<{ location: string }>(Prisma.sql`
    SELECT e.location FROM event_search e
    WHERE e.id = ANY (${ids}::uuid[]) AND to_tsvector('simple', plain_words(e.location)) @@ ${query}::tsquery
    GROUP BY e.location ORDER BY count(*) DESC, e.location LIMIT ${PLACES}`);
  return rows.map(({ location }) => location);
}

async function categoriesNamed(query: string): Promise<EventSuggestions['categories']> {
  const rows = await readRows<{ category: string }>(Prisma.sql`
    SELECT category FROM unnest(${[...EVENT_CATEGORIES]}::text[]) AS category
    WHERE to_tsvector('simple', plain_words(category_words(category))) @@ ${query}::tsquery`);
  return EVENT_CATEGORIES.filter((known) => rows.some(({ category }) => category === known));
}

const weighing = (words: Words, weight: 'A' | 'B'): SearchQuery => ({
  ...toTheLetter(words),
  exact: startsWeighing(words, weight),
});

/** Of what is still to come. */
export async function suggestEvents(q: string, now: Date): Promise<EventSuggestions> {
  const words = await wordsOf(q);
  if (!words) return { events: [], places: [], categories: [] };
  const toCome: EventFilter = { includeDrafts: false, status: 'SCHEDULED', from: now, now };
  const best = (query: SearchQuery, limit: number) => rankedIds(toCome, { query }, { offset: 0, limit });
  const { exact } = toTheLetter(words);
  const [named, placed, categories] = await Promise.all([
    best(weighing(words, 'A'), EVENTS),
    best(weighing(words, 'B'), LOOKED_AT),
    categoriesNamed(exact),
  ]);
  const places = await placesOf(placed, exact);
  const isNothing = named.length + places.length + categories.length === 0;
  const ids = isNothing ? await best((await forgiving(words)).mistyped, EVENTS) : named;
  return { events: await eventsNamed(ids), places, categories };
}
