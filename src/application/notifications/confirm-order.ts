import type { Handler } from '../jobs/job.ts';
import type { confirmOrderJob } from './confirm-order.job.ts';
import type { Draft, Drafts, MailedOrder, MailedSales } from './ports.ts';
import { eventFor, type Reader, readersOf, ticketsFor } from './readers.ts';

type Deps = { sales: MailedSales; drafts: Drafts };

/** The buyer gets all of the order that is still theirs, everybody else who is named the tickets that are for them. */
export const confirmOrder =
  (d: Deps): Handler<(typeof confirmOrderJob)['payload']> =>
  async ({ orderId }) => {
    const order = await d.sales.order(orderId);
    // The buyer's account was deleted meanwhile.
    if (!order) return;
    const others = readersOf(order.tickets).filter(
      ({ recipient, userId, buyerName }) =>
        // Whoever has a ticket of it by another way by now heard of it then.
        buyerName !== null && userId === order.buyer.id && recipient.toLowerCase() !== order.buyer.email.toLowerCase(),
    );
    // The code of one that was handed on by now is its new owner's.
    const own = order.tickets.filter(({ owner }) => owner.id === order.buyer.id);
    await d.drafts.write([
      // The box office reads no mail.
      ...(own.length > 0 && order.buyer.email !== '' ? [toBuyer(orderId, { ...order, tickets: own })] : []),
      ...others.map((reader) => toParticipant(orderId, order, reader)),
    ]);
  };

function toBuyer(orderId: string, { buyer, event, tickets, total, currency }: MailedOrder): Draft {
  const { id, name, locale } = buyer;
  return {
    key: `order-confirmed:${orderId}`,
    userId: id,
    subjectId: orderId,
    recipient: buyer.email,
    locale,
    template: 'order-confirmed',
    payload: {
      name,
      orderId,
      event: eventFor(event, locale),
      tickets: ticketsFor({ tickets, locale }),
      total,
      currency,
    },
  };
}

function toParticipant(orderId: string, { buyer, event }: MailedOrder, reader: Reader): Draft {
  const { recipient, name, locale } = reader;
  return {
    key: `participant-ticket:${orderId}:${recipient.toLowerCase()}`,
    userId: buyer.id,
    subjectId: orderId,
    recipient,
    locale,
    template: 'participant-ticket',
    payload: { name, buyerName: buyer.name || null, event: eventFor(event, locale), tickets: ticketsFor(reader) },
  };
}
