import type { EventFilter } from '../../../application/ports.ts';
import { areFound } from './event-search.ts';
import { forgiving, type SearchQuery, toTheLetter, wordsOf } from './search-text.ts';

/** Below this many found to the letter, mistyped words are forgiven. */
export const FEW = 5;

export type Found = {
  query: SearchQuery;
  /** What stands first, to the letter, where the query forgives. */
  first?: string;
};

/** By which query words find something within a filter; null where they are none. */
export async function findBy(filter: EventFilter, q: string): Promise<Found | null> {
  const words = await wordsOf(q);
  if (!words) return null;
  const query = toTheLetter(words);
  if (await areFound(filter, query.exact, FEW)) return { query };
  return { query: (await forgiving(words)).mistyped, first: query.exact };
}
