import type { HelpTopicId } from '../../src/application/assistant/assistant.ts';

/** What an answer must say, as facts and not as sentences: they were looked up in the rows of the shop at its one moment. */

export type Said =
  | { price: number; currency: 'BRL' | 'EUR' | 'USD' }
  | { date: `${number}-${number}-${number}` }
  | { time: `${number}:${number}` }
  | { count: number }
  | { place: string }
  | { word: string }
  | { state: 'free' | 'sold out' | 'cancelled' | 'over' };

export type Expected = {
  /** Slugs of all events that are told of, whatever their order; none where it is empty. */
  events?: readonly string[];
  /** The slug of the first one. */
  first?: string;
  /** How many match, those that are not told of included. */
  total?: number;
  says?: readonly Said[];
  /** What it must not say. */
  not?: readonly Said[];
  help?: HelpTopicId;
  /** Slugs of the events of the asker's tickets or orders, one for each. */
  tickets?: readonly string[];
  orders?: readonly string[];
  signIn?: true;
  /** Nothing of the shop is asked. */
  offTopic?: true;
};

export const CATEGORIES = [
  'dates',
  'prices',
  'places',
  'kinds',
  'availability',
  'details',
  'own',
  'help',
  'off topic',
  'follow-ups',
  'conferences',
] as const;
export type Category = (typeof CATEGORIES)[number];

export type Asked = {
  category: Category;
  language: 'en' | 'pt-BR';
  /** What was said before, and what is judged. */
  asks: readonly string[];
  as?: 'buyer';
  expect: Expected;
};

const SPACE = '[\\s\\u00a0\\u202f]?';
const MONTHS: Record<Asked['language'], readonly string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  'pt-BR': 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
};
const SIGNS = { BRL: 'R\\$', EUR: '€', USD: '(?:US)?\\$' };
const STATES = {
  free: '\\bfree\\b|gr[aá]tis|gratuit',
  'sold out': 'sold out|esgotad',
  cancelled: 'cancelled|canceled|cancelad',
  over: 'is over|was on|já aconteceu|\\bFoi\\b|terminou',
};

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function datePattern(date: string, language: Asked['language']): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = MONTHS[language][Number(month) - 1] ?? '';
  const short = name.slice(0, 3);
  const named =
    language === 'en'
      ? `(?:${name}|${short}\\.?) ${Number(day)}\\b(?:, ${year})?|\\b${Number(day)} (?:${name}|${short})`
      : `\\b${Number(day)} de (?:${name}|${short})`;
  return `${named}|${date}|${day}/${month}`;
}

function timePattern(time: string): string {
  const [hour = '', minute = ''] = time.split(':');
  const twelve = Number(hour) % 12 || 12;
  const half = Number(hour) < 12 ? 'a' : 'p';
  const whole = minute === '00' ? `|\\b${twelve}${SPACE}${half}\\.?m|\\b${Number(hour)}h\\b` : '';
  return `\\b0?${Number(hour)}[:h]${minute}|\\b${twelve}:${minute}${SPACE}${half}\\.?m${whole}`;
}

function pricePattern(price: number, currency: keyof typeof SIGNS): string {
  const [whole = '', cents = '00'] = price.toFixed(2).split('.');
  return `${SIGNS[currency]}${SPACE}${whole}${cents === '00' ? '(?:[.,]00)?' : `[.,]${cents}`}(?![\\d.,]*\\d)|\\b${whole}(?:[.,]${cents})?${SPACE}(?:€|euros|reais)`;
}

/** How a fact may be written in either language. */
export function patternOf(said: Said, language: Asked['language']): RegExp {
  if ('price' in said) return new RegExp(pricePattern(said.price, said.currency), 'i');
  if ('date' in said) return new RegExp(datePattern(said.date, language), 'i');
  if ('time' in said) return new RegExp(timePattern(said.time), 'i');
  if ('count' in said) return new RegExp(`(?<![\\d.,])${said.count}(?![\\d]|[.,:]\\d)`);
  if ('place' in said) return new RegExp(escaped(said.place), 'i');
  if ('word' in said) return new RegExp(said.word, 'i');
  return new RegExp(STATES[said.state], 'i');
}
