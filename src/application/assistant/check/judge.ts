import type { Facts, Question } from '../assistant.ts';
import { sentencesOf } from '../sentences/in-language.ts';
import { money, priceOf, timesOf } from '../tell-event.ts';
import { dayAfter, dayOf, today, weekdayOf } from '../words/days.ts';
import { nameWords } from '../words/fold.ts';
import type { Figure } from './figures.ts';
import type { AllKnown, Known, KnownEvent } from './known.ts';

/** Whether a figure is as the rows have it, and what stands there instead where it is not. */

/** Where a figure stands: what was said before it, its own text, and what follows. */
type Place = { before: string; text: string; after: string; about: KnownEvent | null };

const SEATS =
  /^\s*(?:(?:more|of the|remaining|available|free|last|últimos|dos|das|de)\s+)*(?:tickets?|seats?|spots?|places?|people|persons|ingressos?|lugares|lugar|vagas?|entradas?|pessoas|left|remaining|available|restantes?|disponíve(?:l|is)|sold|vendidos?)(?![\p{L}])/iu;
const SEATS_BEFORE =
  /(?:capacity|room for|up to|cabem|capacidade|lotação|restam?|sobram?|left|remaining|sold|vendidos|out of|tickets?|seats?|ingressos|lugares)(?:\s+(?:is|of|de|for|para|apenas|só|only|just|at|:))*:?\s*$/iu;
const EVENTS = /^\s*(?:\p{L}+\s+)?(?:events?|eventos?|results?|resultados|shows?|options|opções)(?![\p{L}])/iu;
const ENDS = /(?:until|till|to|ends? at|ending at|às|as|até|termina|–|-)\s*$/iu;
const BOUND =
  /(?:under|below|less than|up to|at most|over|above|more than|até|menos de|abaixo de|acima de|mais de|no máximo)\s*$/iu;
/** "1." at the beginning of a line. */
const isListMark = ({ before, after }: Place, value: number) =>
  /(?:^|\n)\s*$/.test(before) && /^[.)]\s/.test(after) && value <= 20;

type Judged = string | null;

function knownOf({ about }: Place, all: AllKnown): Known[] {
  return about ? [about, all.besides] : [...all.events, all.besides];
}

const some = (known: Known[], has: (one: Known) => boolean) => known.some(has);

function judgeMoney(amount: number, place: Place, all: AllKnown, facts: Facts): Judged {
  if (some(knownOf(place, all), ({ moneys }) => moneys.has(amount))) return place.text;
  if (BOUND.test(place.before) && all.bounds.has(Math.round(amount))) return place.text;
  const { event } = place.about ?? all.events[0] ?? {};
  if (!event) return null;
  // Of two prices in a row, one is the lowest and one the highest.
  if (/^\s*(?:–|-|to|a|até)\s*(?:R\$|US\$|[$€£])?\s?\d/i.test(place.after))
    return money(event.price, event.currency, facts.locale);
  if (/[R$€£][^\p{L}\n]*(?:–|-|to|a|até)\s*$/iu.test(place.before))
    return money(event.maxPrice, event.currency, facts.locale);
  return priceOf(event, facts.locale);
}

function isDay(day: string, { day: wanted, month, year, weekday }: Extract<Figure, { kind: 'date' }>): boolean {
  const [itsYear, itsMonth, itsDay] = [day.slice(0, 4), day.slice(5, 7), day.slice(8, 10)].map(Number);
  const isAs = (month === undefined || month === itsMonth) && (wanted === undefined || wanted === itsDay);
  // "3/4" is one day in one country and another in the next.
  const isTurned = wanted !== undefined && month !== undefined && wanted === itsMonth && month === itsDay;
  return (
    (isAs || isTurned) &&
    (year === undefined || year === itsYear) &&
    (weekday === undefined || weekday === weekdayOf(day))
  );
}

/** "3 events from Nov 27 to Nov 29": the days that were asked for, where they are said of what was found. */
function isAskedFor(figure: Extract<Figure, { kind: 'date' }>, { before }: Place, { intent, events }: Facts): boolean {
  const when = intent.kind === 'events' ? intent.search.when : undefined;
  if (!when) return false;
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const isOfAll = events.length === 0 || /\bevent(?:s|os?)?\b/i.test(line);
  const first = isDay(when.firstDay, figure) && /(?:from|between|on|de|entre|em)\s$/i.test(line);
  const last = isDay(when.lastDay, figure) && /(?:to|and|until|a|e|até)\s$/i.test(line);
  return isOfAll && (first || last);
}

const dateOf = (event: KnownEvent | undefined, locale: Facts['locale']) =>
  event ? timesOf(event.event, locale).date : null;

function judgeDate(figure: Extract<Figure, { kind: 'date' }>, place: Place, all: AllKnown, facts: Facts): Judged {
  const { day, month, year } = figure;
  const exists =
    day === undefined ||
    month === undefined ||
    dayOf(year ?? 2028, month, day) !== null ||
    dayOf(year ?? 2028, day, month) !== null;
  if (exists && some(knownOf(place, all), ({ days }) => [...days].some((each) => isDay(each, figure))))
    return place.text;
  if (isAskedFor(figure, place, facts)) return place.text;
  return dateOf(place.about ?? all.events[0], facts.locale);
}

function judgeRelative(days: number, place: Place, all: AllKnown, facts: Facts, { now, timeZone }: Question): Judged {
  const day = dayAfter(today(now, timeZone), days);
  if (some(knownOf(place, all), (known) => known.days.has(day))) return place.text;
  if (all.events.length === 0) return place.text;
  return dateOf(place.about ?? all.events[0], facts.locale);
}

function judgeClock(
  { hour, minute }: Extract<Figure, { kind: 'clock' }>,
  place: Place,
  all: AllKnown,
  facts: Facts,
): Judged {
  const text = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  if (some(knownOf(place, all), ({ clocks }) => clocks.has(text))) return place.text;
  const event = place.about ?? all.events[0];
  if (!event) return null;
  const times = timesOf(event.event, facts.locale);
  return ENDS.test(place.before) ? times.end : times.time;
}

function judgeNumber(value: number, place: Place, all: AllKnown, facts: Facts): Judged {
  if (isListMark(place, value)) return place.text;
  const known = knownOf(place, all);
  if (SEATS.test(place.after) || SEATS_BEFORE.test(place.before)) {
    if (some(known, ({ seats }) => seats.has(value))) return place.text;
    // "Waves of forty people": what the organiser counts besides tickets.
    const isOfPeople = /^\s*(?:\p{L}+\s+)?(?:people|persons|pessoas)(?![\p{L}])/iu.test(place.after);
    if (isOfPeople && some(known, ({ numbers }) => numbers.has(value))) return place.text;
    const event = place.about ?? all.events[0];
    if (!event) return null;
    const isSold = /^\s*(?:\p{L}+\s+)?(?:sold|vendid)/iu.test(place.after);
    return String(isSold ? event.event.ticketsSold : event.event.availableTickets);
  }
  if (EVENTS.test(place.after))
    return value === facts.total || value === facts.events.length ? place.text : String(facts.total);
  return some(known, ({ numbers, seats }) => numbers.has(value) || seats.has(value)) ? place.text : null;
}

function judgeFree(place: Place, all: AllKnown, facts: Facts): Judged {
  if (some(knownOf(place, all), ({ isFree }) => isFree)) return place.text;
  // Coffee may be free where the ticket is not.
  const event = place.about ?? all.events[0];
  return event ? priceOf(event.event, facts.locale) : place.text;
}

function judgeSoldOut(place: Place, all: AllKnown, facts: Facts): Judged {
  if (/(?:not|n't|não)\s+(?:\p{L}+\s+)?$/iu.test(place.before)) return place.text;
  if (some(knownOf(place, all), ({ isSoldOut }) => isSoldOut) || all.events.length === 0) return place.text;
  return sentencesOf(facts.locale).stillOnSale;
}

/** Our own pages alone; of anything else only its words are left. */
function judgeLink({ label, address }: Extract<Figure, { kind: 'link' }>, place: Place, all: AllKnown): Judged {
  const path = address.replace(/[?#].*$/, '').replace(/[).,;:!]+$/, '');
  if (!all.pages.has(path)) return label;
  return label ? `[${label}](${path})` : place.text;
}

const QUOTED_WORDS = 4;
const OF_THE_TICKET =
  /\b(?:event|entry|admission|tickets?|seats?|evento|entrada|ingressos?|lugares|vagas?|costs?|price|custa|preco)\b/;

/**
 * Whether it stands so, with the words around it, in what the organiser says of the event: "water at the fountain is free".
 * What is said there of prices, days and tickets counts for nothing beside the rows.
 */
function isQuoted(figure: Figure, { before, text, after }: Place, { events }: AllKnown): boolean {
  const isOfRows =
    figure.kind === 'money' || (figure.kind === 'date' && figure.day !== undefined) || figure.kind === 'link';
  const quote = [...nameWords(before.slice(-60)).slice(-3), ...nameWords(text), ...nameWords(after).slice(0, 2)];
  const words = quote.join(' ');
  if (isOfRows || quote.length < QUOTED_WORDS || OF_THE_TICKET.test(words)) return false;
  return events.some(({ described }) => described.includes(` ${words} `));
}

/** What stands for the figure: itself, the fact, or nothing. */
export function judge(figure: Figure, place: Place, all: AllKnown, facts: Facts, question: Question): string {
  if (figure.kind !== 'tag' && isQuoted(figure, place, all)) return place.text;
  switch (figure.kind) {
    case 'link':
      return judgeLink(figure, place, all) ?? '';
    case 'tag':
      return '';
    case 'money':
      return judgeMoney(figure.amount, place, all, facts) ?? '';
    case 'date':
      return judgeDate(figure, place, all, facts) ?? '';
    case 'clock':
      return judgeClock(figure, place, all, facts) ?? '';
    case 'relative':
      return judgeRelative(figure.days, place, all, facts, question) ?? '';
    case 'free':
      return judgeFree(place, all, facts) ?? '';
    case 'sold-out':
      return judgeSoldOut(place, all, facts) ?? '';
    case 'percent':
      return some(knownOf(place, all), ({ percents }) => percents.has(figure.value)) ? place.text : '';
    case 'number':
      return judgeNumber(figure.value, place, all, facts) ?? '';
    default:
      return figure satisfies never;
  }
}
