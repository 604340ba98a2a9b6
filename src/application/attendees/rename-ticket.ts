import { ticketFacts } from '../../domain/domain-events.ts';
import { authorize } from '../../domain/policy.ts';
import { rename } from '../../domain/ticket.ts';
import type { Actor } from '../../domain/user.ts';
import type { Users } from '../auth/ports.ts';
import type { Clock, Ids, TicketReads, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { ticketNotFound } from '../tickets/not-found.ts';
import { type TicketDto, toTicketDto } from '../tickets/schema.ts';
import { writeTicketMail } from './mail-ticket.ts';
import type { RenameTicketInput } from './schema.ts';

type Deps = { transaction: Transaction; tickets: TicketReads; users: Users; ids: Ids; clock: Clock };

/**
 * Puts somebody else's name on a ticket, whose code and owner stay. Whoever reads a new address gets it by mail.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT
 */
export const renameTicket =
  (d: Deps) =>
  async (actor: Actor, { ticketId, name, email }: RenameTicketInput): Promise<TicketDto> => {
    const known = isUuid(ticketId) ? await d.tickets.find(ticketId, { kind: 'all' }) : null;
    authorize(actor, 'ticket.manage', known?.ticket ?? null);
    const owner = known && (await d.users.findById(known.ticket.ownerId));
    if (!owner) throw ticketNotFound();
    return d.transaction(async (tx) => {
      const found = await tx.tickets.lockAlone(ticketId, { kind: 'all' });
      if (!found) throw ticketNotFound();
      const { event, type } = found;
      const ticket = rename(found.ticket, { name, email });
      await tx.tickets.save(ticket);
      await tx.record([{ type: 'ticket.renamed', subjectId: ticket.id, payload: ticketFacts(ticket, event, type) }]);
      await tx.audit({ action: 'ticket.rename', subjectId: ticket.id });
      const isNewReader = email !== '' && email !== found.ticket.participantEmail && email !== owner.email;
      if (isNewReader) await writeTicketMail(tx, d.ids, { ticket, event, type }, owner);
      return toTicketDto(ticket, event, type, d.clock.now());
    });
  };
