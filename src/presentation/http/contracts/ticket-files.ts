import { eventCalendarQuery, ticketFileQuery, ticketPdfQuery, walletLinksDto } from '@/application/tickets/file-schema';
import { contract, fileOf } from './contract';
import { limits } from './limits';
import { eventIdOrSlug, id, ifNoneMatch } from './parts';

export const ticketFileContracts = {
  ticketPdf: contract({
    method: 'GET',
    path: '/api/tickets/{id}/ticket.pdf',
    summary: 'A ticket to print or to show, with the QR code that lets its holder in',
    caller: 'signed-in',
    limit: limits.printing,
    params: id,
    query: ticketPdfQuery,
    answers: { 200: fileOf('application/pdf') },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  ticketCalendar: contract({
    method: 'GET',
    path: '/api/tickets/{id}/calendar.ics',
    summary: 'The event of a ticket for a calendar; once it is cancelled, what takes it out again',
    caller: 'signed-in',
    limit: limits.general,
    params: id,
    query: ticketFileQuery,
    answers: { 200: fileOf('text/calendar') },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  ticketWallets: contract({
    method: 'GET',
    path: '/api/tickets/{id}/wallet',
    summary: 'Where wallets get a ticket, for each that is set up here',
    caller: 'signed-in',
    limit: limits.general,
    params: id,
    query: ticketFileQuery,
    answers: { 200: walletLinksDto },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  ticketPass: contract({
    method: 'GET',
    path: '/api/tickets/{id}/ticket.pkpass',
    summary: 'A ticket for Apple Wallet; not found where that is not set up here',
    caller: 'signed-in',
    limit: limits.printing,
    params: id,
    query: ticketFileQuery,
    answers: { 200: fileOf('application/vnd.apple.pkpass') },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
  eventCalendar: contract({
    method: 'GET',
    path: '/api/events/{id}/calendar.ics',
    summary: 'An event for a calendar',
    caller: 'anyone',
    limit: limits.general,
    cache: 'public',
    params: eventIdOrSlug,
    query: eventCalendarQuery,
    headers: { ifNoneMatch },
    answers: { 200: fileOf('text/calendar'), 304: null },
    errors: ['RESOURCE_NOT_FOUND'],
  }),
};
