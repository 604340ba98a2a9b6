import {
  clock,
  DOMAINS,
  dayAndMonth,
  indexIn,
  MONTHS,
  MONTHS_ALONE,
  NUMBER_WORDS,
  NUMBERS,
  numberOf,
  readNumber,
  WEEKDAYS,
  WEEKDAYS_ALONE,
} from './figure-words.ts';

/** Prices, dates, times, numbers and links as a model writes them, in both languages. */

export type Figure =
  | { kind: 'link'; label: string; address: string }
  | { kind: 'tag' }
  | { kind: 'money'; amount: number }
  | { kind: 'date'; day?: number; month?: number; year?: number; weekday?: number }
  | { kind: 'clock'; hour: number; minute: number }
  /** Days from today: tomorrow is 1. */
  | { kind: 'relative'; days: number }
  | { kind: 'free' }
  | { kind: 'sold-out' }
  | { kind: 'percent'; value: number }
  | { kind: 'number'; value: number };

const MONTH = MONTHS.join('|');
const WEEKDAY = WEEKDAYS.join('|');
const AMOUNT = '\\d+(?:[.,]\\d+)*';
const CURRENCY =
  'reais|real|dollars?|dólares|dolares|euros?|pounds?|libras?|francs?|pesos?|bucks|brl|usd|eur|gbp|ars|mxn|cop|uyu|cad|chf';
const BEGIN = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

const full = (year: string | undefined) => (year ? Number(year.length === 2 ? `20${year}` : year) : undefined);

type Recogniser = { pattern: RegExp; read: (match: RegExpExecArray) => Figure };
const at = (pattern: string) => new RegExp(pattern, 'iuy');

/** In this order: the first that fits is meant. */
export const RECOGNISERS: readonly Recogniser[] = [
  {
    pattern: at('!?\\[([^\\]\\n]{0,200})\\]\\(((?:[^()\\n]|\\([^()\\n]*\\)){0,600})\\)'),
    read: ([, label = '', address = '']) => ({ kind: 'link', label, address: address.trim() }),
  },
  {
    pattern: at('<((?:https?:|mailto:)[^>\\s]{0,600})>'),
    read: ([, address = '']) => ({ kind: 'link', label: '', address }),
  },
  { pattern: at('<[^>\\n]{0,600}>|<'), read: () => ({ kind: 'tag' }) },
  {
    pattern: at('(?:https?:\\/\\/|www\\.|mailto:|javascript:|data:)[^\\s<>")\\]]*|//[\\p{L}\\p{N}][^\\s<>")\\]]*'),
    read: ([address]) => ({ kind: 'link', label: '', address }),
  },
  {
    pattern: at(
      `(?<=[\\p{L}\\p{N}])(?:@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+|\\.(?:${DOMAINS})${END}[^\\s<>")\\]]*)`,
    ),
    read: ([address]) => ({ kind: 'link', label: '', address }),
  },
  {
    pattern: at('(?<![\\p{L}\\p{N}/])\\/(?:pt-BR\\/)?[a-z][\\w\\-/?=&%.]*'),
    read: ([address]) => ({ kind: 'link', label: '', address: address.replace(/[.]+$/, '') }),
  },
  {
    pattern: at(`(?:R\\$|US\\$|[$€£])\\s?(${AMOUNT})(?:\\s?(?:${CURRENCY})${END})?`),
    read: ([, amount = '']) => ({ kind: 'money', amount: readNumber(amount) }),
  },
  {
    pattern: at(`${BEGIN}(?:brl|usd|eur|gbp|ars|mxn|cop|uyu|cad|chf)\\s?(${AMOUNT})`),
    read: ([, amount = '']) => ({ kind: 'money', amount: readNumber(amount) }),
  },
  {
    pattern: at(`(?<![\\p{L}\\p{N}])(${AMOUNT})\\s?(?:${CURRENCY}|[€£])${END}`),
    read: ([, amount = '']) => ({ kind: 'money', amount: readNumber(amount) }),
  },
  {
    pattern: at(`${BEGIN}(${NUMBER_WORDS})\\s(?:${CURRENCY})${END}`),
    read: ([, word = '']) => ({ kind: 'money', amount: NUMBERS[word.toLowerCase()] ?? Number.NaN }),
  },
  {
    pattern: at(`${BEGIN}(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)`),
    read: ([, year, month, day]) => ({ kind: 'date', year: Number(year), month: Number(month), day: Number(day) }),
  },
  {
    pattern: at(
      `${BEGIN}(?:(${WEEKDAY})\\.?,?\\s(?:the\\s|dia\\s)?)?(\\d{1,2})(?:st|nd|rd|th|º|\\.)?\\s(?:of\\s|de\\s)?(${MONTH})${END}\\.?(?:,?\\s(?:de\\s)?(\\d{4}))?`,
    ),
    read: ([, weekday, day, month, year]) => ({
      kind: 'date',
      weekday: indexIn(WEEKDAYS, weekday),
      day: Number(day),
      month: indexIn(MONTHS, month),
      year: full(year),
    }),
  },
  {
    pattern: at(
      `${BEGIN}(?:(${WEEKDAY})\\.?,?\\s)?(${MONTH})\\.?\\s(?:the\\s)?(\\d{1,2})(?:st|nd|rd|th)?${END}(?:,?\\s(\\d{4}))?`,
    ),
    read: ([, weekday, month, day, year]) => ({
      kind: 'date',
      weekday: indexIn(WEEKDAYS, weekday),
      day: Number(day),
      month: indexIn(MONTHS, month),
      year: full(year),
    }),
  },
  {
    pattern: at(`${BEGIN}(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4}|\\d{2})${END}`),
    read: ([, day, month, year]) => ({ kind: 'date', ...dayAndMonth(day, month), year: full(year) }),
  },
  {
    pattern: at(`${BEGIN}(\\d{1,2})/(\\d{1,2})${END}`),
    read: ([, day, month]) => ({ kind: 'date', ...dayAndMonth(day, month) }),
  },
  {
    pattern: at(`${BEGIN}(${MONTHS_ALONE})${END}(?:,?\\s(?:de\\s|of\\s)?(\\d{4}))?`),
    read: ([, month, year]) => ({ kind: 'date', month: indexIn(MONTHS, month), year: full(year) }),
  },
  {
    pattern: at(`${BEGIN}(?:${WEEKDAYS_ALONE})${END}`),
    read: ([weekday]) => ({ kind: 'date', weekday: indexIn(WEEKDAYS, weekday) }),
  },
  {
    pattern: at(`(?<=(?:n|d|pel)[ao]\\s|pr[óo]xim[ao]\\s|nest[ao]\\s)(?:segunda|quarta)${END}`),
    read: ([weekday]) => ({ kind: 'date', weekday: indexIn(WEEKDAYS, weekday) }),
  },
  { pattern: at(`${BEGIN}(\\d{1,2})(?:st|nd|rd|th)${END}`), read: ([, day]) => ({ kind: 'date', day: Number(day) }) },
  {
    pattern: at(`${BEGIN}(\\d{1,2})(?::|h)(\\d{2})(?:\\s?([ap])\\.?m${END}\\.?)?`),
    read: ([, hour, minute, half]) => ({ kind: 'clock', ...clock(hour, minute, half) }),
  },
  {
    pattern: at(`${BEGIN}(\\d{1,2})\\s?(?:([ap])\\.?m${END}\\.?|h${END}|o'clock|(?<=[àa]s\\s\\d{1,2}\\s)horas${END})`),
    read: ([, hour, half]) => ({ kind: 'clock', ...clock(hour, '00', half) }),
  },
  { pattern: at(`${BEGIN}(?:day after tomorrow|depois de amanhã)${END}`), read: () => ({ kind: 'relative', days: 2 }) },
  { pattern: at(`${BEGIN}(?:tomorrow|amanhã)${END}`), read: () => ({ kind: 'relative', days: 1 }) },
  { pattern: at(`${BEGIN}(?:today|tonight|hoje)${END}`), read: () => ({ kind: 'relative', days: 0 }) },
  { pattern: at(`${BEGIN}(?:sold[\\s-]out|esgotad[oa]s?)${END}`), read: () => ({ kind: 'sold-out' }) },
  {
    pattern: at(`(?<!feel\\s)${BEGIN}(?:free(?! (?:seat|spot|place|to ))|gratis|grátis|gratuit[oa]s?|de graça)${END}`),
    read: () => ({ kind: 'free' }),
  },
  {
    pattern: at(`${BEGIN}(${AMOUNT})\\s?(?:%|percent|por cento)`),
    read: ([, value = '']) => ({ kind: 'percent', value: readNumber(value) }),
  },
  {
    pattern: at(`(?<![\\p{L}\\p{N}])(${AMOUNT})`),
    read: ([, value = '']) => ({ kind: 'number', value: readNumber(value) }),
  },
  {
    pattern: at(`${BEGIN}(?:${NUMBER_WORDS})(?:[\\s-](?:${NUMBER_WORDS}|e\\s(?:${NUMBER_WORDS})))*${END}`),
    read: ([text]) => ({ kind: 'number', value: numberOf(text) }),
  },
];

/** What begins with a word, a figure or not. */
const WORDS = `${MONTH}|${WEEKDAY}|${NUMBER_WORDS}|brl|usd|eur|gbp|ars|mxn|cop|uyu|cad|chf|day after tomorrow|depois de amanhã|tomorrow|amanhã|today|tonight|hoje|sold out|sold-out|esgotado|esgotada|esgotados|esgotadas|free|gratis|grátis|gratuito|gratuita|gratuitos|gratuitas|de graça`;
const ADDRESSES = 'https?:|www\\.|mailto:|javascript:|data:';

/** Where a figure may begin. */
export const MAY_BEGIN = new RegExp(
  `[\\d[<$€£@]|!\\[|${BEGIN}(?:R\\$|US\\$|/|${ADDRESSES}|(?:${WORDS})${END})|(?<=[\\p{L}\\p{N}])\\.(?:${DOMAINS})${END}`,
  'iug',
);

const BEGINNINGS = [...WORDS.split('|'), 'https:', 'www.', 'mailto:', 'javascript:', 'data:', 'r$', 'us$', '!['];
const LONGEST_BEGINNING = 20;

/** Where the end of a text may be the beginning of a figure ("Decem", "R", "evil."); its length where it may not. */
export function openEnd(text: string): number {
  const domain = /(?<=[\p{L}\p{N}])\.[a-z]{0,8}$/iu.exec(text);
  if (domain) return domain.index;
  for (let start = Math.max(0, text.length - LONGEST_BEGINNING); start < text.length; start += 1) {
    if (/[\p{L}\p{N}]/u.test(text[start - 1] ?? ' ')) continue;
    const end = text.slice(start).toLowerCase();
    if (BEGINNINGS.some((word) => word.length > end.length && word.startsWith(end))) return start;
  }
  return text.length;
}
