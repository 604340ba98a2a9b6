import type { EventSuggestions } from '../../../application/events/ports.ts';
import type { EventFilter } from '../../../application/ports.ts';
import { EVENT_CATEGORIES } from '../../../domain/event.ts';
import { readCatalogue } from '../../db/catalogue-pool.ts';
import { Prisma } from '../../db/generated/client.ts';
import { rankedIds } from './event-search.ts';
import {
  canBegin,
  forgiving,
  named,
  placed,
  type SearchQuery,
  toTheLetter,
  type Words,
  wordsOf,
} from './search-text.ts';

/** What completes words while they are typed: few rows, of narrow columns. */

const EVENTS = 6;
const PLACES = 3;
/** Among the names and places of so many of the best. */
const LOOKED_AT = 100;

type NamedEvent = EventSuggestions['events'][number];

/**
 * The candidates apart, before their words are looked at: PostgreSQL, which plans once for all words, would ask the index
 * for every event that has a word, and of a common one these are 12,000.
 */
const candidates = (ids: readonly string[]) => Prisma.sql`
  candidate AS MATERIALIZED (
    SELECT s.id, s.location, s.words, asked.place
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked (id, place) JOIN event_search s ON s.id = asked.id
  )`;

/** Those of `ids` whose names hold the words; they stand first. */
const eventsNamed = (ids: readonly string[], query: string) =>
  readCatalogue<NamedEvent>(Prisma.sql`
    WITH ${candidates(ids.slice(0, EVENTS))}
    SELECT e.id, e.slug, e.name, e.translations, e.location, e.starts_at AS "startsAt", e.time_zone AS "timeZone"
    FROM candidate c JOIN event e ON e.id = c.id
    WHERE c.words @@ to_tsquery('simple', ${query}) ORDER BY c.place`);

/** By the words of the events, which are folded already: to fold the places themselves took longer than all the rest. */
async function placesOf(ids: readonly string[], query: string): Promise<string[]> {
  const rows = await readCatalogue<{ location: string }>(Prisma.sql`
    WITH ${candidates(ids)}
    SELECT c.location FROM candidate c WHERE c.words @@ to_tsquery('simple', ${query})
    GROUP BY c.location ORDER BY count(*) DESC, c.location LIMIT ${PLACES}`);
  return rows.map(({ location }) => location);
}

type CategoryWords = { category: string; words: string[] };
let categoryWords: Promise<CategoryWords[]> | undefined;

/** In the words of both languages, which a migration alone changes. */
const readCategoryWords = () =>
  readCatalogue<CategoryWords>(Prisma.sql`
    SELECT category, string_to_array(plain_words(category_words(category)), ' ') AS words
    FROM unnest(${[...EVENT_CATEGORIES]}::text[]) AS category`);

async function categoriesNamed(typed: Words): Promise<EventSuggestions['categories']> {
  categoryWords ??= readCategoryWords().catch((error) => {
    categoryWords = undefined;
    throw error;
  });
  const known = await categoryWords;
  const isNamed = ({ words }: CategoryWords) => typed.every((each) => words.some((word) => word.startsWith(each)));
  const named = new Set(known.filter(isNamed).map(({ category }) => category));
  return EVENT_CATEGORIES.filter((category) => named.has(category));
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
    const [ids, categories] = await Promise.all([best(query, named(words)), categoriesNamed(words)]);
    const [events, places] = await Promise.all([eventsNamed(ids, named(words)), placesOf(ids, placed(words))]);
    if (events.length + places.length + categories.length > 0) return { events, places, categories };
    // By who holds them, or by what is said of them.
    if (ids.length > 0) return { ...NOTHING, events: await eventsNamed(ids, query.exact) };
  }
  const { mistyped, asksForMore } = await forgiving(words);
  if (!asksForMore) return NOTHING;
  return { ...NOTHING, events: await eventsNamed(await best(mistyped, mistyped.exact), mistyped.exact) };
}
