import type { SaleAnswer, SaleRequest } from '../../application/orders/ports.ts';
import { ticketFacts } from '../../domain/domain-events.ts';
import type { EventDetails } from '../../domain/event.ts';
import { type RequestedLine, totalOf } from '../../domain/order.ts';
import type { Seats, StockPool } from '../../domain/stock.ts';
import { confirmationCode, type Ticket } from '../../domain/ticket.ts';
import { type Caused, toRows } from '../events/record.ts';
import { freshBytes, newId } from '../ids.ts';

/** An order that is ready to be written, with the answer that will go out once it is. */
export type Sale = {
  orderId: string;
  request: SaleRequest;
  lines: RequestedLine[];
  tickets: Ticket[];
  total: number;
  answer: SaleAnswer;
};

/** Draws ids and codes for a request, at the prices of `lines` as they were read. Writes nothing. */
export function prepareSale(request: SaleRequest, lines: RequestedLine[], event: EventDetails, now: Date): Sale {
  const orderId = newId();
  const tickets = lines.flatMap(({ type, participants }) =>
    participants.map(
      ({ name, email }): Ticket => ({
        id: newId(),
        orderId,
        eventId: event.id,
        ticketTypeId: type.id,
        ownerId: request.buyerId,
        confirmationCode: confirmationCode(freshBytes),
        status: 'ACTIVE',
        participantName: name,
        participantEmail: email,
        price: type.price,
        currency: event.currency,
        purchasedAt: now,
        cancelledAt: null,
        usedAt: null,
        serial: 1,
      }),
    ),
  );
  const total = totalOf(lines);
  const body = request.answerBody({ tickets, lines, total }, event, now);
  return { orderId, request, lines, tickets, total, answer: { body, replayed: false } };
}

/** What these sales record, which leave `left`; the last seat of the house is news of its own. */
export function eventsOf(event: EventDetails, sales: readonly Sale[], left: readonly StockPool[]): Caused[] {
  const purchased = sales.flatMap(({ lines, tickets, request: { requestId } }) =>
    tickets.flatMap((ticket): Caused[] => {
      const line = lines.find(({ type }) => type.id === ticket.ticketTypeId);
      if (!line) return [];
      const payload = ticketFacts(ticket, event, line.type);
      return [{ type: 'ticket.purchased', subjectId: ticket.id, payload, requestId }];
    }),
  );
  const isSoldOut = left.some(({ id, available }) => id === event.id && available === 0);
  return isSoldOut
    ? [...purchased, { type: 'event.sold-out', subjectId: event.id, payload: { slug: event.slug } }]
    : purchased;
}

/** What is sold of one event. */
export type EventSales = {
  event: EventDetails;
  pools: readonly StockPool[];
  taken: Seats;
  sales: readonly Sale[];
  events: readonly Caused[];
};

/** The parameters of `SELL`; an event's number is its place in `batch`. */
export function sellParameters(batch: readonly EventSales[], now: Date): unknown[] {
  const rowsOf = <Row>(rows: (of: EventSales, nr: number) => Row[]): string => JSON.stringify(batch.flatMap(rows));
  return [
    now,
    rowsOf(({ event }, nr) => [{ nr, id: event.id, currency: event.currency }]),
    rowsOf(({ pools, taken }, nr) =>
      pools.flatMap(({ id, version }) => (taken.has(id) ? [{ nr, id, version, seats: taken.get(id) }] : [])),
    ),
    rowsOf(({ sales }, nr) =>
      // What is undefined is not written: an ordinary order is no longer for either.
      sales.map(({ orderId, request, total }) => ({
        nr,
        id: orderId,
        buyer: request.buyerId,
        total,
        source: request.source,
        desk: request.desk,
      })),
    ),
    rowsOf(({ sales }, nr) =>
      sales.flatMap(({ orderId, lines }) =>
        lines.map(({ type, quantity }) => ({ nr, order_id: orderId, type: type.id, quantity, price: type.price })),
      ),
    ),
    rowsOf(({ sales }, nr) => sales.flatMap(({ tickets }) => tickets.map((ticket) => ticketRow(ticket, nr)))),
    rowsOf(({ events }, nr) => toRows(events, now).map((row) => ({ nr, ...row }))),
    rowsOf(({ sales }, nr) => sales.flatMap((sale) => keyRow(sale, nr))),
  ];
}

const ticketRow = (ticket: Ticket, nr: number) => ({
  nr,
  id: ticket.id,
  order_id: ticket.orderId,
  type: ticket.ticketTypeId,
  owner: ticket.ownerId,
  code: ticket.confirmationCode,
  name: ticket.participantName,
  email: ticket.participantEmail,
  price: ticket.price,
});

const keyRow = ({ request: { buyerId, idempotency }, answer }: Sale, nr: number) =>
  idempotency
    ? [{ nr, user: buyerId, key: idempotency.key, hash: idempotency.bodyHash.toString('hex'), body: answer.body }]
    : [];
