import { toLocalTime } from '../../../domain/local-time.ts';
import { addressLines } from '../../../domain/venue.ts';
import type { EventDto } from '../../events/schema.ts';
import type { Facts } from '../assistant.ts';
import { eventPath, orderPath, pagePath } from '../links.ts';
import { unlinked } from '../plain-text.ts';
import { dayAfter } from '../words/days.ts';
import { nameWords, withoutAccents } from '../words/fold.ts';
import { RECOGNISERS } from './figures.ts';

/** What the rows say, as sets that figures are looked up in. */

export type Known = {
  moneys: Set<number>;
  /** `2026-12-04`, from the first to the last. */
  days: Set<string>;
  /** `20:30`. */
  clocks: Set<string>;
  /** Numbers of tickets and seats. */
  seats: Set<number>;
  /** Any other number that stands in the row: in its name, its address, its description. */
  numbers: Set<number>;
  percents: Set<number>;
  isFree: boolean;
  isSoldOut: boolean;
};

export type KnownEvent = Known & {
  /** What its organiser says of it, in folded words. */
  described: string;
  event: EventDto;
  namedIn: (folded: string) => { whole: number; word: number };
};

const two = (number: number) => String(number).padStart(2, '0');

const nothing = (): Known => ({
  moneys: new Set(),
  days: new Set(),
  clocks: new Set(),
  seats: new Set(),
  numbers: new Set(),
  percents: new Set(),
  isFree: false,
  isSoldOut: false,
});

/** Every number and time of a text, as the recognisers read it. */
function addText(known: Known, text: string): void {
  for (let at = 0; at < text.length; ) {
    const found = RECOGNISERS.flatMap(({ pattern, read }) => {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      return match ? [{ figure: read(match), length: match[0].length }] : [];
    })[0];
    if (found?.figure.kind === 'number') known.numbers.add(found.figure.value);
    if (found?.figure.kind === 'clock') known.clocks.add(`${two(found.figure.hour)}:${two(found.figure.minute)}`);
    if (found?.figure.kind === 'percent') known.percents.add(found.figure.value);
    at += found && found.figure.kind !== 'tag' ? found.length : 1;
  }
}

const MOST_DAYS = 60;

function addSpan(
  known: Known,
  { startsAt, endsAt, timeZone }: Pick<EventDto, 'startsAt' | 'endsAt' | 'timeZone'>,
): void {
  const [from, to] = [toLocalTime(new Date(startsAt), timeZone), toLocalTime(new Date(endsAt), timeZone)];
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)];
  for (let day = first, count = 0; day <= last && count < MOST_DAYS; day = dayAfter(day, 1), count += 1)
    known.days.add(day);
  known.clocks.add(from.slice(11, 16)).add(to.slice(11, 16));
  known.numbers.add(Number(first.slice(0, 4)));
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
  for (const length of [Math.floor(minutes / 60), minutes % 60, minutes, known.days.size])
    if (length > 0) known.numbers.add(length);
}

/** Days of the week are no names, though the words of one may be: "feira". */
const NO_NAMES = new Set(
  'feira segunda terca quarta quinta sexta sabado domingo monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);

const lastOf = (folded: string, keys: readonly string[]) =>
  Math.max(
    -1,
    ...keys.map((key) => {
      const at = folded.lastIndexOf(key);
      const isWhole = !/[\p{L}\p{N}]/u.test(
        `${folded[at - 1] ?? ' '}${folded[at + key.length] ?? ' '}`.replace(/\s/g, ''),
      );
      return at >= 0 && isWhole ? at : -1;
    }),
  );

/** Where a text names the event for the last time, and by its whole name or by a word that only it has among these. */
function naming(event: EventDto, others: readonly EventDto[]): KnownEvent['namedIn'] {
  const names = ({ name, slug, translations }: EventDto) => [
    name,
    slug.replaceAll('-', ' '),
    ...Object.values(translations).flatMap((words) => words.name ?? []),
  ];
  const taken = new Set(others.flatMap((other) => names(other).flatMap(nameWords)));
  const own = names(event)
    .flatMap(nameWords)
    .filter((word) => word.length >= 4 && !taken.has(word) && !NO_NAMES.has(word));
  const whole = [...names(event).map(withoutAccents), event.slug];
  return (folded) => ({ whole: lastOf(folded, whole), word: lastOf(folded, own) });
}

function knownEvent(event: EventDto, { events, detail }: Facts): KnownEvent {
  const known = nothing();
  const types = detail?.id === event.id ? detail.ticketTypes : [];
  for (const amount of [event.price, event.maxPrice, ...types.map(({ price }) => price)]) known.moneys.add(amount);
  addSpan(known, event);
  const seats = [event.availableTickets, event.capacity, event.ticketsSold];
  for (const type of types)
    seats.push(type.available, type.minPerOrder, type.maxPerOrder, type.capacity ?? type.available);
  for (const count of seats) known.seats.add(count);
  if (types.length > 0) known.numbers.add(types.length);
  known.percents.add(event.soldPercentage).add(Math.round(event.soldPercentage));
  const address = event.venue ? addressLines({ ...event.venue, mapUrl: null }) : [];
  const texts = [
    event.name,
    event.location,
    event.description,
    ...address,
    ...types.map(({ name, description }) => `${name} ${description}`),
  ];
  addText(known, texts.join(' \n '));
  const others = events.filter(({ id }) => id !== event.id);
  return {
    ...known,
    isFree: known.moneys.has(0),
    isSoldOut: event.availableTickets === 0 || types.some(({ available }) => available === 0),
    event,
    described: ` ${nameWords(event.description).join(' ')} `,
    namedIn: naming(event, others),
  };
}

/** What holds for the whole answer: how many were found, the asker's own tickets and orders, help. */
function knownBesides({ total, events, tickets, orders, help }: Facts): Known {
  const known = nothing();
  known.numbers
    .add(total)
    .add(events.length)
    .add(total - events.length);
  for (const ticket of tickets?.items ?? []) {
    known.moneys.add(ticket.price);
    addSpan(known, ticket.event);
    addText(known, `${ticket.event.name} \n ${ticket.event.location} \n ${ticket.ticketType.name}`);
  }
  for (const { total: paid, createdAt, lines, event } of orders?.items ?? []) {
    known.moneys.add(paid);
    known.days.add(createdAt.slice(0, 10));
    known.seats.add(lines.reduce((sum, { quantity }) => sum + quantity, 0));
    for (const line of lines) {
      known.moneys.add(line.unitPrice).add(line.total);
      known.seats.add(line.quantity);
    }
    addSpan(known, event);
  }
  for (const count of [tickets?.total, tickets?.items.length, orders?.total, orders?.items.length])
    if (count !== undefined) known.seats.add(count);
  if (help) addText(known, help.text);
  // Help speaks of orders of at most ten tickets: what it says of seats is as good as what it says of anything.
  if (help) for (const number of known.numbers) known.seats.add(number);
  return { ...known, isFree: known.moneys.has(0) || help !== null };
}

export type AllKnown = {
  events: readonly KnownEvent[];
  besides: Known;
  /** Paths of our pages. */
  pages: ReadonlySet<string>;
  /** Names and places that hold figures, to be left as they are. */
  phrases: readonly string[];
  /** What the question itself bounds: "under 50". */
  bounds: ReadonlySet<number>;
};

/** Those of the asker's own tickets and orders. */
const heldEvents = ({ tickets, orders }: Facts) =>
  [...(tickets?.items ?? []), ...(orders?.items ?? [])].map(({ event }) => event);

function phrasesOf(facts: Facts): string[] {
  const { events, detail } = facts;
  const ofEvent = ({ name, location, venue, organiser, translations }: EventDto) => [
    name,
    location,
    organiser?.name ?? '',
    ...(venue ? addressLines({ ...venue, mapUrl: null }) : []),
    ...Object.values(translations).flatMap((words) => words.name ?? []),
  ];
  const held = heldEvents(facts).flatMap(({ name, location }) => [name, location]);
  return [
    // As we write them: a link or a tag in a name is none of ours.
    ...new Set(
      [...events.flatMap(ofEvent), ...(detail?.ticketTypes.map(({ name }) => name) ?? []), ...held].map(unlinked),
    ),
  ].filter((phrase) => phrase.length > 2);
}

/** Everything that an answer to this question may say in figures. */
export function allKnown(facts: Facts): AllKnown {
  const { events, pages, orders, intent, locale } = facts;
  const search = intent.kind === 'events' ? intent.search : null;
  const paths = [
    ...[...events, ...heldEvents(facts)].map(({ slug }) => eventPath(slug, locale)),
    ...pages.map((page) => pagePath(page, locale)),
    ...(orders?.items ?? []).map(({ id }) => orderPath(id, locale)),
  ];
  const bounds = [search?.minPrice, search?.maxPrice].flatMap((price) => (price ? [Math.round(price)] : []));
  return {
    events: events.map((event) => knownEvent(event, facts)),
    besides: knownBesides(facts),
    pages: new Set(paths),
    phrases: phrasesOf(facts),
    bounds: new Set(bounds),
  };
}
