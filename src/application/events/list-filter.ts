import { toInstant } from '../../domain/local-time.ts';
import { DEFAULT_TIME_ZONE } from '../../domain/locale.ts';
import { toMinor } from '../../domain/money.ts';
import type { EventFilter } from '../ports.ts';
import type { ListEventsQuery } from './schema.ts';

/** What a list is asked for, as the repository takes it. Filters by date name no place, so they are read on the default zone's clocks. */
export function toFilter(query: ListEventsQuery, includeDrafts: boolean, now: Date): EventFilter {
  const { page: _page, size: _size, sort: _sort, cursor: _cursor, from, to, minPrice, maxPrice, ...filter } = query;
  return {
    ...filter,
    from: from ? (toInstant(from, DEFAULT_TIME_ZONE) ?? undefined) : undefined,
    to: to ? (toInstant(to, DEFAULT_TIME_ZONE) ?? undefined) : undefined,
    minPrice: minPrice === undefined ? undefined : toMinor(minPrice),
    maxPrice: maxPrice === undefined ? undefined : toMinor(maxPrice),
    includeDrafts,
    now,
  };
}
