/** Numbers as people write them. What two readers could read differently is not guessed but handed back to be asked. */

export type NumberReading =
  | { kind: 'value'; value: number }
  /** Both meanings the text may have, the one by the rules of the locale first. */
  | { kind: 'ambiguous'; readings: readonly [number, number] }
  | { kind: 'invalid' };

const INVALID: NumberReading = { kind: 'invalid' };
const valued = (value: number): NumberReading => ({ kind: 'value', value });

type Marks = { decimal: string; group: string };

// Making a formatter costs more than reading a number.
const known = new Map<string, Marks>();

/** The characters that part whole and fraction in `locale`, and groups of thousands. */
function marksOf(locale: string): Marks {
  const found = known.get(locale);
  if (found) return found;
  const decimal = new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value;
  const marks = decimal === ',' ? { decimal: ',', group: '.' } : { decimal: '.', group: ',' };
  known.set(locale, marks);
  return marks;
}

const LONGEST = 40;
// `R$`, `US$`, `€`, `BRL`: the currency itself is chosen beside the field.
const CURRENCY = /^(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3}) ?| ?(?:\p{Sc}|[A-Z]{3})$/u;

/** One kind of digits and spaces. NFKC turns fullwidth digits, marks and the narrow and fixed spaces into the plain ones. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll('\u066B', ',')
    .replaceAll('\u066C', '.')
    .replaceAll('\u2019', "'")
    .replace(/\s+/g, ' ')
    .trim();

type Parts = { value: number; fraction: string; isGrouped: boolean };

/** `text` read with these marks; spaces and apostrophes group thousands everywhere. */
function read(text: string, { decimal, group }: Marks): Parts | null {
  const [whole = '', fraction = '', ...rest] = text.split(decimal);
  if (rest.length > 0 || (text.includes(decimal) && !/^\d+$/.test(fraction))) return null;
  const groups = /^[1-9]\d{0,2}(?:([.,' ])\d{3}(?:\1\d{3})*)$/.exec(whole);
  const isGrouped = groups !== null && [group, ' ', "'"].includes(groups[1] ?? '');
  if (!isGrouped && !/^\d+$/.test(whole)) return null;
  const digits = whole.replace(/\D/g, '');
  // A longer number would lose digits on its way through a double.
  if (digits.length + fraction.length > 15) return null;
  return { value: Number(`${digits}.${fraction || '0'}`), fraction, isGrouped };
}

/** Both ways to read `text`: by the rules of `locale`, and with point and comma swapped. */
function bothWays(text: string, locale: string) {
  if (text.length > LONGEST) return { own: null, swapped: null };
  const { decimal, group } = marksOf(locale);
  const written = plain(text);
  return { own: read(written, { decimal, group }), swapped: read(written, { decimal: group, group: decimal }) };
}

/** `1.000` where the point parts the fraction: three digits behind it look like a group of thousands. */
const isAskedBack = (own: Parts, swapped: Parts | null): swapped is Parts =>
  own.fraction.length === 3 && swapped !== null && swapped.isGrouped && swapped.value !== own.value;

/**
 * A whole number such as a capacity: `1000`, `1.000` in pt-BR, `1,000` in en, `1 000`. `1,000` in pt-BR and `1.000` in
 * en are ambiguous; a fraction is no whole number.
 */
export function parseWholeNumber(text: string, locale: string): NumberReading {
  const { own, swapped } = bothWays(text, locale);
  if (own && isAskedBack(own, swapped)) return { kind: 'ambiguous', readings: [own.value, swapped.value] };
  const found = own ?? swapped;
  return found && Number.isInteger(found.value) ? valued(found.value) : INVALID;
}

/**
 * An amount of money in major units: `299`, `10,50`, `R$ 1.234,56`, `1,000.50`. Two digits behind the mark of the other
 * language are cents all the same (`299,00` in en); one digit or three could mean something else and are ambiguous.
 * An amount by the locale's own rules may have more than two decimals; the schema refuses those.
 */
export function parseAmount(text: string, locale: string): NumberReading {
  if (text.length > LONGEST) return INVALID;
  const { own, swapped } = bothWays(plain(text).replace(CURRENCY, ''), locale);
  if (own)
    return isAskedBack(own, swapped) ? { kind: 'ambiguous', readings: [own.value, swapped.value] } : valued(own.value);
  if (!swapped || swapped.fraction.length > 2) return INVALID;
  if (swapped.fraction.length !== 1 || swapped.isGrouped) return valued(swapped.value);
  return { kind: 'ambiguous', readings: [Math.round(swapped.value * 10), swapped.value] };
}

/** 299 → `299.00` or `299,00`: as `locale` writes a price, ungrouped so that it is easy to edit. Read back by `parseAmount`. */
export const formatAmount = (amount: number, locale: string) =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false }).format(
    amount,
  );

/** A reading as a question shows it, grouped and with as many decimals as it has: `1,000` or `1.5`. */
export const formatReading = (value: number, locale: string) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 3, useGrouping: 'always' }).format(value);
