import type { EventUrl } from '../../application/calendar/ports.ts';
import { DEFAULT_LOCALE } from '../../domain/locale.ts';

/** As presentation/paths.ts has it, which a test compares. */
export const eventUrl =
  (appUrl: string): EventUrl =>
  (slug, locale) =>
    `${appUrl}${locale === DEFAULT_LOCALE ? '' : `/${locale}`}/events/${encodeURIComponent(slug)}`;
