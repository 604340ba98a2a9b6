import { LOCALES, type Locale } from '@/domain/locale';
import { localePath, paths, safeNext } from './paths';

const LOCALE_PREFIX = new RegExp(`^/(?:${LOCALES.join('|')})(?=[/?#]|$)`);

/** `next` without the language that its address names; undefined where it is no page of ours. */
export function nextPage(next: string | undefined): string | undefined {
  const asked = safeNext(next, '');
  if (asked === '') return undefined;
  const page = asked.replace(LOCALE_PREFIX, '');
  // Checked again: what follows the prefix may be an address of somebody else's.
  return safeNext(page.startsWith('/') ? page : `/${page}`, '') || undefined;
}

/** Where a form leads: always in its own language, which is the one that its sender was reading. */
export const destination = (next: string | undefined, locale: Locale): string =>
  localePath(locale, nextPage(next) ?? paths.home);
