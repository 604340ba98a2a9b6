import { ticketFacts } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import { localized } from '../../domain/event.ts';
import type { Locale } from '../../domain/locale.ts';
import { authorize, type RowScope, requireAccount, rowScope } from '../../domain/policy.ts';
import { isOpen, offer, type Transfer } from '../../domain/transfer.ts';
import { type Actor, BOX_OFFICE, type User } from '../../domain/user.ts';
import type { LinkTokens, QueuedMail, Users } from '../auth/ports.ts';
import type { Clock, Ids, TicketReads, TicketWithEvent, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { ticketNotFound } from '../tickets/not-found.ts';
import { type TicketDto, toTicketDto, typeName } from '../tickets/schema.ts';
import type { Codes, TransferReads } from './ports.ts';
import type { OfferTransferInput } from './schema.ts';

type Deps = {
  transaction: Transaction;
  clock: Clock;
  ids: Ids;
  codes: Codes;
  links: LinkTokens;
  users: Users;
  transfers: TransferReads;
};

const HOUR_MS = 60 * 60 * 1000;
/** A whole order to one friend, and no more from whomever. */
const MOST_TO_ONE_PER_HOUR = 10;

/**
 * Offers one's ticket to whoever reads mail at `email`. Codes that were about are good for nothing from now on; until it
 * is accepted the ticket stays its holder's.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT | VALIDATION_ERROR | RATE_LIMITED
 */
export const offerTransfer =
  (d: Deps) =>
  async (actor: Actor, id: string, input: OfferTransferInput, locale?: string): Promise<TicketDto> => {
    const scope = rowScope(actor);
    authorize(actor, 'ticket.transfer');
    return offerFrom(d, { actor, holder: requireAccount(actor), id, scope, action: 'ticket.transfer' }, input, locale);
  };

/**
 * The same in the name of its holder, who asked whoever runs the event for it: the mail to accept it comes from them.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | VALIDATION_ERROR | RATE_LIMITED | CONFLICT, where it
 *   has no holder with an account with `reason: 'box_office'`
 */
export const offerForHolder =
  (d: Deps & { tickets: Pick<TicketReads, 'find'> }) =>
  async (actor: Actor, id: string, input: OfferTransferInput): Promise<TicketDto> => {
    const scope: RowScope = { kind: 'all' };
    const known = isUuid(id) ? await d.tickets.find(id, scope) : null;
    authorize(actor, 'ticket.manage', known?.ticket ?? null);
    if (!known) throw ticketNotFound();
    const holder = known.ticket.ownerId;
    if (holder === BOX_OFFICE) {
      throw new AppError('CONFLICT', 'Nobody with an account has this ticket. Put another name on it instead.', {
        facts: { reason: 'box_office' },
      });
    }
    return offerFrom(d, { actor, holder, id, scope, action: 'ticket.manage' }, input);
  };

type Offering = {
  actor: Actor;
  holder: string;
  id: string;
  scope: RowScope;
  action: 'ticket.transfer' | 'ticket.manage';
};

async function offerFrom(
  d: Deps,
  { actor, holder, id, scope, action }: Offering,
  { email, name }: OfferTransferInput,
  locale?: string,
): Promise<TicketDto> {
  const now = d.clock.now();
  // Whoever reads that address may have an account, and then a language of their own.
  const reader = await d.users.findByLogin(email);
  await assureNotTooMany(d, email, now);
  return d.transaction(async (tx) => {
    // The account before the ticket, as where an account is deleted.
    const from = await tx.users.lock(holder);
    const found = isUuid(id) ? await tx.tickets.lockAlone(id, scope) : null;
    authorize(actor, action, found?.ticket ?? null);
    // It changed hands since the holder was looked up, or the holder is gone.
    if (!found || !from || found.ticket.ownerId !== from.id) throw ticketNotFound();
    if (email === from.email) throw ownAddress();
    const { event, type } = found;
    const standing = await tx.transfers.findStanding(id);
    if (standing && isOpen(standing, now)) throw offeredAlready();
    if (standing) await tx.transfers.takeBack(standing.id, now);
    const { ticket, expiresAt } = offer(found.ticket, event, d.codes.next(), now);
    const transfer = {
      id: d.ids.next(),
      ticketId: id,
      fromUserId: from.id,
      toEmail: email,
      createdAt: now,
      expiresAt,
    };
    const token = d.links.next();
    await tx.tickets.save(ticket);
    await tx.transfers.create(transfer, d.links.hash(token));
    const url = d.links.address('ACCEPT_TICKET', token, (reader ?? from).locale);
    await tx.mail(offerMail({ transfer, from, reader, name, found, url }));
    const facts = ticketFacts(ticket, event, type);
    const payload = { ...facts, transferId: transfer.id, expiresAt: expiresAt.toISOString() };
    await tx.record([{ type: 'ticket.transfer-offered', subjectId: id, payload }]);
    await tx.audit({ action: 'ticket.transfer', subjectId: id, detail: { transferId: transfer.id } });
    return toTicketDto(ticket, event, type, now, locale, { offer: transfer });
  });
}

async function assureNotTooMany(d: Pick<Deps, 'transfers'>, email: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - HOUR_MS);
  if ((await d.transfers.countTo(email, since)) < MOST_TO_ONE_PER_HOUR) return;
  throw new AppError('RATE_LIMITED', 'This address was sent many tickets just now. Try again in an hour.', {
    retryAfter: 3600,
  });
}

const ownAddress = () =>
  new AppError('VALIDATION_ERROR', 'Some fields need another look.', {
    fields: [{ field: 'email', code: 'own_address', message: 'This is your own address.' }],
  });

const offeredAlready = () =>
  new AppError('CONFLICT', 'This ticket is on its way to somebody. Take it back first.', {
    facts: { reason: 'offered' },
  });

type Offered = {
  transfer: Pick<Transfer, 'ticketId' | 'toEmail' | 'expiresAt'>;
  from: User;
  reader: User | null;
  name: string | undefined;
  found: TicketWithEvent;
  url: string;
};

/** Written with the offer, and by nothing that follows it: the token is nowhere else. */
function offerMail({ transfer, from, reader, name, found: { event, type }, url }: Offered): QueuedMail {
  const locale: Locale = (reader ?? from).locale;
  return {
    userId: from.id,
    subjectId: transfer.ticketId,
    recipient: transfer.toEmail,
    locale,
    template: 'ticket-transfer-offered',
    payload: {
      name: name ?? null,
      fromName: from.name,
      event: {
        id: event.id,
        slug: event.slug,
        name: localized(event, locale).name,
        startsAt: event.startsAt.toISOString(),
        endsAt: event.endsAt.toISOString(),
        timeZone: event.timeZone,
        location: event.location,
      },
      typeName: typeName(type, locale),
      url,
      expiresAt: transfer.expiresAt.toISOString(),
    },
  };
}
