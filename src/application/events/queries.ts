import { type Event, isSlug, statusAt } from '../../domain/event.ts';
import { authorize, can } from '../../domain/policy.ts';
import { type Actor, VISITOR } from '../../domain/user.ts';
import type { Clock, EventReads, EventSort, EventWithStock, SoldType } from '../ports.ts';
import { isUuid, toPage, toSlice } from '../schema.ts';
import { toTicketTypeDtos } from '../ticket-types/schema.ts';
import { visibleStock } from '../ticket-types/visible-stock.ts';
import { cursorAfter, writeCursor } from './list-cursor.ts';
import { toFilter } from './list-filter.ts';
import { eventNotFound } from './not-found.ts';
import type { AvailabilityDto, EventDetailDto, EventDto, EventPage, ListEventsQuery, Sort } from './schema.ts';
import { toEventDetailDto, toEventDto } from './to-dto.ts';

type Deps = { events: EventReads; clock: Clock };

const SEARCH_LIMIT = 50;

/** By id or slug; null for a text that can be neither. */
export async function findEvent({ events }: Pick<Deps, 'events'>, idOrSlug: string): Promise<EventWithStock | null> {
  if (isUuid(idOrSlug)) return events.findById(idOrSlug);
  return isSlug(idOrSlug) ? events.findBySlug(idOrSlug) : null;
}

/** By id or slug, as far as the actor may read it. @throws AppError RESOURCE_NOT_FOUND */
export async function findPublicEvent(
  d: Pick<Deps, 'events'>,
  actor: Actor,
  idOrSlug: string,
): Promise<EventWithStock> {
  const found = await findEvent(d, idOrSlug);
  if (!found || !can(actor, 'event.read', found.event)) throw eventNotFound();
  return found;
}

/**
 * By id or slug, for whoever may do `action` to it. To those who run other events a draft is not there.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND
 */
export async function findManagedEvent(
  d: Pick<Deps, 'events'>,
  actor: Actor,
  action: 'event.list-attendees' | 'event.update' | 'ticket.check-in',
  idOrSlug: string,
): Promise<EventWithStock> {
  authorize(actor, action);
  const found = await findEvent(d, idOrSlug);
  const isKnown = found && (can(actor, action, found.event) || can(actor, 'event.read', found.event));
  if (!isKnown) throw eventNotFound();
  authorize(actor, action, found.event);
  return found;
}

/** Where it is streamed is for those who hold a ticket, which their tickets tell them, and for those who run it. */
const visibleEvent = (actor: Actor, event: Event): Event =>
  can(actor, 'event.update', event) ? event : { ...event, onlineUrl: null };

/** By id or slug, with what it sells. Drafts and hidden types exist for those who run the sale. @throws AppError RESOURCE_NOT_FOUND */
export const getEvent =
  (d: Deps) =>
  async (actor: Actor, idOrSlug: string, locale?: string): Promise<EventDetailDto> => {
    const { event, stock } = await findPublicEvent(d, actor, idOrSlug);
    return toEventDetailDto(visibleEvent(actor, event), visibleStock(actor, event.id, stock), d.clock.now(), locale);
  };

/** @throws AppError RESOURCE_NOT_FOUND */
export const availability =
  (d: Deps) =>
  async (idOrSlug: string): Promise<AvailabilityDto> => {
    const { event, stock } = await findPublicEvent(d, VISITOR, idOrSlug);
    const now = d.clock.now();
    const types = toTicketTypeDtos(event, visibleStock(VISITOR, event.id, stock), now);
    return {
      availableTickets: event.available,
      version: stock.pools.find(({ id }) => id === event.id)?.version ?? 0,
      status: statusAt(event, now),
      ticketTypes: types.map(({ id, available, onSale }) => ({ id, available, onSale })),
    };
  };

export const isField = (sort: Sort): sort is EventSort => sort.field !== 'relevance';

/** Best first wherever it is asked for before all else, as it decides between any two events. */
const orderOf = (sort: Sort[]) => (sort[0]?.field === 'relevance' ? 'relevance' : sort.filter(isField));

export const listEvents =
  (d: Deps) =>
  async (actor: Actor, query: ListEventsQuery, locale?: string): Promise<EventPage> => {
    const now = d.clock.now();
    const { cursor, size } = query;
    const { offset } = cursor ?? toSlice(query);
    const { rows, total } = await d.events.list(
      toFilter(query, can(actor, 'event.list-drafts'), now),
      orderOf(query.sort),
      { offset, limit: size, ...(cursor ? { after: cursor.position } : {}) },
    );
    const page = cursor ? Math.floor(offset / size) : query.page;
    const end = offset + rows.length;
    const last = rows.at(-1);
    return {
      ...toPage(
        rows.map((event) => toEventDto(event, now, locale)),
        total,
        { page, size },
      ),
      nextCursor: last && end < total ? writeCursor(cursorAfter(last, query.sort, end)) : null,
    };
  };

export const searchEvents =
  (d: Deps) =>
  async ({ q }: { q: string }, locale?: string): Promise<EventDto[]> => {
    const now = d.clock.now();
    const found = await d.events.search(q, SEARCH_LIMIT, now);
    return found.map((event) => toEventDto(event, now, locale));
  };

export const upcomingEvents =
  (d: Deps) =>
  async ({ limit }: { limit: number }, locale?: string): Promise<EventDto[]> => {
    const now = d.clock.now();
    const found = await d.events.upcoming(now, limit);
    return found.map((event) => toEventDto(event, now, locale));
  };

/**
 * What can be closed or cancelled but no longer removed: the types of these events that were ever sold, tickets that were
 * cancelled since included. @throws AppError UNAUTHORIZED | FORBIDDEN
 */
export const soldTicketTypes =
  (d: Pick<Deps, 'events'>) =>
  async (actor: Actor, eventIds: string[]): Promise<SoldType[]> => {
    authorize(actor, 'event.update');
    const managed = eventIds.filter((eventId) => can(actor, 'event.update', { eventId }));
    return managed.length === 0 ? [] : d.events.soldTypes(managed);
  };
