import type { Locale } from '../../domain/locale.ts';
import type { LetterPayload } from '../mail/letters.ts';
import type { MailedEvent, MailedTicket } from './ports.ts';

/** Somebody who gets one mail about some tickets. `userId` is the owner's, in whose account the mail is kept. */
export type Reader = {
  userId: string;
  recipient: string;
  name: string;
  locale: Locale;
  /** Null where they are their own. */
  buyerName: string | null;
  tickets: MailedTicket[];
};

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Owners with all that is theirs, and participants with what is for them. One reader for an address. */
export function readersOf(tickets: readonly MailedTicket[]): Reader[] {
  const readers = new Map<string, Reader>();
  const add = (recipient: string, ticket: MailedTicket, reader: Omit<Reader, 'recipient' | 'tickets'>) => {
    const address = recipient.toLowerCase();
    const known = readers.get(address) ?? { ...reader, recipient, tickets: [] };
    known.tickets.push(ticket);
    readers.set(address, known);
  };
  for (const ticket of tickets) {
    const { id, email, name, locale } = ticket.owner;
    // The box office reads no mail.
    if (email === '') continue;
    add(email, ticket, { userId: id, name, locale, buyerName: null });
  }
  for (const ticket of tickets) {
    const { owner, participantEmail, participantName, participantLocale } = ticket;
    if (participantEmail === '' || isSame(participantEmail, owner.email)) continue;
    const locale = participantLocale ?? owner.locale;
    add(participantEmail, ticket, { userId: owner.id, name: participantName, locale, buyerName: owner.name });
  }
  return [...readers.values()];
}

export const eventFor = (event: MailedEvent, locale: Locale): LetterPayload<'event-reminder'>['event'] => ({
  id: event.id,
  slug: event.slug,
  name: event.translations[locale]?.name || event.name,
  startsAt: event.startsAt.toISOString(),
  endsAt: event.endsAt.toISOString(),
  timeZone: event.timeZone,
  location: event.location,
});

export const ticketFor = (ticket: MailedTicket, locale: Locale): LetterPayload<'ticket-cancelled'>['ticket'] => ({
  id: ticket.id,
  typeName: ticket.typeTranslations[locale]?.name || ticket.typeName,
  participantName: ticket.participantName,
  confirmationCode: ticket.confirmationCode,
  price: ticket.price,
  currency: ticket.currency,
});

export const ticketsFor = ({ tickets, locale }: Pick<Reader, 'tickets' | 'locale'>) =>
  tickets.map((ticket) => ticketFor(ticket, locale));
