import type { TicketDto } from '@/application/tickets/schema';

export const SHELVES = ['upcoming', 'past', 'cancelled'] as const;
export type Shelf = (typeof SHELVES)[number];

function shelfOf(ticket: TicketDto, now: Date): Shelf {
  if (ticket.status === 'CANCELLED') return 'cancelled';
  return new Date(ticket.event.endsAt) <= now ? 'past' : 'upcoming';
}

/** Only a valid ticket of an event that has not begun can be given back. */
export const canCancel = (ticket: TicketDto, now: Date) =>
  ticket.status === 'ACTIVE' && now < new Date(ticket.event.startsAt);

const byStart = (a: TicketDto, b: TicketDto) =>
  a.event.startsAt.localeCompare(b.event.startsAt) ||
  a.purchaseDate.localeCompare(b.purchaseDate) ||
  a.id.localeCompare(b.id);

/** What comes next stands first; of what is over, the latest does. */
export function shelve(tickets: TicketDto[], now: Date): Record<Shelf, TicketDto[]> {
  const shelves: Record<Shelf, TicketDto[]> = { upcoming: [], past: [], cancelled: [] };
  for (const ticket of tickets) shelves[shelfOf(ticket, now)].push(ticket);
  shelves.upcoming.sort(byStart);
  shelves.past.sort((a, b) => byStart(b, a));
  shelves.cancelled.sort((a, b) => (b.cancelledAt ?? '').localeCompare(a.cancelledAt ?? ''));
  return shelves;
}
