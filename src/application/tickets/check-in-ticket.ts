import { requireAdmin } from '../../domain/policy.ts';
import { checkIn, isConfirmationCode } from '../../domain/ticket.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { ticketNotFound } from './queries.ts';
import { type TicketDto, toTicketDto } from './schema.ts';

type Deps = { transaction: Transaction; clock: Clock };

/** By confirmation code, in any case of letters. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | ALREADY_CHECKED_IN | CONFLICT */
export const checkInTicket =
  (d: Deps) =>
  async (actor: Actor, confirmationCode: string): Promise<TicketDto> => {
    const admin = requireAdmin(actor);
    const code = confirmationCode.trim().toUpperCase();
    if (!isConfirmationCode(code)) throw ticketNotFound();
    const now = d.clock.now();
    return d.transaction(async (tx) => {
      const found = await tx.tickets.lockByCode(code);
      if (!found) throw ticketNotFound();
      const used = checkIn(found.ticket, found.event, now);
      await tx.tickets.save(used);
      await tx.publish([{ type: 'ticket.checked-in', subjectId: used.id, payload: { eventId: used.eventId } }]);
      await tx.audit({ actorId: admin.id, action: 'ticket.check-in', subjectId: used.id });
      return toTicketDto(used, found.event, now);
    });
  };
