/** Amounts inside are integer minor units; at the API's edge they are JSON numbers in major units (`299.00`). */

/** ISO 4217 currencies we sell in. All have two decimals, so that filters can compare prices across them. */
export const CURRENCIES = ['BRL', 'USD', 'EUR', 'GBP', 'ARS', 'MXN', 'COP', 'UYU', 'CAD', 'CHF'] as const;

/** Until the shop says another. */
export const DEFAULT_CURRENCY = 'BRL' satisfies (typeof CURRENCIES)[number];

/** 29900 → 299 */
export const toMajor = (minor: number) => minor / 100;

/** 299 → 29900. Rounds a binary fraction such as 19.99 × 100 to the cent that was meant. */
export const toMinor = (major: number) => Math.round(major * 100);

/** The largest price whose order of ten still fits a PostgreSQL `integer` of minor units. */
export const MAX_PRICE_MINOR = 200_000_000;
