import { ticketFacts } from '../../domain/domain-events.ts';
import { authorize } from '../../domain/policy.ts';
import { isConfirmationCode, undoCheckIn as undone } from '../../domain/ticket.ts';
import { type Actor, accountOf } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { ticketNotFound } from '../tickets/not-found.ts';
import { type TicketDto, toTicketDto } from '../tickets/schema.ts';
import type { UndoCheckInInput } from './schema.ts';

type Deps = { transaction: Transaction; clock: Clock };

/** By id or confirmation code: whoever stands at the door has the latter. */
function named(id: string) {
  if (isUuid(id)) return { id };
  const confirmationCode = id.trim().toUpperCase();
  if (!isConfirmationCode(confirmationCode)) throw ticketNotFound();
  return { confirmationCode };
}

/** Makes the ticket good for the door again; who undid it, when and why stays. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT */
export const undoCheckIn =
  (d: Deps) =>
  async (actor: Actor, id: string, { reason }: UndoCheckInInput): Promise<TicketDto> => {
    authorize(actor, 'ticket.check-in');
    const by = named(id);
    const now = d.clock.now();
    return d.transaction(async (tx) => {
      const found = await tx.checkIns.lockWithEvent(by);
      if (!found) throw ticketNotFound();
      authorize(actor, 'ticket.check-in', found.ticket);
      const { event, type } = found;
      const ticket = undone(found.ticket, event);
      const standing = await tx.checkIns.standing(ticket.id);
      if (!standing) throw new Error(`ticket ${ticket.id} is used and nobody let it in`);
      await tx.checkIns.undo(standing.id, { actorId: accountOf(actor), reason, now });
      await tx.tickets.save(ticket);
      const payload = { ...ticketFacts(ticket, event, type), undoneAt: now.toISOString() };
      await tx.record([{ type: 'ticket.check-in-undone', subjectId: ticket.id, payload }]);
      await tx.audit({ action: 'ticket.undo-check-in', subjectId: ticket.id, detail: { checkInId: standing.id } });
      return toTicketDto(ticket, event, type, now);
    });
  };
