import { ticketFacts } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import { authorize, type RowScope, rowScope } from '../../domain/policy.ts';
import { isOpen } from '../../domain/transfer.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { ticketNotFound } from '../tickets/not-found.ts';
import { type TicketDto, toTicketDto } from '../tickets/schema.ts';

type Deps = { transaction: Transaction; clock: Clock };

/**
 * The link that was mailed is good for nothing any more. The holder goes on with the code that the ticket got when it
 * was offered. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT where it is on its way to nobody
 */
export const takeBackTransfer =
  (d: Deps) =>
  async (actor: Actor, id: string, locale?: string): Promise<TicketDto> =>
    takeBack(d, { actor, id, scope: rowScope(actor), action: 'ticket.transfer' }, locale);

/** The same for whoever runs the event. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT */
export const takeBackForHolder =
  (d: Deps) =>
  (actor: Actor, id: string): Promise<TicketDto> =>
    takeBack(d, { actor, id, scope: { kind: 'all' }, action: 'ticket.manage' });

type TakingBack = { actor: Actor; id: string; scope: RowScope; action: 'ticket.transfer' | 'ticket.manage' };

function takeBack(d: Deps, { actor, id, scope, action }: TakingBack, locale?: string): Promise<TicketDto> {
  const now = d.clock.now();
  return d.transaction(async (tx) => {
    const found = isUuid(id) ? await tx.tickets.lockAlone(id, scope) : null;
    authorize(actor, action, found?.ticket ?? null);
    if (!found) throw ticketNotFound();
    const { ticket, event, type } = found;
    const standing = await tx.transfers.findStanding(id);
    if (!standing) throw new AppError('CONFLICT', 'This ticket is on its way to nobody.');
    await tx.transfers.takeBack(standing.id, now);
    // One that ran out by itself is news to nobody.
    if (isOpen(standing, now)) {
      const payload = { ...ticketFacts(ticket, event, type), transferId: standing.id };
      await tx.record([{ type: 'ticket.transfer-taken-back', subjectId: id, payload }]);
    }
    await tx.audit({ action: 'ticket.take-back', subjectId: id, detail: { transferId: standing.id } });
    return toTicketDto(ticket, event, type, now, locale);
  });
}
