import { notFound } from 'next/navigation';
import type { TicketSheet } from '@/application/tickets/ports';
import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import type { Locale } from '@/domain/locale';
import type { SignedIn } from '@/domain/user';
import { qrCode } from '../components/qr/qr-code';
import { sheetWords } from '../ticket-files/sheet-words';

const printed = (sheet: TicketSheet, locale: Locale) => ({
  sheet,
  words: sheetWords(sheet, locale),
  qr: sheet.code === null ? null : qrCode(sheet.code),
});
export type PrintedTicket = ReturnType<typeof printed>;

/** Somebody else's ticket is none. */
export async function loadTicketToPrint(actor: SignedIn, id: string, locale: Locale): Promise<PrintedTicket[]> {
  const sheets = await queries.ticketSheets(actor, [id], locale);
  if (sheets.length === 0) notFound();
  return sheets.map((sheet) => printed(sheet, locale));
}

/** The tickets of an order that are still its buyer's and let somebody in. */
export async function loadOrderToPrint(actor: SignedIn, id: string, locale: Locale): Promise<PrintedTicket[]> {
  try {
    const { tickets } = await queries.getOrder(actor, id, locale);
    const ids = tickets.map((ticket) => ticket.id);
    const sheets = await queries.ticketSheets(actor, ids, locale);
    return sheets.filter(({ code }) => code !== null).map((sheet) => printed(sheet, locale));
  } catch (error) {
    if (error instanceof AppError && error.code === 'RESOURCE_NOT_FOUND') notFound();
    throw error;
  }
}
