import type { EventDto } from '@/application/events/schema';

export type SaleState =
  | { kind: 'draft' | 'cancelled' | 'past' | 'ongoing' | 'soldOut' }
  | { kind: 'onSale'; left: number };

/** What a visitor can expect of the buy box. Takes the event's own status: browsers' clocks differ. */
export function saleState({ status, availableTickets }: Pick<EventDto, 'status' | 'availableTickets'>): SaleState {
  switch (status) {
    case 'DRAFT':
      return { kind: 'draft' };
    case 'CANCELLED':
      return { kind: 'cancelled' };
    case 'COMPLETED':
      return { kind: 'past' };
    case 'ONGOING':
      return { kind: 'ongoing' };
    case 'SCHEDULED':
      return availableTickets > 0 ? { kind: 'onSale', left: availableTickets } : { kind: 'soldOut' };
    default:
      return status satisfies never;
  }
}

/** Whether the number of seats left is news: a handful, or the last tenth of a house, and never most of it. */
export const isNearlySoldOut = ({ availableTickets, capacity }: Pick<EventDto, 'availableTickets' | 'capacity'>) =>
  availableTickets > 0 && availableTickets <= Math.min(20, Math.max(8, capacity / 10), capacity / 2);
