import type { Locale } from '../../domain/locale.ts';
import type { Actor } from '../../domain/user.ts';
import type { EventDetailDto, EventDto, EventPage, ListEventsQuery } from '../events/schema.ts';
import type { MyOrdersQuery, OrderDto } from '../orders/schema.ts';
import type { Page } from '../schema.ts';
import type { MyTicketsQuery, TicketDto } from '../tickets/schema.ts';

/** The reads of the other features, each with the rights of whoever asks. */
export type Reads = {
  listEvents(actor: Actor, query: ListEventsQuery, locale: Locale): Promise<EventPage>;
  searchEvents(query: { q: string }, locale: Locale): Promise<EventDto[]>;
  getEvent(actor: Actor, idOrSlug: string, locale: Locale): Promise<EventDetailDto>;
  myTickets(actor: Actor, query: MyTicketsQuery, locale: Locale): Promise<Page<TicketDto>>;
  myOrders(actor: Actor, query: MyOrdersQuery, locale: Locale): Promise<Page<OrderDto>>;
};
