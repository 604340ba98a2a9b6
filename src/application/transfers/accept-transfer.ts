import { ticketFacts } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import { authorize, requireAccount } from '../../domain/policy.ts';
import { accept, isOpen } from '../../domain/transfer.ts';
import type { Actor } from '../../domain/user.ts';
import { linkIsGone } from '../auth/mailed-link.ts';
import type { LinkTokens } from '../auth/ports.ts';
import type { Clock, Transaction } from '../ports.ts';
import { type TicketDto, toTicketDto } from '../tickets/schema.ts';
import type { Codes, TransferReads } from './ports.ts';
import type { AcceptTransferInput } from './schema.ts';

type Deps = { transaction: Transaction; clock: Clock; codes: Codes; links: LinkTokens; transfers: TransferReads };

/**
 * Makes the ticket the actor's, whatever address their account has: who holds the token reads the mail. Of accepting,
 * taking back, checking in, cancelling and deleting its holder's account, whichever locks the ticket first wins.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | CONFLICT | RESOURCE_NOT_FOUND with `reason: 'link_gone'`
 */
export const acceptTransfer =
  (d: Deps) =>
  async (actor: Actor, { token }: AcceptTransferInput, locale?: string): Promise<TicketDto> => {
    authorize(actor, 'ticket.accept');
    const account = requireAccount(actor);
    const hash = d.links.hash(token);
    const now = d.clock.now();
    const offered = await d.transfers.find(hash);
    if (!offered) throw linkIsGone();
    return d.transaction(async (tx) => {
      const holder = await tx.users.lock(account);
      if (!holder) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
      const found = await tx.tickets.lockAlone(offered.transfer.ticketId, { kind: 'all' });
      // Read again: what was open a moment ago may have ended before the lock was ours.
      const transfer = await tx.transfers.findByHash(hash);
      if (!found || !transfer || !isOpen(transfer, now)) throw linkIsGone();
      if (found.ticket.ownerId === holder.id) throw ownTicket();
      const { event, type } = found;
      const ticket = accept(found.ticket, event, holder, d.codes.next(), now);
      await tx.tickets.save(ticket);
      await tx.transfers.accept(transfer.id, holder.id, now);
      const change = { transferId: transfer.id, fromOwnerId: transfer.fromUserId };
      await tx.record([
        {
          type: 'ticket.transferred',
          subjectId: ticket.id,
          payload: { ...ticketFacts(ticket, event, type), ...change },
        },
      ]);
      await tx.audit({ action: 'ticket.accept', subjectId: ticket.id, detail: change });
      return toTicketDto(ticket, event, type, now, locale);
    });
  };

const ownTicket = () =>
  new AppError('CONFLICT', 'This ticket is yours already. Take it back under your tickets.', {
    facts: { reason: 'own_ticket' },
  });
