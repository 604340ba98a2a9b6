import type { EventStatus } from '../../../domain/event.ts';
import type { OrderStatus } from '../../../domain/order.ts';
import type { TicketGroup } from '../../tickets/schema.ts';
import type { FactPage, Facts } from '../assistant.ts';

/** All that the built-in answers say, in one language. Amounts, dates and names come as they are to be read. */

type Span = { date: string; time: string; end: string; zone: string };

export type Sentences = {
  greeting: string;
  thanks: string;
  abilities: string;
  offTopic: string;
  whichEvent: string;
  nothingFound(within: string): string;
  goneEvent: string;
  noMore: string;

  costs(price: string): string;
  costsBetween(least: string, most: string): string;
  isFree: string;
  free: string;
  isOn(span: Span): string;
  wasOn(span: Span): string;
  /** For a line of a list. */
  shortDate(date: string, time: string): string;
  takesPlace(location: string, address: string): string;
  isOnline: string;
  ticketsLeft(left: number, capacity: number): string;
  left(left: number): string;
  soldOut: string;
  stillOnSale: string;
  isSoldOut: string;
  notOnSale: string;
  isNotOnSale: string;
  isCancelled: string;
  cancelled: string;
  isOver: string;
  over: string;
  hasBegun: string;
  goesAhead: string;
  lasts(duration: string, end: string): string;
  hours(hours: number, minutes: number): string;
  organisedBy(name: string): string;
  noOrganiser: string;
  seatsInAll(capacity: number): string;
  sold(sold: number, capacity: number): string;
  typesAre: string;
  typeSale: Record<'before' | 'open' | 'after', string>;
  fewestAtOnce(count: number): string;
  noDescription: string;

  found(total: number, within: string): string;
  from(first: string, last: string): string;
  onDay(day: string): string;
  first: Record<'cheapest' | 'dearest' | 'soonest' | 'newest', string>;
  insteadOf: Record<NonNullable<Facts['insteadOf']>, string>;
  andMore(count: number): string;

  signIn: string;
  yourTickets(total: number, group: TicketGroup | undefined): string;
  noTickets(group: TicketGroup | undefined): string;
  codesAreThere: string;
  yourOrders(total: number): string;
  noOrders: string;
  order(tickets: number, total: string, status: OrderStatus, date: string): string;
  ticketStatus: Record<'ACTIVE' | 'CANCELLED' | 'USED', string>;
  eventStatus: Record<EventStatus, string>;
  pages: Record<FactPage['kind'], string>;
};
