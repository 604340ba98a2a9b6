import type { Locale } from '../../../domain/locale.ts';
import type { DateRange } from '../assistant.ts';
import { MONTHS as ACCENTED_MONTHS } from '../check/figure-words.ts';
import { dayAfter, dayOf, EVENING, lastDayOf, rangeOf, today, weekdayOf } from './days.ts';
import { withoutAccents } from './fold.ts';
import { type Reader, words } from './reader.ts';

/** Dates as people say them, in both languages at once. */

export type DateContext = { now: Date; timeZone: string; locale: Locale };

const MONTHS = ACCENTED_MONTHS.map(withoutAccents);
const MONTH = `(${MONTHS.join('|')})`;
/** Said without a day, short names mean something else: "may", "out", "set", "dez". */
const LONG_MONTH = `(${MONTHS.map((names) =>
  names
    .split('|')
    .filter((name) => name.length > 4 || /^(june|july|maio)$/.test(name))
    .join('|'),
).join('|')})`;
const WEEKDAYS = [
  'monday|mon|segunda(?: feira)?',
  'tuesday|tue|tues|terca(?: feira)?',
  'wednesday|wed|quarta(?: feira)?',
  'thursday|thu|thurs|quinta(?: feira)?',
  'friday|fri|sexta(?: feira)?',
  'saturday|sat|sabado',
  'sunday|sun|domingo',
];
const WEEKDAY = `(${WEEKDAYS.join('|')})`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th|o)?';
const YEAR = '(?: (?:de |of )?(20\\d\\d))?';

const indexIn = (names: readonly string[], word = '') =>
  names.findIndex((each) => new RegExp(`^(?:${each})$`).test(word)) + 1;

/** The next such day that is not over; of the given year where there is one. */
function nextDay(context: DateContext, month: number, day: number, year?: number): string | null {
  const first = today(context.now, context.timeZone);
  if (year) return dayOf(year, month, day);
  const thisYear = Number(first.slice(0, 4));
  const found = dayOf(thisYear, month, day);
  return found && found >= first ? found : dayOf(thisYear + 1, month, day);
}

const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));

/** One day that is named by its number: "5 de dezembro", "december 5th", "5/12", "2026-12-05". */
function readDay(read: Reader, context: DateContext, before = ''): string | null {
  const dated = (pattern: string) => read.take(words(`${before}${pattern}`));
  const iso = dated('(20\\d\\d)-(\\d\\d)-(\\d\\d)');
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = dated(`(?:the )?(?:dia )?${DAY} (?:of |de )?${MONTH}${YEAR}`);
  if (dayFirst) return nextDay(context, indexIn(MONTHS, dayFirst[2]), Number(dayFirst[1]), number(dayFirst[3]));
  const monthFirst = dated(`${MONTH} (?:the )?${DAY}(?:,? (20\\d\\d))?`);
  if (monthFirst) return nextDay(context, indexIn(MONTHS, monthFirst[1]), Number(monthFirst[2]), number(monthFirst[3]));
  const numeric = dated('(?:dia )?(\\d{1,2})/(\\d{1,2})(?:/(20\\d\\d|\\d\\d))?');
  if (numeric) return readNumeric(numeric, context);
  const ofMonth = dated(`(?:dia|the) (\\d{1,2})(?:st|nd|rd|th)?`);
  return ofMonth ? nextOfMonth(context, Number(ofMonth[1])) : null;
}

/** Day before month, but for English where the month comes first and can be one. */
function readNumeric([, first, second, year]: RegExpExecArray, context: DateContext): string | null {
  const full = year && Number(year.length === 2 ? `20${year}` : year);
  const [a, b] = [Number(first), Number(second)];
  const [day, month] = context.locale === 'en' && a <= 12 ? [b, a] : [a, b];
  return nextDay(context, month, day, full || undefined) ?? nextDay(context, day, month, full || undefined);
}

function nextOfMonth(context: DateContext, day: number): string | null {
  const first = today(context.now, context.timeZone);
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  const found = dayOf(year, month, day);
  return found && found >= first ? found : dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, day);
}

const FAR = '2199-12-31';

/** "from 5 to 10 december", "entre 5 e 10 de dezembro", "after december 10", "até 10/12". */
function readSpan(read: Reader, context: DateContext): DateRange | null {
  const between = read.take(
    words(
      `(?:between|from|entre|de|dos? dias?) (?:the |dia )?${DAY} (?:and|to|until|till|a|e|ate)(?: o)? (?:the |dia )?${DAY} (?:of |de )?${MONTH}${YEAR}`,
    ),
  );
  if (between) {
    const month = indexIn(MONTHS, between[3]);
    const last = nextDay(context, month, Number(between[2]), number(between[4]));
    const first = last && dayOf(Number(last.slice(0, 4)), month, Number(between[1]));
    return first && last ? rangeOf(context, first, last) : null;
  }
  const englishBetween = read.take(
    words(`(?:between |from )?${MONTH} ${DAY} (?:and|to|until|till) (?:${MONTH} )?${DAY}`),
  );
  if (englishBetween) {
    const month = indexIn(MONTHS, englishBetween[1]);
    const first = nextDay(context, month, Number(englishBetween[2]));
    const lastMonth = englishBetween[3] ? indexIn(MONTHS, englishBetween[3]) : month;
    const last = first && nextDay(context, lastMonth, Number(englishBetween[4]));
    return first && last ? rangeOf(context, first, last) : null;
  }
  const after = readDay(read, context, '(?:after|since|from|starting|depois d[eo]|a partir d[eo]|desde) ');
  if (after) return rangeOf(context, after, FAR);
  const until = readDay(read, context, '(?:before|until|till|by|antes d[eo]|ate(?: o)?) ');
  return until ? rangeOf(context, today(context.now, context.timeZone), until) : null;
}

function readMonth(read: Reader, context: DateContext): DateRange | null {
  const said =
    read.take(words(`(?:in|during|for|of|next|this|em|no mes de|durante|de|para)(?: late| early)? ${MONTH}${YEAR}`)) ??
    read.take(words(`${LONG_MONTH}${YEAR}`));
  if (!said) return null;
  const first = today(context.now, context.timeZone);
  const month = indexIn(MONTHS, said[1]);
  const thisYear = Number(first.slice(0, 4));
  const year = number(said[2]) ?? (month < Number(first.slice(5, 7)) ? thisYear + 1 : thisYear);
  const begins = dayOf(year, month, 1) ?? first;
  return rangeOf(context, begins, lastDayOf(year, month));
}

const NIGHT = ' (?:night|evening|a noite|de noite|noite)';

function readWeekday(read: Reader, context: DateContext): DateRange | null {
  const said = read.take(
    words(
      `(?:(next|this|coming|on|for|by|proxim[ao]|n?est[ea]|n[ao]|n?ess[ea]|no proximo|na proxima|d[ao]|pr[ao]) )?(?:the )?${WEEKDAY}(${NIGHT})?( que vem)?`,
    ),
  );
  if (!said) return null;
  // "sun", "set" and the like are weekdays only where something says so.
  if (/^(?:mon|tue|wed|thu|fri|sat|sun)$/.test(said[2] ?? '') && !said[1]) return null;
  const first = today(context.now, context.timeZone);
  const weekday = indexIn(WEEKDAYS, said[2]);
  const ofNextWeek = said[1] === 'next' || said[4];
  const day = ofNextWeek
    ? dayAfter(first, 7 - weekdayOf(first) + weekday)
    : dayAfter(first, (weekday - weekdayOf(first) + 7) % 7);
  return rangeOf(context, day, day, said[3] ? EVENING : {});
}

type Said = readonly [pattern: string, range: (first: string, context: DateContext) => DateRange];

const friday = (first: string) => dayAfter(first, 5 - weekdayOf(first));
const monthOf = (first: string, after: number): [number, number] => {
  const month = Number(first.slice(5, 7)) + after;
  return month > 12 ? [Number(first.slice(0, 4)) + 1, month - 12] : [Number(first.slice(0, 4)), month];
};
const wholeMonth = (first: string, after: number, context: DateContext) => {
  const [year, month] = monthOf(first, after);
  return rangeOf(context, dayOf(year, month, 1) ?? first, lastDayOf(year, month));
};
const wholeYear = (year: number, context: DateContext) => rangeOf(context, `${year}-01-01`, `${year}-12-31`);

/** The next such day of a year. */
const yearly =
  (day: string): Said[1] =>
  (first, context) => {
    const year = Number(first.slice(0, 4)) + (`${first.slice(0, 4)}-${day}` < first ? 1 : 0);
    return rangeOf(context, `${year}-${day}`, `${year}-${day}`);
  };

/** In this order: what is longer is met first. */
const RELATIVE: readonly Said[] = [
  ['(?:on |for |n[oa] )?(?:new years eve|reveillon|vespera de ano novo)', yearly('12-31')],
  ['(?:on |for |n[oa] )?(?:christmas eve|vespera de natal)', yearly('12-24')],
  ['(?:on |for |at )?christmas(?: day)?|(?:no|dia de) natal', yearly('12-25')],
  [
    '(?:the )?day after tomorrow|depois de amanha',
    (first, context) => rangeOf(context, dayAfter(first, 2), dayAfter(first, 2)),
  ],
  [
    `(?:tomorrow|amanha)${NIGHT}`,
    (first, context) => rangeOf(context, dayAfter(first, 1), dayAfter(first, 1), EVENING),
  ],
  [
    'tomorrow(?: (?:morning|afternoon))?|amanha(?: (?:de manha|a tarde|cedo))?',
    (first, context) => rangeOf(context, dayAfter(first, 1), dayAfter(first, 1)),
  ],
  [
    'tonight|this evening|hoje (?:a|de) noite|hoje noite|(?:n?esta|n?essa) noite',
    (first, context) => rangeOf(context, first, first, EVENING),
  ],
  ['today|hoje(?: em dia)?|right now|agora', (first, context) => rangeOf(context, first, first)],
  [
    '(?:on |in |the |for )*next weekend|weekend after(?: next)?|(?:n?o )?(?:proximo|outro) (?:final|fim) de semana|(?:n?o )?(?:final|fim) de semana que vem',
    (first, context) => rangeOf(context, dayAfter(friday(first), 7), dayAfter(friday(first), 9), { from: '17:00' }),
  ],
  [
    '(?:on |at |over |for )*(?:this |the |coming )*weekend|(?:n?est?s?e |no |pro |para o |d?o )?(?:final|fim) de semana',
    (first, context) => rangeOf(context, friday(first), dayAfter(friday(first), 2), { from: '17:00' }),
  ],
  [
    'next week|(?:n?a )?(?:proxima semana|semana que vem)',
    (first, context) => rangeOf(context, dayAfter(first, 8 - weekdayOf(first)), dayAfter(first, 14 - weekdayOf(first))),
  ],
  [
    '(?:this|the|later this) week|(?:d?n?est?s?a )semana',
    (first, context) => rangeOf(context, first, dayAfter(first, 7 - weekdayOf(first))),
  ],
  ['next month|(?:n?o )?(?:proximo mes|mes que vem)', (first, context) => wholeMonth(first, 1, context)],
  ['(?:this|later this) month|(?:d?n?est?s?e )mes', (first, context) => wholeMonth(first, 0, context)],
  [
    'next year|(?:n?o )?(?:proximo ano|ano que vem)',
    (first, context) => wholeYear(Number(first.slice(0, 4)) + 1, context),
  ],
  ['this year|(?:d?n?est?s?e )ano', (first, context) => wholeYear(Number(first.slice(0, 4)), context)],
];

function readRelative(read: Reader, context: DateContext): DateRange | null {
  const first = today(context.now, context.timeZone);
  for (const [pattern, range] of RELATIVE) {
    if (read.take(words(pattern))) return range(first, context);
  }
  const coming = read.take(
    words(
      '(?:in |over |within )?(?:the )?(?:next|coming) (\\d{1,3}) (days|weeks)|(?:n?os |n?as )?proxim[oa]s (\\d{1,3}) (dias|semanas)',
    ),
  );
  if (coming) {
    const count = Number(coming[1] ?? coming[3]) * (/^(weeks|semanas)$/.test(coming[2] ?? coming[4] ?? '') ? 7 : 1);
    return rangeOf(context, first, dayAfter(first, count - 1));
  }
  const year = read.take(words('(?:in|during|for|em|de|para) (20\\d\\d)'));
  return year ? wholeYear(Number(year[1]), context) : null;
}

/** When, if the question says so. What it takes is no word to look for any more. */
export function readDates(read: Reader, context: DateContext): DateRange | null {
  const span = readSpan(read, context);
  if (span) return span;
  const day = readDay(read, context, '(?:on |em |no )?');
  if (day) {
    // "Saturday, December 12" names one day twice.
    read.take(words(`(?:on )?${WEEKDAY}`));
    return rangeOf(context, day, day);
  }
  return readMonth(read, context) ?? readRelative(read, context) ?? readWeekday(read, context);
}

/** What is over: "last month", "já foi". */
export const readPast = (read: Reader) =>
  read.take(
    words(
      'last (?:night|week|weekend|month|year)|yesterday|(?:in the )?past|previous|already (?:happened|over)|ontem|(?:semana|mes|ano|fim de semana) passad[oa]|passad[oa]s?|que ja (?:foi|foram|aconteceu|aconteceram|rolou|rolaram|passou|passaram)|ja (?:aconteceu|aconteceram|foi|foram|rolou|rolaram|passou|passaram)',
    ),
  ) !== null;
