import { CURRENCIES } from '../domain/money';
import { parseAmount } from './number-input';

/** How a price is asked for in the address and the form of the event list. Safe and light in a browser: no zod. */

export type Currency = (typeof CURRENCIES)[number];
/** What prices are compared in until somebody chooses: what an event is sold in unless its organiser says otherwise. */
export const DEFAULT_CURRENCY: Currency = 'BRL';

export const readCurrency = (text: string): Currency | undefined => CURRENCIES.find((currency) => currency === text);

// The address means the same in every language; only what people type is read by the rules of theirs.
const CANONICAL = /^\d{1,9}(\.\d{1,2})?$/;
const HIGHEST = 1_000_000_000;

/** Major units, or undefined where it is no price or could be two of them. */
export function readPrice(text: string, locale: string): number | undefined {
  if (CANONICAL.test(text)) return Number(text);
  const reading = parseAmount(text, locale);
  if (reading.kind !== 'value' || reading.value >= HIGHEST) return undefined;
  return CANONICAL.test(String(reading.value)) ? reading.value : undefined;
}

/** 10.5 → `10.50`, 300 → `300`, in every language. */
export const writePrice = (price: number) => (Number.isInteger(price) ? String(price) : price.toFixed(2));

type PriceAsked = { minPrice?: number; maxPrice?: number; sortsByPrice: boolean };

/** Whether amounts are compared, which makes sense within one currency only. Nothing is nothing in all of them. */
export const comparesPrices = ({ minPrice = 0, maxPrice = 0, sortsByPrice }: PriceAsked) =>
  sortsByPrice || minPrice > 0 || maxPrice > 0;
