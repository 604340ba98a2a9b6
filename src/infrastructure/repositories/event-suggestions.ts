import type { EventSuggestions } from '../../application/events/ports.ts';
import type { EventFilter } from '../../application/ports.ts';
import { EVENT_CATEGORIES } from '../../domain/event.ts';
import { Prisma } from '../db/generated/client.ts';
import { readRows } from '../db/read-pool.ts';
import { rankedIds } from './event-search.ts';
import { canBegin, forgiving, named, placed, type SearchQuery, toTheLetter, wordsOf } from './search-text.ts';

/** What completes words while they are typed: few rows, of narrow columns. */

const EVENTS = 6;
const PLACES = 3;
/** Among the names and places of so many of the best. */
const LOOKED_AT = 100;

type NamedEvent = EventSuggestions['events'][number];

/** Those of `ids` whose names hold the words; they stand first. */
const eventsNamed = (ids: readonly string[], query: string) =>
  readRows<NamedEvent>(Prisma.sql`
    SELECT e.id, e.slug, e.name, e.translations, e.location, e.starts_at AS "startsAt", e.time_zone AS "timeZone"
    FROM unnest(${ids.slice(0, EVENTS)}::uuid[]) WITH ORDINALITY AS asked (id, place)
      JOIN event e USING (id) JOIN event_search s USING (id)
    WHERE s.words @@ to_tsquery('simple', ${query}) ORDER BY asked.place`);

/** By the words of the events, which are folded already: to fold the places themselves took longer than all the rest. */
async function placesOf(ids: readonly string[], query: string): Promise<string[]> {
  const rows = await readRows<{ location: string }>(Prisma.sql`
    SELECT e.location FROM event_search e
    WHERE e.id = ANY (${ids}::uuid[]) AND e.words @@ to_tsquery('simple', ${query})
    GROUP BY e.location ORDER BY count(*) DESC, e.location LIMIT ${PLACES}`);
  return rows.map(({ location }) => location);
}

async function categoriesNamed(query: string): Promise<EventSuggestions['categories']> {
  const rows = await readRows<{ category: string }>(Prisma.sql`
    SELECT category FROM unnest(${[...EVENT_CATEGORIES]}::text[]) AS category
    WHERE to_tsvector('simple', plain_words(category_words(category))) @@ to_tsquery('simple', ${query})`);
  return EVENT_CATEGORIES.filter((known) => rows.some(({ category }) => category === known));
}

const NOTHING: EventSuggestions = { events: [], places: [], categories: [] };

/** Of what is still to come. */
export async function suggestEvents(q: string, now: Date): Promise<EventSuggestions> {
  const words = await wordsOf(q);
  if (!words) return NOTHING;
  const toCome: EventFilter = { includeDrafts: false, status: 'SCHEDULED', from: now, now };
  const best = (query: SearchQuery, first: string) =>
    rankedIds(toCome, { query, first }, { offset: 0, limit: LOOKED_AT });
  // What begins no word that anything is called by is mistyped: to look for it among all events would cost the most.
  if (await canBegin(words)) {
    const query = toTheLetter(words);
    const [ids, categories] = await Promise.all([best(query, named(words)), categoriesNamed(query.exact)]);
    const [events, places] = await Promise.all([eventsNamed(ids, named(words)), placesOf(ids, placed(words))]);
    if (events.length + places.length + categories.length > 0) return { events, places, categories };
  }
  const { mistyped, asksForMore } = await forgiving(words);
  if (!asksForMore) return NOTHING;
  return { ...NOTHING, events: await eventsNamed(await best(mistyped, mistyped.exact), mistyped.exact) };
}
