import { AppError } from './errors.ts';
import type { Event } from './event.ts';
import { LIMITS } from './limits.ts';
import { type Check, invalid, linesOf, type Offer, type OrderRequest, refused, totalOf } from './order.ts';

/** What whoever runs an event gives away, or sells by hand: the same sale, under rules of its own. */

export const DESK_KINDS = ['complimentary', 'door'] as const;
export type DeskKind = (typeof DESK_KINDS)[number];
export const PAYMENTS = ['cash', 'card', 'pix', 'other'] as const;
export type Payment = (typeof PAYMENTS)[number];

/** `by` is the account of whoever did it. */
export type DeskSale = { by: string } & ({ kind: 'complimentary'; payment: null } | { kind: 'door'; payment: Payment });

/** Why nothing can be given away or sold by hand; null where it can. Until an event is over somebody may come in. */
function closedDesk(event: Pick<Event, 'status' | 'endsAt'>, now: Date): AppError | null {
  if (event.status === 'DRAFT') return new AppError('SALES_CLOSED', 'This event is not published yet.');
  if (event.status === 'CANCELLED') return new AppError('SALES_CLOSED', 'This event was cancelled.');
  return now >= event.endsAt ? new AppError('SALES_CLOSED', 'This event is over.') : null;
}

/** The lines of such an order: any type, whenever it is on sale and however few are bought of it; a gift costs nothing. */
export function checkDeskOrder(
  request: OrderRequest,
  { kind }: Pick<DeskSale, 'kind'>,
  { event, stock }: Offer & { event: Pick<Event, 'endsAt'> },
  now: Date,
): Check {
  const closed = closedDesk(event, now);
  if (closed) return refused(closed);
  if (request.kind !== 'lines') {
    return invalid([{ field: 'lines', code: 'lines_needed', message: 'is needed: the desk names the ticket type' }]);
  }
  const { lines, errors } = linesOf(request.lines, stock.types);
  if (errors.length > 0) return invalid(errors);
  const seats = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  if (seats > LIMITS.seatsPerOrder) {
    const params = { maximum: LIMITS.seatsPerOrder };
    return invalid([
      { field: 'lines', code: 'too_many_seats', message: `may be at most ${LIMITS.seatsPerOrder} together`, params },
    ]);
  }
  if (kind === 'complimentary') {
    return { kind: 'ok', lines: lines.map((line) => ({ ...line, type: { ...line.type, price: 0 } })) };
  }
  return request.shown && request.shown.total !== totalOf(lines)
    ? refused(new AppError('CONFLICT', 'The price has changed.', { facts: { reason: 'price_changed' } }))
    : { kind: 'ok', lines };
}
