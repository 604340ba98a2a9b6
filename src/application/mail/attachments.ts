import type { Locale } from '../../domain/locale.ts';
import type { TicketFiles } from '../tickets/ports.ts';
import type { Letter, Template } from './letters.ts';
import type { Attachment, HeldTickets } from './ports.ts';

type Deps = { ticketFiles: TicketFiles; heldTickets: HeldTickets; hasPdf: boolean };

/** Mails that bring the tickets themselves. */
const WITH_TICKETS: readonly Template[] = ['order-confirmed', 'participant-ticket', 'ticket-transferred-to-you'];
/** Mails after which a calendar should say something else. */
const WITH_CALENDAR: readonly Template[] = [...WITH_TICKETS, 'event-changed', 'event-cancelled', 'ticket-cancelled'];

function ticketsIn({ payload }: Letter): { id: string; confirmationCode: string }[] {
  if ('tickets' in payload) return payload.tickets;
  return 'ticket' in payload ? [payload.ticket] : [];
}

/**
 * The files that go with a letter, made when it is sent. A ticket that changed hands since has another code, which is no
 * longer this reader's: they get no file of it.
 */
export const attachmentsOf =
  (d: Deps) =>
  async (letter: Letter, locale: Locale): Promise<Attachment[]> => {
    if (!WITH_CALENDAR.includes(letter.template)) return [];
    const ids = await d.heldTickets.stillUnder(ticketsIn(letter));
    if (ids.length === 0) return [];
    const { text, method } = await d.ticketFiles.calendarOf(ids, locale);
    const calendar = {
      filename: 'event.ics',
      contentType: `text/calendar; charset=utf-8; method=${method}`,
      content: text,
    };
    if (!d.hasPdf || !WITH_TICKETS.includes(letter.template)) return [calendar];
    const tickets = await d.ticketFiles.pdfOf(ids, locale);
    return [{ filename: 'tickets.pdf', contentType: 'application/pdf', content: tickets }, calendar];
  };
