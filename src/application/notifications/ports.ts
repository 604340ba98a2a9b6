import type { Changes } from '../../domain/domain-events.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Letter } from '../mail/letters.ts';

/** What mails are made from, and where they are put. */

export type Person = { id: string; email: string; name: string; locale: Locale };

type Translations = Partial<Record<string, { name?: string | undefined }>>;

export type MailedEvent = {
  id: string;
  slug: string;
  name: string;
  translations: Translations;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  location: string;
};

export type MailedTicket = {
  id: string;
  confirmationCode: string;
  typeName: string;
  typeTranslations: Translations;
  participantName: string;
  participantEmail: string;
  /** Of the account that the participant's address belongs to; null where there is none. */
  participantLocale: Locale | null;
  price: number;
  currency: string;
  owner: Person;
};

export type TicketsOfEvent = { event: MailedEvent; tickets: MailedTicket[] };

export type MailedOrder = TicketsOfEvent & { total: number; currency: string; buyer: Person };

/** Who is to hear of what. Deleted accounts are in none of it. */
export type MailedSales = {
  order(id: string): Promise<MailedOrder | null>;
  ticket(id: string): Promise<{ event: MailedEvent; ticket: MailedTicket } | null>;
  /** With those of its tickets that are good. Null where there is no such event, or it is cancelled. */
  scheduledEvent(id: string): Promise<TicketsOfEvent | null>;
  /** With the tickets that were cancelled because it was, and what its organiser says to their holders. */
  cancelledEvent(id: string): Promise<(TicketsOfEvent & { message: string | null }) | null>;
  /** Events with good tickets that begin after `from` and not after `until`, and of whose beginning nobody was reminded. */
  toRemindOf(from: Date, until: Date): Promise<string[]>;
};

export type MailedAccounts = {
  find(id: string): Promise<(Person & { isVerified: boolean }) | null>;
};

/** To whom a ticket was offered, until that is forgotten. */
export type MailedTransfers = { recipient(transferId: string): Promise<string | null> };

/** What was changed of an event, oldest first. */
export type EventChanges = { of(eventId: string): Promise<{ id: string; at: Date; changes: Changes }[]> };

/** A mail to be written. The same `key` is the same mail, which is written once. */
export type Draft = Letter & {
  key: string;
  /** Whose account it is about: it goes with the account. */
  userId: string;
  subjectId: string;
  recipient: string;
  locale: Locale;
  /** Left out where its reader said that they want no such mail. */
  isOptional?: boolean;
};

export type Drafts = { write(drafts: readonly Draft[]): Promise<void> };
