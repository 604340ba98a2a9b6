import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { EventForSale, SaleAnswer, SaleRequest } from '../../application/ports.ts';
import { confirmationCode, type Ticket } from '../../domain/ticket.ts';

/** An order that is ready to be written, with the answer that will go out once it is. */
export type Sale = { orderId: string; request: SaleRequest; tickets: Ticket[]; answer: SaleAnswer };

/** Draws ids and codes for a request, at the price of `event` as it was read. Writes nothing. */
export function prepareSale(request: SaleRequest, event: EventForSale, now: Date): Sale {
  const orderId = uuidv7();
  const tickets = request.participants.map(
    ({ name, email }): Ticket => ({
      id: uuidv7(),
      orderId,
      eventId: event.id,
      ownerId: request.buyer.id,
      confirmationCode: confirmationCode(randomBytes),
      status: 'ACTIVE',
      participantName: name,
      participantEmail: email,
      price: event.price,
      currency: event.currency,
      purchasedAt: now,
      cancelledAt: null,
      usedAt: null,
    }),
  );
  return {
    orderId,
    request,
    tickets,
    answer: { status: 201, body: request.answerBody(tickets, event, now), replayed: false },
  };
}

/** The parameters of `SELL` for these sales. */
export function sellParameters(event: EventForSale, sales: Sale[], now: Date): unknown[] {
  const seats = sales.reduce((sum, { tickets }) => sum + tickets.length, 0);
  const rows = {
    orders: sales.map(({ orderId, request, tickets }) => ({
      id: orderId,
      buyer: request.buyer.id,
      total: event.price * tickets.length,
    })),
    tickets: sales.flatMap(({ orderId, tickets }) =>
      tickets.map((ticket) => ({
        id: ticket.id,
        order_id: orderId,
        owner: ticket.ownerId,
        code: ticket.confirmationCode,
        name: ticket.participantName,
        email: ticket.participantEmail,
        price: ticket.price,
        log_id: uuidv7(),
      })),
    ),
    keys: sales.flatMap(({ request, answer }) =>
      request.idempotency
        ? [
            {
              user: request.buyer.id,
              key: request.idempotency.key,
              hash: request.idempotency.bodyHash.toString('hex'),
              status: answer.status,
              body: answer.body,
            },
          ]
        : [],
    ),
  };
  return [event.id, event.version, seats, JSON.stringify(rows), event.currency, now];
}
