import { type Event, isPublic, isSlug, statusAt } from '../../domain/event.ts';
import { toInstant } from '../../domain/local-time.ts';
import { toMinor } from '../../domain/money.ts';
import { isAdmin } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, EventReads } from '../ports.ts';
import { isUuid, type Page, toPage } from '../schema.ts';
import { eventNotFound } from './not-found.ts';
import { type AvailabilityDto, type EventDto, type ListEventsQuery, toEventDto } from './schema.ts';

type Deps = { events: EventReads; clock: Clock };

const SEARCH_LIMIT = 50;
// Filters by date name no place, so they are read on the default zone's clocks.
const FILTER_ZONE = 'America/Sao_Paulo';

/** By id or slug; null for a text that can be neither. */
export async function findEvent({ events }: Pick<Deps, 'events'>, idOrSlug: string): Promise<Event | null> {
  if (isUuid(idOrSlug)) return events.findById(idOrSlug);
  return isSlug(idOrSlug) ? events.findBySlug(idOrSlug) : null;
}

/** By id or slug. Drafts exist for admins only. @throws AppError RESOURCE_NOT_FOUND */
export const getEvent =
  (d: Deps) =>
  async (actor: Actor, idOrSlug: string, locale?: string): Promise<EventDto> => {
    const event = await findEvent(d, idOrSlug);
    if (!event || (!isPublic(event) && !isAdmin(actor))) throw eventNotFound();
    return toEventDto(event, d.clock.now(), locale);
  };

/** @throws AppError RESOURCE_NOT_FOUND */
export const availability =
  (d: Deps) =>
  async (idOrSlug: string): Promise<AvailabilityDto> => {
    const event = await findEvent(d, idOrSlug);
    if (!event || !isPublic(event)) throw eventNotFound();
    return { availableTickets: event.available, version: event.version, status: statusAt(event, d.clock.now()) };
  };

export const listEvents =
  (d: Deps) =>
  async (actor: Actor, query: ListEventsQuery, locale?: string): Promise<Page<EventDto>> => {
    const now = d.clock.now();
    const { page, size, sort, from, to, minPrice, maxPrice, ...filter } = query;
    const { rows, total } = await d.events.list(
      {
        ...filter,
        from: from ? (toInstant(from, FILTER_ZONE) ?? undefined) : undefined,
        to: to ? (toInstant(to, FILTER_ZONE) ?? undefined) : undefined,
        minPrice: minPrice === undefined ? undefined : toMinor(minPrice),
        maxPrice: maxPrice === undefined ? undefined : toMinor(maxPrice),
        includeDrafts: isAdmin(actor),
        now,
      },
      sort,
      { offset: page * size, limit: size },
    );
    return toPage(
      rows.map((event) => toEventDto(event, now, locale)),
      total,
      query,
    );
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
