import { notFound } from 'next/navigation';
import { hasLocale } from 'next-intl';
import { type Locale, routing } from './routing';

export type LocaleParams = { params: Promise<{ locale: string }> };

/** The locale in a page's path; a 404 for anything that is none of ours. */
export async function localeOf(params: LocaleParams['params']): Promise<Locale> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  return locale;
}
