import { AppError } from '../../domain/errors.ts';
import type { Locale } from '../../domain/locale.ts';
import { authorize, rowScope } from '../../domain/policy.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Actor, User } from '../../domain/user.ts';
import type { Users } from '../auth/ports.ts';
import { eventFor } from '../notifications/readers.ts';
import type { Clock, Ids, OrderReads, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { typeName } from '../tickets/schema.ts';
import { assureNotMailedOften, toldTicket } from './asked-anew.ts';
import type { LetterPayload } from './letters.ts';
import type { MailReads } from './ports.ts';

type Deps = {
  orders: OrderReads;
  users: Users;
  mailReads: MailReads;
  clock: Clock;
  ids: Ids;
  transaction: Transaction;
};

/**
 * Mails the buyer the confirmation of an order anew, with those of its tickets that are good and still theirs. Somebody
 * else's order is not found, unless an admin or an organiser of its event asks.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT where no ticket is left | RATE_LIMITED
 */
export const resendConfirmation =
  (d: Deps) =>
  async (actor: Actor, orderId: string): Promise<void> => {
    const scope = rowScope(actor);
    const found = isUuid(orderId) ? await d.orders.find(orderId, scope) : null;
    authorize(actor, 'order.resend', found && { ...found.order, eventId: found.event.id });
    const buyer = found && (await d.users.findById(found.order.buyerId));
    if (!found || !buyer) throw new AppError('RESOURCE_NOT_FOUND', 'There is no such order.');
    const tickets = found.tickets
      .map(({ ticket }) => ticket)
      .filter(({ status, ownerId }) => status === 'ACTIVE' && ownerId === buyer.id);
    if (tickets.length === 0) throw new AppError('CONFLICT', 'No ticket of this order is good any more.');
    await assureNotMailedOften(d, { subjectId: orderId, template: 'order-confirmed', what: 'order' });
    const mail = {
      id: d.ids.next(),
      userId: buyer.id,
      subjectId: orderId,
      recipient: buyer.email,
      locale: buyer.locale,
      template: 'order-confirmed' as const,
      payload: confirmation(found, tickets, buyer),
    };
    await d.transaction((tx) => tx.mails.write(mail));
  };

type Found = NonNullable<Awaited<ReturnType<OrderReads['find']>>>;

function confirmation(
  { order, event, lines }: Found,
  tickets: Ticket[],
  { name, locale }: Pick<User, 'name' | 'locale'>,
): LetterPayload<'order-confirmed'> {
  return {
    name,
    orderId: order.id,
    event: eventFor(event, locale),
    tickets: tickets.map((ticket) => toldTicket(ticket, nameOfType(ticket, lines, locale))),
    total: tickets.reduce((sum, { price }) => sum + price, 0),
    currency: order.currency,
  };
}

function nameOfType({ ticketTypeId }: Ticket, lines: Found['lines'], locale: Locale): string {
  const line = lines.find(({ ticketType }) => ticketType.id === ticketTypeId);
  return line ? typeName(line.ticketType, locale) : '';
}
