import { AppError } from '../../domain/errors.ts';
import { toMajor } from '../../domain/money.ts';
import { authorize } from '../../domain/policy.ts';
import { type Actor, BOX_OFFICE, type User } from '../../domain/user.ts';
import type { Users } from '../auth/ports.ts';
import type { Clock, HeldTicket, OrderReads } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { typeName } from '../tickets/schema.ts';
import type { AttendeeReads } from './ports.ts';
import type { OrderRecord, OrderTicket } from './schema.ts';

type Deps = { orders: OrderReads; users: Users; attendees: AttendeeReads; clock: Clock };

/** More of one order than anybody reads. */
const MOST_HISTORY = 200;

/** An order as whoever runs its event sees it, with all that became of it. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const orderRecord =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<OrderRecord> => {
    const found = isUuid(id) ? await d.orders.find(id, { kind: 'all' }) : null;
    authorize(actor, 'event.list-attendees', found?.event ?? null);
    if (!found) throw new AppError('RESOURCE_NOT_FOUND', 'There is no such order.');
    const { order, event } = found;
    const [buyer, history] = await Promise.all([
      d.users.findById(order.buyerId),
      d.attendees.historyOf(order.id, MOST_HISTORY),
    ]);
    return {
      id: order.id,
      status: order.status,
      createdAt: order.createdAt.toISOString(),
      total: toMajor(order.total),
      currency: order.currency,
      buyer: order.buyerId === BOX_OFFICE ? null : { name: buyer?.name ?? '', email: buyer?.email ?? '' },
      desk: found.desk && { kind: found.desk.kind, payment: found.desk.payment },
      event: {
        id: event.id,
        name: event.name,
        slug: event.slug,
        startsAt: event.startsAt.toISOString(),
        timeZone: event.timeZone,
        isCancelled: event.status === 'CANCELLED',
        isBegun: d.clock.now() >= event.startsAt,
      },
      tickets: found.tickets.map((held) => toOrderTicket(held, order.buyerId)),
      history,
    };
  };

function toOrderTicket({ ticket, type, offer, received }: HeldTicket, buyerId: User['id']): OrderTicket {
  return {
    id: ticket.id,
    code: ticket.confirmationCode,
    status: ticket.status,
    participantName: ticket.participantName,
    participantEmail: ticket.participantEmail,
    typeName: typeName(type),
    price: toMajor(ticket.price),
    usedAt: ticket.usedAt?.toISOString() ?? null,
    cancelledAt: ticket.cancelledAt?.toISOString() ?? null,
    offeredTo: offer?.toEmail ?? null,
    // Whoever was handed a ticket is named on it.
    ownerName: received && ticket.ownerId !== buyerId ? ticket.participantName : null,
  };
}
