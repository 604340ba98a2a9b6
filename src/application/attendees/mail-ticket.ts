import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import { type Actor, BOX_OFFICE, type User } from '../../domain/user.ts';
import type { Users } from '../auth/ports.ts';
import { assureNotMailedOften, toldTicket } from '../mail/asked-anew.ts';
import type { MailReads } from '../mail/ports.ts';
import { eventFor } from '../notifications/readers.ts';
import type { Clock, Ids, TicketReads, TicketWithEvent, Transaction, Tx } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { ticketNotFound } from '../tickets/not-found.ts';
import { typeName } from '../tickets/schema.ts';

type Deps = {
  tickets: TicketReads;
  users: Users;
  mailReads: MailReads;
  clock: Clock;
  ids: Ids;
  transaction: Transaction;
};

/**
 * Mails a ticket to whoever is named on it, once more.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT with `reason`: `not_good` or `no_address` |
 *   RATE_LIMITED
 */
export const mailTicket =
  (d: Deps) =>
  async (actor: Actor, ticketId: string): Promise<void> => {
    const found = isUuid(ticketId) ? await d.tickets.find(ticketId, { kind: 'all' }) : null;
    authorize(actor, 'ticket.manage', found?.ticket ?? null);
    const owner = found && (await d.users.findById(found.ticket.ownerId));
    if (!found || !owner) throw ticketNotFound();
    const { ticket } = found;
    if (ticket.status !== 'ACTIVE') throw refused('not_good', 'This ticket is not good any more.');
    if (ticket.participantEmail === '') throw refused('no_address', 'There is no address on this ticket.');
    await assureNotMailedOften(d, { subjectId: ticket.id, template: 'participant-ticket', what: 'ticket' });
    await d.transaction(async (tx) => {
      await writeTicketMail(tx, d.ids, found, owner);
      await tx.audit({ action: 'ticket.mail', subjectId: ticket.id });
    });
  };

const refused = (reason: string, message: string) => new AppError('CONFLICT', message, { facts: { reason } });

/** The ticket as it is, to the address on it. */
export async function writeTicketMail(
  tx: Tx,
  ids: Ids,
  { ticket, event, type }: TicketWithEvent,
  owner: Pick<User, 'id' | 'name' | 'locale'>,
): Promise<void> {
  const { locale } = owner;
  await tx.mails.write({
    id: ids.next(),
    userId: owner.id,
    subjectId: ticket.id,
    recipient: ticket.participantEmail,
    locale,
    template: 'participant-ticket',
    payload: {
      name: ticket.participantName,
      buyerName: owner.id === BOX_OFFICE ? null : owner.name,
      event: eventFor(event, locale),
      tickets: [toldTicket(ticket, typeName(type, locale))],
    },
  });
}
