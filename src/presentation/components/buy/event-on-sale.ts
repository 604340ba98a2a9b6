import type { EventDetailDto } from '@/application/events/schema';
import type { TicketTypeDto } from '@/application/ticket-types/schema';

/** What the buy box needs of a ticket type. */
export type TypeOnSale = Pick<
  TicketTypeDto,
  | 'id'
  | 'name'
  | 'description'
  | 'price'
  | 'capacity'
  | 'sharesLimitWith'
  | 'salesStart'
  | 'minPerOrder'
  | 'maxPerOrder'
  | 'available'
  | 'sale'
  | 'onSale'
>;

/** What the buy box needs of an event. */
export type EventOnSale = Pick<
  EventDetailDto,
  'id' | 'slug' | 'price' | 'maxPrice' | 'currency' | 'availableTickets' | 'capacity' | 'status' | 'version'
> & { ticketTypes: TypeOnSale[] };

/** Only what the browser is to know. */
export const toEventOnSale = (event: EventDetailDto): EventOnSale => ({
  id: event.id,
  slug: event.slug,
  price: event.price,
  maxPrice: event.maxPrice,
  currency: event.currency,
  availableTickets: event.availableTickets,
  capacity: event.capacity,
  status: event.status,
  version: event.version,
  ticketTypes: event.ticketTypes.map((type) => ({
    id: type.id,
    name: type.name,
    description: type.description,
    price: type.price,
    capacity: type.capacity,
    sharesLimitWith: type.sharesLimitWith,
    salesStart: type.salesStart,
    minPerOrder: type.minPerOrder,
    maxPerOrder: type.maxPerOrder,
    available: type.available,
    sale: type.sale,
    onSale: type.onSale,
  })),
});
