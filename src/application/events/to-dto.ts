import { type Event, isOnSale, isPast, localized, soldPercentage, statusAt, ticketsSold } from '../../domain/event.ts';
import { toLocalTime } from '../../domain/local-time.ts';
import { toMajor } from '../../domain/money.ts';
import type { EventStock } from '../../domain/stock.ts';
import { toTicketTypeDtos } from '../ticket-types/schema.ts';
import type { EventDetailDto, EventDto } from './schema.ts';

/** `locale` picks the translation of name and description; without one they are as the organiser wrote them. */
export function toEventDto(event: Event, now: Date, locale?: string): EventDto {
  const words = locale ? localized(event, locale) : event;
  return {
    id: event.id,
    slug: event.slug,
    name: words.name,
    description: words.description,
    category: event.category,
    location: event.location,
    venue: event.venue,
    organiser: event.organiser,
    attendance: event.attendance,
    eventDate: toLocalTime(event.startsAt, event.timeZone),
    endDate: toLocalTime(event.endsAt, event.timeZone),
    timeZone: event.timeZone,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    previousStartsAt: event.previousStartsAt?.toISOString() ?? null,
    capacity: event.capacity,
    availableTickets: event.available,
    ticketsSold: ticketsSold(event),
    soldPercentage: soldPercentage(event),
    price: toMajor(event.price),
    maxPrice: toMajor(event.maxPrice),
    currency: event.currency,
    imageUrl: event.imageUrl,
    status: statusAt(event, now),
    isAvailable: isOnSale(event, now) && event.isOffered,
    isPast: isPast(event, now),
    version: event.version,
    translations: event.translations,
    createdAt: event.createdAt.toISOString(),
    updatedAt: event.updatedAt.toISOString(),
  };
}

/** Of an event as its reader may see it: `visibleEvent` takes out what is for others. */
export const toEventDetailDto = (event: Event, stock: EventStock, now: Date, locale?: string): EventDetailDto => ({
  ...toEventDto(event, now, locale),
  onlineUrl: event.onlineUrl,
  ticketTypes: toTicketTypeDtos(event, stock, now, locale),
});
