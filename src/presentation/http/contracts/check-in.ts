import {
  checkInCountsDto,
  checkInDto,
  checkInListDto,
  checkInListQuery,
  checkInSchema,
  undoCheckInSchema,
} from '@/application/check-in/schema';
import { ticketDto } from '@/application/tickets/schema';
import { contract } from './contract';
import { limits } from './limits';
import { confirmationCode, eventIdOrSlug, id } from './parts';

export const checkInContracts = {
  checkIn: contract({
    method: 'POST',
    path: '/api/tickets/{id}/check-in',
    summary: 'Let a ticket in, once',
    caller: 'door',
    limit: limits.checkIn,
    params: confirmationCode,
    answers: { 200: ticketDto },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT', 'ALREADY_CHECKED_IN'],
  }),
  scan: contract({
    method: 'POST',
    path: '/api/check-ins',
    summary: 'Let in a ticket by its signed or its confirmation code, once, however often the scan is sent',
    caller: 'door',
    limit: limits.checkIn,
    body: checkInSchema.meta({ examples: [{ confirmationCode: 'K7MN4PQRS', device: 'North door' }] }),
    answers: { 200: checkInDto },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT', 'ALREADY_CHECKED_IN', 'IDEMPOTENCY_KEY_REUSED'],
  }),
  undoCheckIn: contract({
    method: 'DELETE',
    path: '/api/tickets/{id}/check-in',
    summary: 'Undo a check-in, saying why; by id or confirmation code',
    caller: 'door',
    limit: limits.checkIn,
    params: id,
    body: undoCheckInSchema.meta({ examples: [{ reason: 'Scanned at the wrong door' }] }),
    answers: { 200: ticketDto },
    errors: ['RESOURCE_NOT_FOUND', 'CONFLICT'],
  }),
  checkInCounts: contract({
    method: 'GET',
    path: '/api/events/{id}/check-ins',
    summary: 'How many are in, by ticket type',
    caller: 'door',
    limit: limits.checkIn,
    params: eventIdOrSlug,
    answers: { 200: checkInCountsDto },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  checkInList: contract({
    method: 'GET',
    path: '/api/events/{id}/check-in-list',
    summary: 'All tickets as a scanner keeps them to work without a network, signed in the header `X-List-Signature`',
    caller: 'door',
    limit: limits.checkInList,
    params: eventIdOrSlug,
    query: checkInListQuery,
    answers: { 200: checkInListDto },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
};
