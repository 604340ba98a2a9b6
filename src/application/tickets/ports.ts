import type { EventCategory } from '../../domain/event.ts';
import type { Locale } from '../../domain/locale.ts';
import type { TicketStatus } from '../../domain/ticket.ts';
import type { CalendarMethod } from '../calendar/ports.ts';
import type { PublicTicketKey, SigningKey } from './ticket-code.ts';

/** The keys that sign tickets. */
export type TicketKeys = {
  /** What signs now. The first call of all makes it. */
  signing(): Promise<SigningKey>;
  /** Of every key that ever signed: what it signed stays good. */
  publicKeys(): Promise<PublicTicketKey[]>;
};

/** Paper: A4 to print, or a page as wide as a phone, to show. */
export type TicketPaper = 'a4' | 'phone';

/** All that a printed ticket says; plain data, because another thread prints it. */
export type TicketSheet = {
  id: string;
  /** What the QR code holds. Null where the ticket lets nobody in as it stands. */
  code: string | null;
  /** Offered to somebody who has not accepted it yet. */
  isOnItsWay: boolean;
  confirmationCode: string;
  status: TicketStatus;
  participantName: string;
  typeName: string;
  /** Minor units of `currency`. */
  price: number;
  currency: string;
  event: {
    id: string;
    name: string;
    category: EventCategory;
    startsAt: string;
    endsAt: string;
    timeZone: string;
    location: string;
    /** Where it is streamed, for those who hold a ticket. */
    onlineUrl: string | null;
    isCancelled: boolean;
  };
};

/** What signs passes for Apple Wallet: certificates and key as PEM. */
export type ApplePassSettings = {
  passTypeId: string;
  teamId: string;
  certificate: string;
  key: string;
  passphrase: string | null;
  wwdr: string;
};

/** Makes what takes long, in a thread of its own. @throws AppError UNAVAILABLE where too many wait for it */
export type TicketPrinter = {
  /** A PDF, a page a ticket. */
  print(sheets: readonly TicketSheet[], look: { locale: Locale; paper: TicketPaper }): Promise<Uint8Array<ArrayBuffer>>;
  /** A pass for Apple Wallet. */
  pass(sheet: TicketSheet, settings: ApplePassSettings, locale: Locale): Promise<Uint8Array<ArrayBuffer>>;
};

export type GoogleWallet = {
  /** What somebody follows to put the ticket, which must be good, into Google Wallet. */
  linkFor(sheet: TicketSheet, locale: Locale): Promise<string>;
};

/** The files that somebody gets for tickets. Nobody is asked whether they may have them: whoever calls has asked. */
export type TicketFiles = {
  /**
   * A PDF, one page a ticket in the order of `ticketIds`; who holds none any more reads so instead of a code. Made in a
   * thread of its own. @throws AppError RESOURCE_NOT_FOUND where one of them is none
   */
  pdfOf(ticketIds: readonly string[], locale: Locale, paper?: TicketPaper): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * An iCalendar file (text/calendar) with an entry for each event that the tickets are for. The same event is the same
   * entry wherever it came from, a later state replaces an earlier one, and what was called off or given back takes it
   * away. `method` goes into the mail's Content-Type. @throws AppError RESOURCE_NOT_FOUND
   */
  calendarOf(ticketIds: readonly string[], locale: Locale): Promise<{ text: string; method: CalendarMethod }>;
};
