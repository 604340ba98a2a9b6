import { AppError } from '../../domain/errors.ts';
import { isPast } from '../../domain/event.ts';
import { requireAdmin } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { eventNotFound } from './not-found.ts';
import { type EventDto, toEventDto } from './schema.ts';

type Deps = { transaction: Transaction; clock: Clock };

/**
 * Cancels the event and every ticket still held for it, in one step.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT
 */
export const cancelEvent =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<EventDto> => {
    const admin = requireAdmin(actor);
    if (!isUuid(id)) throw eventNotFound();
    const now = d.clock.now();

    const cancelled = await d.transaction(async (tx) => {
      const event = await tx.events.lock(id);
      if (!event) throw eventNotFound();
      if (event.status === 'CANCELLED') throw new AppError('CONFLICT', 'This event was cancelled before.');
      if (isPast(event, now)) throw new AppError('CONFLICT', 'This event is over; it can no longer be cancelled.');
      const tickets = await tx.events.cancelTickets(id, now);
      const saved = await tx.events.update(
        { ...event, available: event.available + tickets.length },
        { status: 'CANCELLED' },
      );
      await tx.settleOrders([...new Set(tickets.map((ticket) => ticket.orderId))]);
      await tx.publish([
        { type: 'event.cancelled', subjectId: id, payload: { tickets: tickets.length } },
        ...tickets.map((ticket) => ({
          type: 'ticket.cancelled' as const,
          subjectId: ticket.id,
          payload: { eventId: id },
        })),
      ]);
      await tx.audit({ actorId: admin.id, action: 'event.cancel', subjectId: id, detail: { tickets: tickets.length } });
      return saved;
    });
    return toEventDto(cancelled, now);
  };
