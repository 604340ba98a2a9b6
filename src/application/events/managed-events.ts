import { toLocalTime } from '../../domain/local-time.ts';
import { eventScope } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, EventReads } from '../ports.ts';
import type { PublicationReads } from '../publications/ports.ts';
import { type Page, toPage, toSlice } from '../schema.ts';
import { toFilter } from './list-filter.ts';
import { isField } from './queries.ts';
import type { EventDto, ListEventsQuery, ManagedEventDto } from './schema.ts';
import { toEventDto } from './to-dto.ts';

type Deps = { events: EventReads; publications: PublicationReads; clock: Clock };

/**
 * The events that the actor runs, drafts among them, a page at a time, whatever their number: three queries.
 * @throws AppError UNAUTHORIZED | FORBIDDEN
 */
export const managedEvents =
  (d: Deps) =>
  async (actor: Actor, query: ListEventsQuery): Promise<Page<ManagedEventDto>> => {
    const scope = eventScope(actor, 'event.list-managed');
    const now = d.clock.now();
    const among = scope.kind === 'chosen' ? { among: scope.eventIds } : {};
    const { rows, total } = await d.events.list(
      { ...toFilter(query, true, now), ...among },
      query.sort.filter(isField),
      toSlice(query),
    );
    const ids = rows.map(({ id }) => id);
    const [sold, planned] = await Promise.all([
      ids.length > 0 ? d.events.soldTypes(ids) : [],
      ids.length > 0 ? d.publications.planned(ids) : [],
    ]);
    const soldIds = new Set(sold.map(({ eventId }) => eventId));
    const plans = new Map(planned.map(({ eventId, publishAt }) => [eventId, publishAt]));
    const content = rows.map((event): ManagedEventDto => {
      const publishAt = plans.get(event.id);
      return {
        ...toEventDto(event, now),
        wasSold: soldIds.has(event.id),
        publishAt: publishAt ? toLocalTime(publishAt, event.timeZone) : null,
      };
    });
    return toPage(content, total, query);
  };

/** When a draft publishes itself, on the clocks of its place. Asked for an event that the actor may change. */
export const publicationOf =
  ({ publications }: Pick<Deps, 'publications'>) =>
  async ({ id, timeZone }: Pick<EventDto, 'id' | 'timeZone'>): Promise<string | null> => {
    const [planned] = await publications.planned([id]);
    return planned ? toLocalTime(planned.publishAt, timeZone) : null;
  };
