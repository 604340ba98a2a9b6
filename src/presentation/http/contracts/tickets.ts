import { eventPurchaseSchema, purchaseDto, purchaseSchema } from '@/application/orders/schema';
import { pageOf } from '@/application/schema';
import { cancelledTicketDto, eventTicketsQuery, myTicketsQuery, ticketDto } from '@/application/tickets/schema';
import { acceptTransferSchema, offerTransferSchema } from '@/application/transfers/schema';
import { contract } from './contract';
import { limits } from './limits';
import { eventId, eventIdOrSlug, id, idempotencyKey } from './parts';

/** The same list stands at two addresses. */
const attendees = {
  method: 'GET',
  summary: 'Who comes to an event',
  caller: 'organiser',
  limit: limits.general,
  params: eventIdOrSlug,
  query: eventTicketsQuery,
  answers: { 200: pageOf(ticketDto) },
  errors: ['RESOURCE_NOT_FOUND'],
} as const;

/** The same call, too. A key and what was answered to it hold at both. */
const purchase = {
  method: 'POST',
  caller: 'signed-in',
  limit: limits.purchase,
  headers: { idempotencyKey },
  answers: { 201: purchaseDto },
  errors: [
    'RESOURCE_NOT_FOUND',
    'CONFLICT',
    'SALES_CLOSED',
    'INSUFFICIENT_CAPACITY',
    'OPTIMISTIC_LOCK_ERROR',
    'IDEMPOTENCY_KEY_REUSED',
    'IDEMPOTENCY_IN_PROGRESS',
  ],
} as const;
const johnDoe = { participantName: 'John Doe', participantEmail: 'john@example.com' };

export const ticketContracts = {
  purchaseTicket: contract({
    ...purchase,
    path: '/api/tickets/purchase',
    summary: 'Buy seats in one order, all or nothing',
    body: purchaseSchema.meta({ examples: [{ eventId: '123e4567-e89b-12d3-a456-426614174000', ...johnDoe }] }),
  }),
  purchaseTicketOfEvent: contract({
    ...purchase,
    path: '/api/events/{id}/purchase',
    summary: 'Buy seats of this event in one order, all or nothing. In a rush this address answers soonest',
    params: eventId,
    body: eventPurchaseSchema.meta({ examples: [johnDoe] }),
  }),
  myTickets: contract({
    method: 'GET',
    path: '/api/tickets/my-tickets',
    summary: "One's own tickets, newest first",
    caller: 'signed-in',
    limit: limits.general,
    query: myTicketsQuery,
    answers: { 200: pageOf(ticketDto) },
    errors: [],
  }),
  getTicket: contract({
    method: 'GET',
    path: '/api/tickets/{id}',
    summary: "One ticket; somebody else's is not found",
    caller: 'signed-in',
    limit: limits.general,
    params: id,
    answers: { 200: ticketDto },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  cancelTicket: contract({
    method: 'DELETE',
    path: '/api/tickets/{id}',
    summary: 'Give a ticket back',
    caller: 'signed-in',
    limit: limits.general,
    params: id,
    answers: { 200: cancelledTicketDto },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT', 'OPTIMISTIC_LOCK_ERROR'],
  }),
  offerTransfer: contract({
    method: 'POST',
    path: '/api/tickets/{id}/transfer',
    summary: "Offer one's ticket to somebody by mail. Codes that were about are good for nothing from then on",
    caller: 'signed-in',
    limit: limits.transfer,
    params: id,
    body: offerTransferSchema.meta({ examples: [{ email: 'bia@example.com', name: 'Bia' }] }),
    answers: { 200: ticketDto },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT'],
  }),
  takeBackTransfer: contract({
    method: 'DELETE',
    path: '/api/tickets/{id}/transfer',
    summary: 'Take a ticket back that nobody has accepted yet',
    caller: 'signed-in',
    limit: limits.general,
    params: id,
    answers: { 200: ticketDto },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT'],
  }),
  acceptTransfer: contract({
    method: 'POST',
    path: '/api/transfers/accept',
    summary: "Make a ticket one's own with the token of the mailed link, once",
    caller: 'signed-in',
    limit: limits.general,
    body: acceptTransferSchema.meta({ examples: [{ token: 'Q0hXb1NhbXBsZVRva2VuT2ZBTWFpbGVkTGlua0Zvcl8' }] }),
    answers: { 200: ticketDto },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT'],
  }),
  eventTickets: contract({ ...attendees, path: '/api/events/{id}/tickets' }),
  ticketsOfEvent: contract({ ...attendees, path: '/api/tickets/event/{id}' }),
};
