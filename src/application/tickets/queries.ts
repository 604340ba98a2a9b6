import { authorize, requireAccount, rowScope } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { findManagedEvent } from '../events/queries.ts';
import type { Clock, EventReads, TicketReads } from '../ports.ts';
import { isUuid, type Page, toPage, toSlice } from '../schema.ts';
import { toHeldTicketDtos } from './held-tickets.ts';
import { ticketNotFound } from './not-found.ts';
import type { TicketKeys } from './ports.ts';
import { type EventTicketsQuery, type MyTicketsQuery, type TicketDto, toTicketDto } from './schema.ts';

type Deps = { tickets: TicketReads; events: EventReads; ticketKeys: TicketKeys; clock: Clock };

/** Newest first; of a group, as it is shown: the next event first, or the last. @throws AppError UNAUTHORIZED */
export const myTickets =
  (d: Deps) =>
  async (actor: Actor, { status, when, ...query }: MyTicketsQuery, locale?: string): Promise<Page<TicketDto>> => {
    authorize(actor, 'ticket.read');
    const now = d.clock.now();
    const { rows, total } = await d.tickets.listByOwner(requireAccount(actor), { status, when, now }, toSlice(query));
    return toPage(await toHeldTicketDtos(d, rows, locale), total, query);
  };

/** Somebody else's ticket is not found, unless an admin or an organiser of its event asks. @throws AppError UNAUTHORIZED | RESOURCE_NOT_FOUND */
export const getTicket =
  (d: Deps) =>
  async (actor: Actor, id: string, locale?: string): Promise<TicketDto> => {
    const scope = rowScope(actor);
    const found = isUuid(id) ? await d.tickets.find(id, scope) : null;
    authorize(actor, 'ticket.read', found?.ticket ?? null);
    if (!found) throw ticketNotFound();
    const [ticket] = await toHeldTicketDtos(d, [found], locale);
    if (!ticket) throw ticketNotFound();
    return ticket;
  };

/** The attendees of an event. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const eventTickets =
  (d: Deps) =>
  async (actor: Actor, eventId: string, { status, q, ...query }: EventTicketsQuery): Promise<Page<TicketDto>> => {
    const { event: of } = await findManagedEvent(d, actor, 'event.list-attendees', eventId);
    const now = d.clock.now();
    const { rows, total } = await d.tickets.listByEvent(of.id, { status, q }, toSlice(query));
    return toPage(
      rows.map(({ ticket, event, type, ...hands }) => toTicketDto(ticket, event, type, now, undefined, hands)),
      total,
      query,
    );
  };
