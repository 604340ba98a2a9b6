import { type DomainEvent, eventFacts, ticketFacts } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import { isPast } from '../../domain/event.ts';
import { authorize } from '../../domain/policy.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { seriesChanged } from '../series/series-changed.ts';
import { eventNotFound } from './not-found.ts';
import type { CancelEventInput, EventDetailDto } from './schema.ts';
import { toEventDetailDto } from './to-dto.ts';

type Deps = { transaction: Transaction; clock: Clock };

/**
 * Cancels the event and every ticket still held for it, in one step. `message` goes into the mails to their holders.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT
 */
export const cancelEvent =
  (d: Deps) =>
  async (actor: Actor, id: string, { message }: CancelEventInput = {}): Promise<EventDetailDto> => {
    // Before anything is locked: whoever may not change this event must not hold it up.
    authorize(actor, 'event.cancel', { eventId: id.toLowerCase() });
    const now = d.clock.now();
    return d.transaction(async (tx) => {
      const event = isUuid(id) ? await tx.events.lock(id) : null;
      if (!event) throw eventNotFound();
      if (event.status === 'CANCELLED') throw new AppError('CONFLICT', 'This event was cancelled before.');
      if (isPast(event, now)) throw new AppError('CONFLICT', 'This event is over; it can no longer be cancelled.');
      const { types } = await tx.stock.lock(event.id);
      const typeOf = ({ ticketTypeId }: Ticket) => types.find(({ id }) => id === ticketTypeId) ?? { name: '' };
      const tickets = await tx.events.cancelTickets(event.id, now);
      await tx.stock.release(tickets);
      const saved = await tx.events.update(event, { status: 'CANCELLED' });
      if (message) await tx.events.keepCancellationMessage(event.id, message);
      await tx.settleOrders([...new Set(tickets.map((ticket) => ticket.orderId))]);
      await tx.record([
        {
          type: 'event.cancelled',
          subjectId: event.id,
          payload: { event: eventFacts(event), tickets: tickets.length, source: 'app' },
        },
        ...tickets.map(
          (ticket): DomainEvent => ({
            type: 'ticket.cancelled',
            subjectId: ticket.id,
            payload: { ...ticketFacts(ticket, event, typeOf(ticket)), reason: 'event-cancelled' },
          }),
        ),
        ...seriesChanged(await tx.series.of(event.id)),
      ]);
      await tx.audit({
        action: 'event.cancel',
        subjectId: event.id,
        detail: { tickets: tickets.length },
      });
      return toEventDetailDto(saved, await tx.stock.read(event.id), now);
    });
  };
