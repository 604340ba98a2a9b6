import { z } from 'zod';
import { createTicketTypeSchema, ticketTypeDto, updateTicketTypeSchema } from '@/application/ticket-types/schema';
import { contract } from './contract';
import { limits } from './limits';
import { eventId, eventIdOrSlug, ifNoneMatch, ticketTypeId } from './parts';

export const ticketTypeContracts = {
  ticketTypes: contract({
    method: 'GET',
    path: '/api/events/{id}/ticket-types',
    summary: 'What an event sells, as it is shown; hidden types to admins only',
    caller: 'anyone',
    limit: limits.general,
    cache: 'public',
    params: eventIdOrSlug,
    headers: { ifNoneMatch },
    answers: { 200: z.array(ticketTypeDto), 304: null },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  createTicketType: contract({
    method: 'POST',
    path: '/api/events/{id}/ticket-types',
    summary: 'Sell one more type',
    caller: 'organiser',
    limit: limits.general,
    params: eventId,
    body: createTicketTypeSchema.meta({
      examples: [{ name: 'Balcony', price: 149, capacity: 80, translations: { 'pt-BR': { name: 'Balcão' } } }],
    }),
    answers: { 201: ticketTypeDto },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT', 'OPTIMISTIC_LOCK_ERROR'],
  }),
  updateTicketType: contract({
    method: 'PATCH',
    path: '/api/events/{id}/ticket-types/{typeId}',
    summary: 'Change what is sent, leave the rest; `salesEnd` in the past closes a type',
    caller: 'organiser',
    limit: limits.general,
    params: ticketTypeId,
    body: updateTicketTypeSchema.meta({ examples: [{ price: 129, salesEnd: '2026-03-01T00:00:00' }] }),
    answers: { 200: ticketTypeDto },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT', 'OPTIMISTIC_LOCK_ERROR'],
  }),
  deleteTicketType: contract({
    method: 'DELETE',
    path: '/api/events/{id}/ticket-types/{typeId}',
    summary: 'Remove a type of which nothing was ever sold',
    caller: 'organiser',
    limit: limits.general,
    params: ticketTypeId,
    answers: { 204: null },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT', 'EVENT_HAS_TICKETS', 'OPTIMISTIC_LOCK_ERROR'],
  }),
};
