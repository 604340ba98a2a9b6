import { ticketFacts } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import { authorize, requireAccount } from '../../domain/policy.ts';
import { accept, isAddressedTo, isOpen, type Transfer } from '../../domain/transfer.ts';
import type { Actor, User } from '../../domain/user.ts';
import { linkIsGone } from '../auth/mailed-link.ts';
import type { LinkTokens } from '../auth/ports.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { type TicketDto, toTicketDto } from '../tickets/schema.ts';
import type { Codes, OfferedTicket, TransferReads } from './ports.ts';
import type { AcceptOfferInput, AcceptTransferInput } from './schema.ts';

type Deps = { transaction: Transaction; clock: Clock; codes: Codes; transfers: TransferReads };

/**
 * Makes the ticket the actor's, whatever address their account has: who holds the token reads the mail.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | CONFLICT | RESOURCE_NOT_FOUND with `reason: 'link_gone'`
 */
export const acceptTransfer =
  (d: Deps & { links: LinkTokens }) =>
  async (actor: Actor, { token }: AcceptTransferInput, locale?: string): Promise<TicketDto> => {
    authorize(actor, 'ticket.accept');
    const account = requireAccount(actor);
    const offered = await d.transfers.find({ tokenHash: d.links.hash(token) });
    return take(d, { account, offered, isTheirs: () => true, gone: linkIsGone }, locale);
  };

/**
 * The same without the mail, for the account of the address that it was offered to.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | CONFLICT | RESOURCE_NOT_FOUND
 */
export const acceptOffer =
  (d: Deps) =>
  async (actor: Actor, { id }: AcceptOfferInput, locale?: string): Promise<TicketDto> => {
    authorize(actor, 'ticket.accept');
    const account = requireAccount(actor);
    const offered = isUuid(id) ? await d.transfers.find({ id }) : null;
    return take(d, { account, offered, isTheirs: isAddressedTo, gone: offerIsGone }, locale);
  };

type Taking = {
  account: string;
  offered: OfferedTicket | null;
  isTheirs: (transfer: Transfer, holder: User) => boolean;
  gone: () => AppError;
};

/** Of accepting, taking back, checking in, cancelling and deleting its holder's account, whichever locks the ticket first wins. */
async function take(d: Deps, { account, offered, isTheirs, gone }: Taking, locale?: string): Promise<TicketDto> {
  if (!offered) throw gone();
  const now = d.clock.now();
  return d.transaction(async (tx) => {
    const holder = await tx.users.lock(account);
    if (!holder) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
    const found = await tx.tickets.lockAlone(offered.transfer.ticketId, { kind: 'all' });
    // Read again: what was open a moment ago may have ended before the lock was ours.
    const transfer = await tx.transfers.find(offered.transfer.id);
    if (!found || !transfer || !isOpen(transfer, now) || !isTheirs(transfer, holder)) throw gone();
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
}

const ownTicket = () =>
  new AppError('CONFLICT', 'This ticket is yours already. Take it back under your tickets.', {
    facts: { reason: 'own_ticket' },
  });

const offerIsGone = () => new AppError('RESOURCE_NOT_FOUND', 'This ticket is not offered to you any more.');
