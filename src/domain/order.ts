import { AppError, type FieldError } from './errors.ts';
import { type Event, isOnSale } from './event.ts';
import { LIMITS } from './limits.ts';
import { toMajor } from './money.ts';
import { type EventStock, salesWindow, type TicketType } from './stock.ts';

/** What may be ordered, what it costs, and what becomes of an order. */

export const ORDER_STATUSES = ['PENDING', 'PAID', 'CANCELLED', 'REFUNDED'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export type Order = {
  id: string;
  buyerId: string;
  /** Minor units of `currency`. */
  total: number;
  currency: string;
  status: OrderStatus;
  createdAt: Date;
};

/** Where an order may go from each status. A trigger holds the same in SQL. */
const TRANSITIONS: Record<OrderStatus, readonly OrderStatus[]> = {
  PENDING: ['PAID', 'CANCELLED'],
  PAID: ['CANCELLED', 'REFUNDED'],
  CANCELLED: [],
  REFUNDED: [],
};

export const canBecome = (from: OrderStatus, to: OrderStatus): boolean => TRANSITIONS[from].includes(to);

export type Participant = { name: string; email: string };

/** What somebody asks for: so many of the only type, or of each type named. One participant per seat. */
export type OrderRequest = (
  | { kind: 'only-type'; participants: Participant[] }
  | { kind: 'lines'; lines: AskedLine[] }
) & {
  /** What the buyer was shown that it costs, in minor units; null where nobody says. */
  shown: { total: number; currency: string } | null;
};

/** A part of an order: seats of one type at its price of the moment. */
export type RequestedLine = { type: TicketType; participants: Participant[]; quantity: number };

/** What is on offer, as it was read. */
export type Offer = {
  event: Pick<Event, 'status' | 'startsAt' | 'currency'>;
  stock: Pick<EventStock, 'types'>;
};

export type Check = { kind: 'ok'; lines: RequestedLine[] } | { kind: 'refused'; error: AppError };

export const refused = (error: AppError): Check => ({ kind: 'refused', error });

export const invalid = (fields: FieldError[], message = 'Some fields need another look.'): Check =>
  refused(new AppError('VALIDATION_ERROR', message, { fields }));

export const totalOf = (lines: readonly { type: Pick<TicketType, 'price'>; quantity: number }[]): number =>
  lines.reduce((sum, { type, quantity }) => sum + type.price * quantity, 0);

/** Why nothing of this event is for sale; null where something may be. */
export function closedSale(event: Pick<Event, 'status' | 'startsAt'>, now: Date): AppError | null {
  if (event.status === 'DRAFT') return new AppError('RESOURCE_NOT_FOUND', 'There is no such event.');
  if (isOnSale(event, now)) return null;
  return new AppError(
    'SALES_CLOSED',
    event.status === 'CANCELLED' ? 'This event was cancelled.' : 'Sales for this event have closed.',
  );
}

/**
 * The lines of an order, checked against everything but the number of seats left. `sellsHidden`: whether this buyer may
 * have types that are not shown.
 */
export function checkOrder(request: OrderRequest, { event, stock }: Offer, sellsHidden: boolean, now: Date): Check {
  const closed = closedSale(event, now);
  if (closed) return refused(closed);
  const offered = stock.types.filter(({ isHidden }) => sellsHidden || !isHidden);
  const check =
    request.kind === 'only-type'
      ? checkOnlyType(request.participants, offered, now)
      : checkLines(request.lines, offered, now);
  return check.kind === 'ok' ? checkPrice(check, request.shown, event.currency) : check;
}

/** A page that was opened before a price changed must not buy at the new one unasked. */
function checkPrice(check: Check & { kind: 'ok' }, shown: OrderRequest['shown'], currency: string): Check {
  const total = totalOf(check.lines);
  if (!shown || (shown.total === total && shown.currency === currency)) return check;
  const params = { total: toMajor(total), currency };
  return refused(
    new AppError('CONFLICT', `The price has changed: this order costs ${currency} ${params.total}.`, {
      fields: [{ field: 'total', code: 'price_changed', message: 'is no longer the price', params }],
      facts: params,
    }),
  );
}

function checkOnlyType(participants: Participant[], offered: TicketType[], now: Date): Check {
  const shown = offered.filter(({ isHidden }) => !isHidden);
  const [type] = shown;
  if (!type) return refused(new AppError('SALES_CLOSED', 'This event sells no tickets right now.'));
  // Nobody pays a price that he did not see: where there are several, the buyer says which.
  if (shown.length > 1) {
    return invalid(
      [{ field: 'lines', code: 'lines_needed', message: 'is needed: this event sells several ticket types' }],
      'This event sells several ticket types: name them in `lines`.',
    );
  }
  const line = { type, participants, quantity: participants.length };
  return checked([line], () => 'quantity', now);
}

type AskedLine = { ticketTypeId: string; participants: Participant[] };

/** What was asked for, with the types that it names; `errors` for those that there are none of. */
export function linesOf(
  asked: readonly AskedLine[],
  offered: readonly TicketType[],
): { lines: RequestedLine[]; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const lines = asked.flatMap(({ ticketTypeId, participants }, index): RequestedLine[] => {
    const type = offered.find(({ id }) => id === ticketTypeId);
    if (type) return [{ type, participants, quantity: participants.length }];
    errors.push({
      field: `lines.${index}.ticketTypeId`,
      code: 'unknown_ticket_type',
      message: 'is no ticket type of this event',
    });
    return [];
  });
  return { lines, errors };
}

function checkLines(asked: readonly AskedLine[], offered: TicketType[], now: Date): Check {
  const { lines, errors } = linesOf(asked, offered);
  return errors.length > 0 ? invalid(errors) : checked(lines, (index) => `lines.${index}.quantity`, now);
}

function checked(lines: RequestedLine[], fieldOf: (index: number) => string, now: Date): Check {
  const errors = lines.flatMap(({ type, quantity }, index): FieldError[] => {
    const field = fieldOf(index);
    if (quantity < type.minPerOrder) {
      const params = { minimum: type.minPerOrder };
      return [{ field, code: 'below_min_per_order', message: `must be at least ${type.minPerOrder}`, params }];
    }
    if (quantity > type.maxPerOrder) {
      const params = { maximum: type.maxPerOrder };
      return [{ field, code: 'above_max_per_order', message: `must be at most ${type.maxPerOrder}`, params }];
    }
    return [];
  });
  if (errors.length > 0) return invalid(errors);
  const closed = lines.find(({ type }) => salesWindow(type, now) !== 'open');
  if (closed) {
    const { name } = closed.type;
    const isEarly = salesWindow(closed.type, now) === 'before';
    return refused(
      new AppError('SALES_CLOSED', isEarly ? `“${name}” is not on sale yet.` : `Sales of “${name}” have closed.`, {
        facts: { ticketTypeId: closed.type.id },
      }),
    );
  }
  const seats = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  if (seats <= LIMITS.seatsPerOrder) return { kind: 'ok', lines };
  const params = { maximum: LIMITS.seatsPerOrder };
  return invalid([
    {
      field: 'lines',
      code: 'too_many_seats',
      message: `may be at most ${LIMITS.seatsPerOrder} seats together`,
      params,
    },
  ]);
}
