import { tagsOfEvent, tagsOfList } from '@/application/events/answer-tags';
import type {
  AvailabilityDto,
  EventDetailDto,
  EventDto,
  EventPage,
  ListEventsQuery,
  SuggestionDto,
} from '@/application/events/schema';
import type { TicketTypeDto } from '@/application/ticket-types/schema';
import { eventTag } from '../headers';
import { reply, replyWritten } from './reply';

/** With the address of the new event. */
export const createdEvent = (event: EventDetailDto) =>
  reply(event, { location: `/api/events/${event.id}`, etag: eventTag(event) });

/** `asked` is the id or slug that the reader named. */
export function shownEvent(event: EventDetailDto, asked: string) {
  const json = JSON.stringify(event);
  return replyWritten(json, { etag: eventTag(event, json) }, tagsOfEvent(asked, event.id));
}

export const eventPage = (page: EventPage, { sort, available }: ListEventsQuery) => {
  const bySeats = available !== undefined || sort.some(({ field }) => field === 'availableTickets');
  return reply(page, {}, tagsOfList(page.content, { bySeats }));
};

export const eventList = (events: EventDto[]) => reply(events, {}, tagsOfList(events));

export const suggestions = (found: SuggestionDto[]) =>
  reply(found, {}, tagsOfList(found.filter((each) => each.kind === 'event')));

/** Cheap to ask again, and the same for everybody: one answer a second serves every page behind a shared cache. */
export const seatsLeft = (availability: AvailabilityDto, asked: string) =>
  reply(availability, { 'cache-control': 'public, max-age=1', vary: 'accept-encoding' }, tagsOfEvent(asked));

export const typesOfEvent = (types: TicketTypeDto[], asked: string) => reply(types, {}, tagsOfEvent(asked));
