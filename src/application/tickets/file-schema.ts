import { z } from 'zod';
import { DEFAULT_LOCALE, LOCALES } from '../../domain/locale.ts';

const locale = z.enum(LOCALES);

/** Without a language it is the reader's own. */
export const ticketFileQuery = z.strictObject({ locale: locale.optional() });
export const ticketPdfQuery = ticketFileQuery.extend({ paper: z.enum(['a4', 'phone']).default('a4') });
/** The same for all readers, so that it says which language it is in. */
export const eventCalendarQuery = z.strictObject({ locale: locale.default(DEFAULT_LOCALE) });

/** Contract: GET /api/tickets/{id}/wallet. */
export const walletLinksDto = z.strictObject({
  apple: z.string().nullable().meta({ description: 'A pass for Apple Wallet; null where it is not set up here.' }),
  google: z.url().nullable().meta({ description: 'Puts it into Google Wallet; null where it is not set up here.' }),
});
export type WalletLinksDto = z.output<typeof walletLinksDto>;
