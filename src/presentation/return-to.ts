import { LOCALES, type Locale } from '@/domain/locale';
import { localePath, paths } from './paths';

const LONGEST = 2_000;
/** Stands for our own origin, whatever that is: an address that leads away from it is somebody else's. */
const HERE = 'https://eventhub.invalid';
/** Letters, digits, `-` and `_` between single slashes, as all our pages have: no `//`, no `..`, nothing encoded. */
const PLAIN = /^\/(?:[\w-]+(?:\/[\w-]+)*)?$/;
const NO_PAGE = /^\/(?:api|_next)(?:\/|$)/;
const LOCALE_PREFIX = new RegExp(`^(?:/(?:${LOCALES.join('|')}))+(?=/|$)`);

/** A browser drops some of these from an address before it follows it. */
const ODD = /[\\\p{C}\p{Zl}\p{Zp}]/u;

/**
 * The page of ours that `asked` names, as it came from an address or a form, without the language that it may begin with
 * and in ASCII. Undefined where it is anything else.
 */
export function returnTo(asked: unknown): string | undefined {
  if (typeof asked !== 'string' || asked.length > LONGEST) return undefined;
  if (!asked.startsWith('/') || ODD.test(asked) || !URL.canParse(asked, HERE)) return undefined;
  const { origin, pathname, search, hash } = new URL(asked, HERE);
  if (origin !== HERE || !PLAIN.test(pathname)) return undefined;
  const page = pathname.replace(LOCALE_PREFIX, '') || '/';
  return NO_PAGE.test(page) ? undefined : `${page}${search}${hash}`;
}

/** Where a form leads: always in its own language, which is the one that its sender was reading. `start`: where to else. */
export const destination = (asked: unknown, locale: Locale, start: string = paths.home): string =>
  localePath(locale, returnTo(asked) ?? start);
