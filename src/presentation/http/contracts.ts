import type { z } from 'zod';
import { loginSchema, registerSchema } from '@/application/auth/schema';
import {
  createEventSchema,
  listEventsQuery,
  searchEventsQuery,
  upcomingEventsQuery,
  updateEventSchema,
} from '@/application/events/schema';
import { eventTicketsQuery, myTicketsQuery, purchaseSchema } from '@/application/tickets/schema';

/** What an endpoint takes and how it answers. `route` runs these objects, and so will the OpenAPI document. */
export type Contract = {
  /** Status of a success. */
  status: number;
  body?: z.ZodType;
  query?: z.ZodType;
};

const contract = <const C extends Contract>(definition: C) => definition;

export const contracts = {
  register: contract({ status: 201, body: registerSchema }),
  login: contract({ status: 200, body: loginSchema }),
  refresh: contract({ status: 200 }),
  logout: contract({ status: 204 }),
  me: contract({ status: 200 }),
  mySessions: contract({ status: 200 }),
  revokeSession: contract({ status: 204 }),

  createEvent: contract({ status: 201, body: createEventSchema }),
  getEvent: contract({ status: 200 }),
  listEvents: contract({ status: 200, query: listEventsQuery }),
  searchEvents: contract({ status: 200, query: searchEventsQuery }),
  upcomingEvents: contract({ status: 200, query: upcomingEventsQuery }),
  availability: contract({ status: 200 }),
  updateEvent: contract({ status: 200, body: updateEventSchema }),
  deleteEvent: contract({ status: 204 }),
  cancelEvent: contract({ status: 200 }),
  eventTickets: contract({ status: 200, query: eventTicketsQuery }),

  purchaseTicket: contract({ status: 201, body: purchaseSchema }),
  myTickets: contract({ status: 200, query: myTicketsQuery }),
  getTicket: contract({ status: 200 }),
  cancelTicket: contract({ status: 200 }),
  checkIn: contract({ status: 200 }),

  health: contract({ status: 200 }),
  ready: contract({ status: 200 }),
};
