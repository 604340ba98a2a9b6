import { DEFAULT_LOCALE, type Locale } from '../../domain/locale.ts';
import type { FactPage } from './assistant.ts';
import { plain } from './plain-text.ts';
import { sentencesOf } from './sentences/in-language.ts';

/** Links to our own pages, the only ones that an answer has. */

const localized = (path: string, locale: Locale) => (locale === DEFAULT_LOCALE ? path : `/${locale}${path}`);

export const eventPath = (slug: string, locale: Locale) => localized(`/events/${slug}`, locale);
export const pagePath = ({ path }: FactPage, locale: Locale) => localized(path, locale);
export const orderPath = (id: string, locale: Locale) => localized(`/orders/${id}`, locale);

export const eventLink = ({ name, slug }: { name: string; slug: string }, locale: Locale) =>
  `[${plain(name)}](${eventPath(slug, locale)})`;

export const pageLink = (page: FactPage, locale: Locale) =>
  `[${sentencesOf(locale).pages[page.kind]}](${pagePath(page, locale)})`;
