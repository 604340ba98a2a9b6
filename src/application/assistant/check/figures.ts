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

const MONTHS = [
  'january|janeiro|jan',
  'february|fevereiro|feb|fev',
  'march|março|mar',
  'april|abril|apr|abr',
  'may|maio|mai',
  'june|junho|jun',
  'july|julho|jul',
  'august|agosto|aug|ago',
  'september|setembro|sept|sep|set',
  'october|outubro|oct|out',
  'november|novembro|nov',
  'december|dezembro|dec|dez',
];
/** Those that mean nothing else when they stand alone. */
const MONTHS_ALONE =
  'january|february|april|june|july|august|september|october|november|december|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro';
const WEEKDAYS = [
  'monday|segunda-feira|segunda|mon|seg',
  'tuesday|terça-feira|terça|tue|ter',
  'wednesday|quarta-feira|quarta|wed|qua',
  'thursday|quinta-feira|quinta|thu|qui',
  'friday|sexta-feira|sexta|fri|sex',
  'saturday|sábado|sabado|sat|sáb',
  'sunday|domingo|sun|dom',
];
const WEEKDAYS_ALONE =
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|terça|quinta|sexta|sábado|sabado|domingo';
const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
  dozen: 12,
  dois: 2,
  duas: 2,
  três: 3,
  quatro: 4,
  cinco: 5,
  seis: 6,
  sete: 7,
  oito: 8,
  nove: 9,
  dez: 10,
  onze: 11,
  doze: 12,
  treze: 13,
  catorze: 14,
  quatorze: 14,
  quinze: 15,
  dezesseis: 16,
  dezessete: 17,
  dezoito: 18,
  dezenove: 19,
  vinte: 20,
  trinta: 30,
  quarenta: 40,
  cinquenta: 50,
  sessenta: 60,
  setenta: 70,
  oitenta: 80,
  noventa: 90,
  cem: 100,
  cento: 100,
  duzentos: 200,
  quinhentos: 500,
  mil: 1000,
  dúzia: 12,
};
const NUMBER_WORDS = Object.keys(NUMBERS)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** Top-level domains that somebody may be led to. ".js" and the like are names. */
const DOMAINS =
  'com|net|org|io|br|dev|app|info|biz|xyz|example|test|ru|cn|co|me|site|online|shop|store|tech|link|page|club|top|pt|uk|de|eu|us|tv|ai|ly|gg|to|cc|zip|click|live|events|tickets';

const MONTH = MONTHS.join('|');
const WEEKDAY = WEEKDAYS.join('|');
const AMOUNT = '\\d+(?:[.,]\\d+)*';
const CURRENCY =
  'reais|real|dollars?|dólares|dolares|euros?|pounds?|libras?|francs?|pesos?|bucks|brl|usd|eur|gbp|ars|mxn|cop|uyu|cad|chf';
const BEGIN = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

const indexIn = (names: readonly string[], word = '') =>
  names.findIndex((each) => each.split('|').includes(word.toLowerCase())) + 1 || undefined;

/** "1.234,50" and "1,234.50" → 1234.5 */
export function readNumber(text: string): number {
  const decimals = /[.,](\d{1,2})$/.exec(text);
  const whole = (decimals ? text.slice(0, -decimals[0].length) : text).replace(/[.,]/g, '');
  return Number(decimals ? `${whole}.${decimals[1]}` : whole);
}

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
    pattern: at(`${BEGIN}(\\d{4})-(\\d{2})-(\\d{2})${END}`),
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

/** Day first where it can be; the check takes either. */
function dayAndMonth(a = '', b = ''): { day: number; month: number } {
  const [first, second] = [Number(a), Number(b)];
  return second > 12 ? { day: second, month: first } : { day: first, month: second };
}

function clock(hour = '', minute = '', half: string | undefined): { hour: number; minute: number } {
  const read = Number(hour);
  const isLate = half?.toLowerCase() === 'p' && read < 12;
  const isMidnight = half?.toLowerCase() === 'a' && read === 12;
  return { hour: isMidnight ? 0 : isLate ? read + 12 : read, minute: Number(minute) };
}

/** "twenty-three", "vinte e três" → 23; "two hundred" → 200. */
function numberOf(text: string): number {
  return text
    .toLowerCase()
    .split(/[\s-]+(?:e\s)?/)
    .map((word) => NUMBERS[word] ?? 0)
    .reduce((sum, value) => ((value === 100 || value === 1000) && sum > 0 ? sum * value : sum + value), 0);
}

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
