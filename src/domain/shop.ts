import { DEFAULT_LOCALE, DEFAULT_TIME_ZONE, type Locale } from './locale.ts';
import { type CURRENCIES, DEFAULT_CURRENCY } from './money.ts';

/** What the shop is called and looks like, and what it assumes where nobody says. */
export type Shop = {
  name: string;
  /** The one vivid colour, `#e8593a`; null for ours. It is shown as near to it as can be read. */
  accent: string | null;
  /** The address of a picture of ours; null for the name alone. */
  logo: string | null;
  /** Of whoever calls the API without saying theirs. */
  locale: Locale;
  currency: (typeof CURRENCIES)[number];
  timeZone: string;
};

/**
 * A name in two parts, as it is set on a torn ticket: `Event` and `Hub`, `Teatro` and `Central`. The second is empty where
 * there is no place to tear.
 */
export function tornName(name: string): [main: string, stub: string] {
  const [, main = name, stub = ''] = /^(.+) (\S+)$/.exec(name) ?? /^(.+\p{Ll})(\p{Lu}\p{Ll}+)$/u.exec(name) ?? [];
  return [main, stub];
}

/** `version` counts changes. */
export type KeptShop = Shop & { version: number };

export const DEFAULT_SHOP: KeptShop = {
  name: 'EventHub',
  accent: null,
  logo: null,
  locale: DEFAULT_LOCALE,
  currency: DEFAULT_CURRENCY,
  timeZone: DEFAULT_TIME_ZONE,
  version: 0,
};
