import { AppError } from '../../domain/errors.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Actor } from '../../domain/user.ts';
import type { TicketReads } from '../ports.ts';
import type { WalletLinksDto } from './file-schema.ts';
import type { ApplePassSettings, GoogleWallet, TicketKeys, TicketPrinter } from './ports.ts';
import { findReadable, sheetOf } from './ticket-files.ts';

type Deps = {
  tickets: TicketReads;
  ticketKeys: TicketKeys;
  printer: TicketPrinter;
  /** Null where the shop has no keys for it. */
  applePass: ApplePassSettings | null;
  googleWallet: GoogleWallet | null;
};

async function readableSheet(d: Deps, actor: Actor, id: string, locale: Locale) {
  const found = await findReadable(d, actor, id);
  return sheetOf(found, await d.ticketKeys.signing(), locale);
}

/** Where each wallet gets the ticket; null for one that is not set up here, and for all where it lets nobody in. @throws AppError UNAUTHORIZED | RESOURCE_NOT_FOUND */
export const ticketWallets =
  (d: Deps) =>
  async (actor: Actor, id: string, locale: Locale): Promise<WalletLinksDto> => {
    const sheet = await readableSheet(d, actor, id, locale);
    const isGood = sheet.code !== null;
    return {
      apple: isGood && d.applePass ? `/api/tickets/${sheet.id}/ticket.pkpass?locale=${locale}` : null,
      google: isGood && d.googleWallet ? await d.googleWallet.linkFor(sheet, locale) : null,
    };
  };

/** For Apple Wallet. @throws AppError UNAUTHORIZED | RESOURCE_NOT_FOUND | UNAVAILABLE */
export const ticketPass = (d: Deps) => async (actor: Actor, id: string, locale: Locale) => {
  const sheet = await readableSheet(d, actor, id, locale);
  if (!d.applePass)
    throw new AppError('RESOURCE_NOT_FOUND', 'Apple Wallet is not set up here.', { facts: { reason: 'no_wallet' } });
  return { pass: await d.printer.pass(sheet, d.applePass, locale), confirmationCode: sheet.confirmationCode };
};
