/** The languages we speak. The first is the one of addresses without a prefix. */
export const LOCALES = ['en', 'pt-BR'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'en';

/** Whose clocks a date without a zone is read on, and what a new event starts with. */
export const DEFAULT_TIME_ZONE = 'America/Sao_Paulo';

export const isLocale = (text: unknown): text is Locale => LOCALES.some((locale) => locale === text);
