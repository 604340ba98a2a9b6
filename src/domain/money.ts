/** Amounts inside are integer minor units; at the API's edge they are JSON numbers in major units (`299.00`). */

const DIGITS_WITHOUT_MINOR_UNIT = new Set(['JPY', 'KRW', 'CLP', 'VND', 'PYG']);

/** ISO 4217 exponent of `currency`: 2 for BRL, 0 for JPY. */
const minorDigits = (currency: string) => (DIGITS_WITHOUT_MINOR_UNIT.has(currency) ? 0 : 2);

/** 29900, 'BRL' → 299 */
export const toMajor = (minor: number, currency: string) => minor / 10 ** minorDigits(currency);

/** 299, 'BRL' → 29900. Rounds a binary fraction such as 19.99 × 100 to the cent that was meant. */
export const toMinor = (major: number, currency: string) => Math.round(major * 10 ** minorDigits(currency));

/** The largest amount that a PostgreSQL `integer` of minor units holds, with room for an order of ten. */
export const MAX_PRICE_MINOR = 200_000_000;
