import { ticketFacts } from '../../domain/domain-events.ts';
import { authorize } from '../../domain/policy.ts';
import { checkIn, isConfirmationCode } from '../../domain/ticket.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { ticketNotFound } from './not-found.ts';
import { type TicketDto, toTicketDto } from './schema.ts';

type Deps = { transaction: Transaction; clock: Clock };

/** By confirmation code, in any case of letters. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | ALREADY_CHECKED_IN | CONFLICT */
export const checkInTicket =
  (d: Deps) =>
  async (actor: Actor, confirmationCode: string): Promise<TicketDto> => {
    // Before the look-up: a code that somebody guesses must not even take a lock.
    authorize(actor, 'ticket.check-in');
    const code = confirmationCode.trim().toUpperCase();
    if (!isConfirmationCode(code)) throw ticketNotFound();
    const now = d.clock.now();
    return d.transaction(async (tx) => {
      const found = await tx.tickets.lockByCode(code);
      if (!found) throw ticketNotFound();
      authorize(actor, 'ticket.check-in', found.ticket);
      const { event, type } = found;
      const used = checkIn(found.ticket, event, now);
      await tx.tickets.save(used);
      const payload = { ...ticketFacts(used, event, type), usedAt: now.toISOString() };
      await tx.record([{ type: 'ticket.checked-in', subjectId: used.id, payload }]);
      await tx.audit({ action: 'ticket.check-in', subjectId: used.id });
      return toTicketDto(used, event, type, now);
    });
  };
