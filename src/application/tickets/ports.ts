import type { Locale } from '../../domain/locale.ts';
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
  calendarOf(ticketIds: readonly string[], locale: Locale): Promise<{ text: string; method: 'PUBLISH' | 'CANCEL' }>;
};
