import { localized } from '../../domain/event.ts';
import { toLocalTime } from '../../domain/local-time.ts';
import { can } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock } from '../ports.ts';
import { toFilter } from './list-filter.ts';
import type { EventDiscovery } from './ports.ts';
import type { EventCounts, ListEventsQuery, SuggestionDto } from './schema.ts';

type Deps = { discovery: EventDiscovery; clock: Clock };

/** What the words may become: events that are still to come, places, kinds. */
export const suggestEvents =
  (d: Deps) =>
  async ({ q }: { q: string }, locale?: string): Promise<SuggestionDto[]> => {
    const { events, places, categories } = await d.discovery.suggest(q, d.clock.now());
    return [
      ...categories.map((category): SuggestionDto => ({ kind: 'category', category })),
      ...places.map((location): SuggestionDto => ({ kind: 'place', location })),
      ...events.map((event): SuggestionDto => {
        const { name } = locale ? localized({ ...event, description: '' }, locale) : event;
        const { id, slug, location, timeZone } = event;
        return { kind: 'event', id, slug, name, location, eventDate: toLocalTime(event.startsAt, timeZone), timeZone };
      }),
    ];
  };

/** How many events each further filter would leave; `ranges` are those of dates. */
export const countEvents =
  (d: Deps) =>
  async (actor: Actor, query: ListEventsQuery, ranges: { from: Date; to: Date }[]): Promise<EventCounts> =>
    d.discovery.count(toFilter(query, can(actor, 'event.list-drafts'), d.clock.now()), ranges);
