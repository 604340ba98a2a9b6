import { AppError } from '../../domain/errors.ts';
import { requireAdmin, requireSignedIn } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { eventNotFound } from '../events/not-found.ts';
import { findEvent } from '../events/queries.ts';
import type { Clock, EventReads, TicketReads } from '../ports.ts';
import { isUuid, type Page, toPage } from '../schema.ts';
import { type EventTicketsQuery, type MyTicketsQuery, type TicketDto, toTicketDto } from './schema.ts';

type Deps = { tickets: TicketReads; events: EventReads; clock: Clock };

export const ticketNotFound = () => new AppError('RESOURCE_NOT_FOUND', 'There is no such ticket.');

/** Newest first. @throws AppError UNAUTHORIZED */
export const myTickets =
  (d: Deps) =>
  async (actor: Actor, query: MyTicketsQuery, locale?: string): Promise<Page<TicketDto>> => {
    const owner = requireSignedIn(actor);
    const now = d.clock.now();
    const slice = { offset: query.page * query.size, limit: query.size };
    const { rows, total } = await d.tickets.listByOwner(owner.id, { status: query.status }, slice);
    return toPage(
      rows.map(({ ticket, event }) => toTicketDto(ticket, event, now, locale)),
      total,
      query,
    );
  };

/** Somebody else's ticket is not found, unless an admin asks. @throws AppError UNAUTHORIZED | RESOURCE_NOT_FOUND */
export const getTicket =
  (d: Deps) =>
  async (actor: Actor, id: string, locale?: string): Promise<TicketDto> => {
    const reader = requireSignedIn(actor);
    const found = isUuid(id) ? await d.tickets.findForActor(id, reader) : null;
    if (!found) throw ticketNotFound();
    return toTicketDto(found.ticket, found.event, d.clock.now(), locale);
  };

/** The attendees of an event. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const eventTickets =
  (d: Deps) =>
  async (actor: Actor, eventId: string, query: EventTicketsQuery): Promise<Page<TicketDto>> => {
    requireAdmin(actor);
    const event = await findEvent(d, eventId);
    if (!event) throw eventNotFound();
    const now = d.clock.now();
    const slice = { offset: query.page * query.size, limit: query.size };
    const { rows, total } = await d.tickets.listByEvent(event.id, { status: query.status, q: query.q }, slice);
    return toPage(
      rows.map(({ ticket }) => toTicketDto(ticket, event, now)),
      total,
      query,
    );
  };
