import { ticketFacts } from '../../domain/domain-events.ts';
import { authorize, rowScope } from '../../domain/policy.ts';
import { cancel } from '../../domain/ticket.ts';
import { type Actor, accountOf } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { ticketNotFound } from './not-found.ts';
import { type TicketDto, toTicketDto } from './schema.ts';

type Deps = { transaction: Transaction; clock: Clock };

/** Gives the seat back to stock. @throws AppError UNAUTHORIZED | RESOURCE_NOT_FOUND | CONFLICT */
export const cancelTicket =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<TicketDto> => {
    const scope = rowScope(actor);
    const now = d.clock.now();
    return d.transaction(async (tx) => {
      const found = isUuid(id) ? await tx.tickets.lock(id, scope) : null;
      authorize(actor, 'ticket.cancel', found?.ticket ?? null);
      if (!found) throw ticketNotFound();
      const { event, type } = found;
      const cancelled = cancel(found.ticket, event, now);
      await tx.tickets.save(cancelled);
      await tx.stock.release([cancelled]);
      await tx.settleOrders([cancelled.orderId]);
      const reason = accountOf(actor) === cancelled.ownerId ? 'holder' : 'organiser';
      await tx.record([
        {
          type: 'ticket.cancelled',
          subjectId: cancelled.id,
          payload: { ...ticketFacts(cancelled, event, type), reason },
        },
      ]);
      await tx.audit({ action: 'ticket.cancel', subjectId: cancelled.id, detail: { reason } });
      return toTicketDto(cancelled, event, type, now);
    });
  };
