import { TICKET_GROUPS, type TicketDto, type TicketGroup } from '@/application/tickets/schema';
import { paths } from '@/presentation/paths';
import { groupBy } from '../../group-by';

/** Which of one's tickets a page shows; pages count from 1. */
export type TicketsAddress = { group: TicketGroup; page: number };

export const TICKETS_PER_PAGE = 12;

export function readTicketsAddress(show: string | null | undefined, page: string | null | undefined): TicketsAddress {
  return {
    group: TICKET_GROUPS.find((group) => group === show) ?? 'upcoming',
    page: /^[1-9]\d{0,5}$/.test(page ?? '') ? Number(page) : 1,
  };
}

export function ticketsHref({ group, page }: TicketsAddress): string {
  const query = new URLSearchParams();
  if (group !== 'upcoming') query.set('show', group);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `${paths.tickets}?${query}` : paths.tickets;
}

/** Tickets of one event, which stand on one card. */
export type EventTickets = { event: TicketDto['event']; tickets: TicketDto[] };

/** Event by event, each where its first ticket stands: the shop has sorted them. */
export const byEvent = (tickets: TicketDto[]): EventTickets[] =>
  groupBy(tickets, ({ event }) => event.id).map((own) => ({ event: own[0].event, tickets: own }));

/** Only a valid ticket of an event that has not begun can be given back. */
export const canCancel = (ticket: TicketDto, now: Date) =>
  ticket.status === 'ACTIVE' && ticket.event.status === 'SCHEDULED' && now < new Date(ticket.event.startsAt);

/** Only what lets somebody in, and is not on its way already, can be handed on: until the event is over. */
export const canHandOn = (ticket: TicketDto, now: Date) =>
  ticket.status === 'ACTIVE' &&
  !ticket.transfer &&
  ticket.event.status !== 'CANCELLED' &&
  now < new Date(ticket.event.endsAt);

/** What one bought oneself, and still holds, was confirmed by a mail. */
export const canResend = (ticket: TicketDto) => ticket.signedCode !== undefined && !ticket.received;

/** Tickets that let the same person into the same seats, together; any other stands alone. */
export const alike = (tickets: TicketDto[]): [TicketDto, ...TicketDto[]][] =>
  groupBy(tickets, ({ id, signedCode, ticketType, participantName, participantEmail }) =>
    signedCode ? JSON.stringify([ticketType.id, participantName, participantEmail]) : id,
  );
