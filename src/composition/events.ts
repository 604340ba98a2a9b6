import { eventCalendar } from '../application/calendar/event-calendar.ts';
import { listCalendar } from '../application/calendar/list-calendar.ts';
import { eventNumbers } from '../application/event-numbers/queries.ts';
import { cancelEvent } from '../application/events/cancel-event.ts';
import { createEvent } from '../application/events/create-event.ts';
import { deleteEvent } from '../application/events/delete-event.ts';
import { countEvents, suggestEvents } from '../application/events/discovery.ts';
import { duplicateEvent } from '../application/events/duplicate-event.ts';
import { managedEvents, publicationOf } from '../application/events/managed-events.ts';
import {
  availability,
  getEvent,
  listEvents,
  searchEvents,
  soldTicketTypes,
  upcomingEvents,
} from '../application/events/queries.ts';
import { updateEvent } from '../application/events/update-event.ts';
import { storePicture } from '../application/pictures/store-picture.ts';
import { planPublication } from '../application/publications/plan-publication.ts';
import { createTicketType } from '../application/ticket-types/create-ticket-type.ts';
import { deleteTicketType } from '../application/ticket-types/delete-ticket-type.ts';
import { ticketTypes } from '../application/ticket-types/queries.ts';
import { updateTicketType } from '../application/ticket-types/update-ticket-type.ts';
import { sitemapReads } from '../infrastructure/repositories/events/sitemap-reads.ts';
import { deps } from './deps.ts';

export const useCases = {
  createEvent: createEvent(deps),
  updateEvent: updateEvent(deps),
  deleteEvent: deleteEvent(deps),
  cancelEvent: cancelEvent(deps),
  createTicketType: createTicketType(deps),
  updateTicketType: updateTicketType(deps),
  deleteTicketType: deleteTicketType(deps),
  storePicture: storePicture(deps),
  duplicateEvent: duplicateEvent(deps),
  planPublication: planPublication(deps),
};

export const queries = {
  getEvent: getEvent(deps),
  listEvents: listEvents(deps),
  searchEvents: searchEvents(deps),
  upcomingEvents: upcomingEvents(deps),
  suggestEvents: suggestEvents(deps),
  countEvents: countEvents(deps),
  soldTicketTypes: soldTicketTypes(deps),
  managedEvents: managedEvents(deps),
  publicationOf: publicationOf(deps),
  availability: availability(deps),
  ticketTypes: ticketTypes(deps),
  eventCalendar: eventCalendar(deps),
  listCalendar: listCalendar(deps),
  sitemapParts: sitemapReads().parts,
  sitemapEvents: sitemapReads().events,
  sitemapSeriesParts: sitemapReads().seriesParts,
  sitemapSeries: sitemapReads().series,
  eventNumbers: eventNumbers(deps),
};
