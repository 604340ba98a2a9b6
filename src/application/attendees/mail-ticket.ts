import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { type Actor, BOX_OFFICE, type User } from '../../domain/user.ts';
import type { Users } from '../auth/ports.ts';
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

const HOUR_MS = 60 * 60 * 1000;
const MOST_PER_HOUR = 3;

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
    await assureNotTooMany(d, ticket.id);
    await d.transaction(async (tx) => {
      await writeTicketMail(tx, d.ids, found, owner);
      await tx.audit({ action: 'ticket.mail', subjectId: ticket.id });
    });
  };

async function assureNotTooMany(d: Deps, ticketId: string): Promise<void> {
  const since = new Date(d.clock.now().getTime() - HOUR_MS);
  if ((await d.mailReads.countAbout(ticketId, 'participant-ticket', since)) < MOST_PER_HOUR) return;
  throw new AppError('RATE_LIMITED', 'This ticket was mailed several times just now. Look for the last mail.', {
    retryAfter: HOUR_MS / 1000,
  });
}

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
      tickets: [toTold(ticket, typeName(type, locale))],
    },
  });
}

const toTold = ({ id, participantName, confirmationCode, price, currency }: Ticket, named: string) => ({
  id,
  typeName: named,
  participantName,
  confirmationCode,
  price,
  currency,
});
