import type { SaleRequest } from '../../application/orders/ports.ts';
import { checkDeskOrder } from '../../domain/desk-sale.ts';
import { AppError } from '../../domain/errors.ts';
import type { EventDetails } from '../../domain/event.ts';
import { checkOrder, type RequestedLine } from '../../domain/order.ts';
import { afterSale, allocate, availableOf, type EventStock, type StockPool, seatsTaken } from '../../domain/stock.ts';

/** An event and what it sells, as they were read. */
export type Offer = { event: EventDetails; stock: EventStock };

type Chosen = { request: SaleRequest; lines: RequestedLine[] };

export type Decision = {
  chosen: Chosen[];
  taken: ReadonlyMap<string, number>;
  /** What the pools hold once the chosen have theirs. */
  left: StockPool[];
  refused: Map<SaleRequest, AppError>;
};

/** Who of a batch gets what, first come, first served. Writes nothing. */
export function decide(requests: readonly SaleRequest[], { event, stock }: Offer, now: Date): Decision {
  const refused = new Map<SaleRequest, AppError>();
  const valid: Chosen[] = [];
  for (const request of requests) {
    const check = request.desk
      ? checkDeskOrder(request.order, request.desk, { event, stock }, now)
      : checkOrder(request.order, { event, stock }, request.sellsHidden, now);
    if (check.kind === 'ok') valid.push({ request, lines: check.lines });
    else refused.set(request, check.error);
  }
  const { fitting, taken } = allocate(valid, ({ lines }) => seatsTaken(lines), stock.pools);
  const left = afterSale(stock.pools, taken);
  const fits = new Set(fitting);
  for (const order of valid) if (!fits.has(order)) refused.set(order.request, soldOut(order.lines, left));
  return { chosen: fitting, taken, left, refused };
}

function soldOut(lines: readonly RequestedLine[], left: readonly StockPool[]): AppError {
  const short = lines.find(({ type, quantity }) => availableOf(type, left) < quantity) ?? lines[0];
  const available = short ? availableOf(short.type, left) : 0;
  return new AppError(
    'INSUFFICIENT_CAPACITY',
    available > 0 ? 'Fewer seats are left than you asked for.' : 'Every seat is sold.',
    { facts: { availableTickets: available, ticketTypeId: short?.type.id ?? null } },
  );
}
