import { requireSignedIn } from '../../domain/policy.ts';
import { cancel } from '../../domain/ticket.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { ticketNotFound } from './queries.ts';
import { type TicketDto, toTicketDto } from './schema.ts';

type Deps = { transaction: Transaction; clock: Clock };

/** Gives the seat back to stock. @throws AppError UNAUTHORIZED | RESOURCE_NOT_FOUND | CONFLICT */
export const cancelTicket =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<TicketDto> => {
    const holder = requireSignedIn(actor);
    if (!isUuid(id)) throw ticketNotFound();
    const now = d.clock.now();

    return d.transaction(async (tx) => {
      const found = await tx.tickets.lockForActor(id, holder);
      if (!found) throw ticketNotFound();
      const cancelled = cancel(found.ticket, found.event, now);
      await tx.tickets.save(cancelled);
      await tx.events.release(found.event.id, 1);
      await tx.settleOrders([cancelled.orderId]);
      await tx.publish([{ type: 'ticket.cancelled', subjectId: id, payload: { eventId: found.event.id } }]);
      return toTicketDto(cancelled, found.event, now);
    });
  };
