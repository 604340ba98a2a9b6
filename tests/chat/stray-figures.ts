import type { EventDto } from '../../src/application/events/schema.ts';
import type { Answered } from './judge-answer.ts';

/** Figures of an answer that are in no row. It reads texts on its own and knows nothing of how answers are checked. */

const MONTHS = [
  'january february march april may june july august september october november december'.split(' '),
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
];
const monthOf = (word: string) => Math.max(...MONTHS.map((names) => names.indexOf(word.toLowerCase()))) + 1;

const DATES = [
  {
    pattern:
      /\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})(?:, (\d{4}))?/gi,
    month: 1,
    day: 2,
  },
  {
    pattern:
      /\b(\d{1,2}) de (janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)(?: de (\d{4}))?/gi,
    month: 2,
    day: 1,
  },
];
const MONEY = /(?:R\$|US\$|[$€£])[\s\u00a0]?(\d[\d.,]*\d|\d)/g;
const TIME = /(?<![\d$€£.,])(\d{1,2}):(\d{2})(?:[\s\u00a0\u202f]?([AP])M)?/gi;
const SEATS = /(?<![\d.,:])(\d[\d.,]*)\s(?:tickets?|ingressos?)\b/gi;
const LINK = /\]\(([^)]*)\)|https?:\/\/\S+|www\.\S+/g;

const amountOf = (text: string) =>
  Number(/[.,]\d{2}$/.test(text) ? text.replace(/[.,](?=\d{3})/g, '').replace(',', '.') : text.replace(/[.,]/g, ''));

type Row = { amounts: number[]; days: string[]; times: string[]; seats: number[] };

const localOf = (instant: string, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant));

function rowOf(
  event: EventDto,
  types: readonly {
    price: number;
    available: number;
    minPerOrder: number;
    maxPerOrder: number;
    capacity: number | null;
  }[],
): Row {
  const days: string[] = [];
  for (let at = Date.parse(event.startsAt); at <= Date.parse(event.endsAt); at += 3_600_000) {
    days.push(localOf(new Date(at).toISOString(), event.timeZone).slice(0, 10));
  }
  const inText = [...`${event.description} ${event.name}`.matchAll(/(\d{1,2})[:h](\d{2})?/g)].map(
    ([, hour, minute]) => `${hour?.padStart(2, '0')}:${minute ?? '00'}`,
  );
  return {
    amounts: [event.price, event.maxPrice, ...types.map(({ price }) => price)],
    days,
    times: [event.startsAt, event.endsAt].map((at) => localOf(at, event.timeZone).slice(11, 16)).concat(inText),
    seats: [
      event.availableTickets,
      event.capacity,
      event.ticketsSold,
      ...types.flatMap(({ available, minPerOrder, maxPerOrder, capacity }) => [
        available,
        minPerOrder,
        maxPerOrder,
        capacity ?? available,
      ]),
    ],
  };
}

/** Of one line: whatever of it is in none of `rows`. */
function straysOf(line: string, rows: readonly Row[], paths: readonly string[]): string[] {
  const strays: string[] = [];
  const unless = (isKnown: boolean, text: string) => {
    if (!isKnown) strays.push(text);
  };
  for (const [text, amount = ''] of line.matchAll(MONEY))
    unless(
      rows.some(({ amounts }) => amounts.includes(amountOf(amount))),
      text,
    );
  for (const { pattern, month, day } of DATES) {
    for (const match of line.matchAll(pattern)) {
      const end = `-${String(monthOf(match[month] ?? '')).padStart(2, '0')}-${(match[day] ?? '').padStart(2, '0')}`;
      unless(
        rows.some(({ days }) => days.some((each) => each.endsWith(end) && (!match[3] || each.startsWith(match[3])))),
        match[0],
      );
    }
  }
  for (const [text, hour = '', minute = '', half] of line.matchAll(TIME)) {
    const read = half ? (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0) : Number(hour);
    unless(
      rows.some(({ times }) => times.includes(`${String(read).padStart(2, '0')}:${minute}`)),
      text,
    );
  }
  for (const [text, count = ''] of line.matchAll(SEATS))
    unless(
      rows.some(({ seats }) => seats.includes(amountOf(count))),
      text,
    );
  for (const [text, path = ''] of line.matchAll(LINK)) unless(paths.includes(path), text);
  return strays;
}

/** Every price, date, time, number of tickets and link of the answer that its rows do not have; line by line, as each speaks of one event. */
export function strayFigures({ facts, text }: Answered): string[] {
  const prefix = facts.locale === 'en' ? '' : `/${facts.locale}`;
  const rows = facts.events.map((event) => ({
    event,
    row: rowOf(event, facts.detail?.id === event.id ? facts.detail.ticketTypes : []),
  }));
  const paths = [
    ...facts.events.map(({ slug }) => `${prefix}/events/${slug}`),
    ...[...(facts.tickets?.items ?? []), ...(facts.orders?.items ?? [])].map(
      ({ event }) => `${prefix}/events/${event.slug}`,
    ),
    ...facts.pages.map(({ path }) => `${prefix}${path}`),
  ];
  const besides: Row = {
    amounts: [
      ...(facts.tickets?.items ?? []).map(({ price }) => price),
      ...(facts.orders?.items ?? []).map(({ total }) => total),
    ],
    days: [
      ...[...(facts.tickets?.items ?? []), ...(facts.orders?.items ?? [])].map(({ event }) =>
        event.eventDate.slice(0, 10),
      ),
      ...(facts.orders?.items ?? []).map(({ createdAt }) => createdAt.slice(0, 10)),
      ...(facts.intent.kind === 'events' && facts.intent.search.when
        ? [facts.intent.search.when.firstDay, facts.intent.search.when.lastDay]
        : []),
    ],
    times: [...(facts.tickets?.items ?? []), ...(facts.orders?.items ?? [])].flatMap(({ event }) => [
      event.eventDate.slice(11, 16),
      localOf(event.endsAt, event.timeZone).slice(11, 16),
    ]),
    seats: [
      facts.total,
      facts.tickets?.total ?? 0,
      facts.orders?.total ?? 0,
      ...(facts.orders?.items ?? []).flatMap(({ lines }) => [
        ...lines.map(({ quantity }) => quantity),
        lines.reduce((sum, { quantity }) => sum + quantity, 0),
      ]),
      ...[...(facts.help?.text ?? '').matchAll(/\d+/g)].map(([number]) => Number(number)),
    ],
  };
  return text.split('\n').flatMap((line) => {
    const named = rows.filter(({ event }) => line.includes(event.name));
    return straysOf(line, [...(named.length === 1 ? named : rows).map(({ row }) => row), besides], paths);
  });
}
