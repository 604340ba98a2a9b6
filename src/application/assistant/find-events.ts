import { readCountry } from '../../domain/country.ts';
import { AppError } from '../../domain/errors.ts';
import { CURRENCIES } from '../../domain/money.ts';
import { isStreamed } from '../../domain/venue.ts';
import type { EventDto, ListEventsQuery, Sort } from '../events/schema.ts';
import { type EventSearch, type Facts, type Intent, MOST_EVENTS, type Question } from './assistant.ts';
import { bestNamed, namedBy } from './match-names.ts';
import type { Reads } from './reads.ts';
import { nameWords } from './words/fold.ts';
import { contentWords } from './words/stop-words.ts';

/** Events for a question, in at most three reads. */

type Wanted = Extract<Intent, { kind: 'events' }>;
type Found = Pick<Facts, 'events' | 'detail' | 'total' | 'insteadOf'>;

const NOTHING: Found = { events: [], detail: null, total: 0, insteadOf: null };
/** What SQL is not asked for is looked for among so many. */
const LOOKED_THROUGH = 100;
const MOST_READS = 3;

const sortOf = ({ sort, past, words }: EventSearch): Sort[] => {
  switch (sort) {
    case 'cheapest':
      return [
        { field: 'price', direction: 'asc' },
        { field: 'eventDate', direction: 'asc' },
      ];
    case 'dearest':
      return [
        { field: 'price', direction: 'desc' },
        { field: 'eventDate', direction: 'asc' },
      ];
    case 'newest':
      return [{ field: 'createdAt', direction: 'desc' }];
    case 'soonest':
      if (past) return [{ field: 'eventDate', direction: 'desc' }];
      return [{ field: words ? 'relevance' : 'eventDate', direction: 'asc' }];
    default:
      return sort satisfies never;
  }
};

const isSifted = ({ words, country, online, seats }: EventSearch) =>
  words !== '' || country !== undefined || online === true || seats !== undefined;

/** Whether the event has what the list was not narrowed to by SQL. */
const isSifting =
  ({ country, online, seats }: EventSearch) =>
  (event: EventDto) =>
    (!country ||
      event.venue?.country === country ||
      readCountry(event.location.split(', ').at(-1) ?? '') === country) &&
    (!online || isStreamed(event.attendance)) &&
    (!seats || event.availableTickets >= seats);

function statusOf({ past, cancelled }: EventSearch): ListEventsQuery['status'] {
  if (cancelled) return 'CANCELLED';
  return past ? 'COMPLETED' : 'SCHEDULED';
}

function queryOf(search: EventSearch, now: Date): ListEventsQuery {
  const { words, place, when, category, minPrice, maxPrice, currency, available, past, page } = search;
  const from = past ? when?.from : when && when.from > now ? when.from : now;
  return {
    // A place is looked for by its words, too: of 100,000 events an index then finds the few that are compared with it.
    q: joined(words, place) || undefined,
    location: place,
    category,
    minPrice,
    maxPrice,
    currency: CURRENCIES.find((known) => known === currency),
    available: available ?? (search.seats ? true : undefined),
    status: statusOf(search),
    from: from?.toISOString(),
    to: when?.to.toISOString(),
    sort: sortOf(search),
    page: isSifted(search) ? 0 : page,
    size: isSifted(search) ? LOOKED_THROUGH : MOST_EVENTS,
  };
}

/** Reads, counted: whoever wants a fourth gets none. */
function counted(d: Reads, question: Question, locale: Intent['locale']) {
  let left = MOST_READS;
  const once = async <T>(read: () => Promise<T>): Promise<T | null> => {
    if (left === 0) return null;
    left -= 1;
    return read();
  };
  return {
    list: async (search: EventSearch) =>
      once(() => d.listEvents(question.actor, queryOf(search, question.now), locale)),
    search: async (q: string) => (await once(() => d.searchEvents({ q }, locale))) ?? [],
    /** Null for one that is not there any more. */
    detail: async (id: string) =>
      once(() => d.getEvent(question.actor, id, locale)).catch((error) => {
        if (error instanceof AppError && error.code === 'RESOURCE_NOT_FOUND') return null;
        throw error;
      }),
  };
}
type Counted = ReturnType<typeof counted>;

/** Where some have the words in their names or places, those that only speak of them are not meant. */
function sharpened({ words }: EventSearch, events: EventDto[]): EventDto[] {
  const typed = words.split(' ').filter(Boolean);
  const named = events.filter((event) => typed.length > 0 && namedBy(typed, event).inEither.length === typed.length);
  return named.length > 0 ? named : events;
}

/** One page of what the search finds. */
async function listed(reads: Counted, search: EventSearch): Promise<Found> {
  const page = await reads.list(search);
  if (!page) return NOTHING;
  if (!isSifted(search)) return { ...NOTHING, events: page.content, total: page.totalElements };
  const sifted = sharpened(search, page.content.filter(isSifting(search)));
  const first = search.page * MOST_EVENTS;
  // Of more than were looked through, all that SQL counted.
  const total = sifted.length === page.content.length ? page.totalElements : sifted.length;
  return { ...NOTHING, events: sifted.slice(first, first + MOST_EVENTS), total };
}

/** Of those that cost the same as the first, all; else as many as were asked for. */
function firstOf(found: Found, { first, sort }: EventSearch): Found {
  if (first === undefined) return found;
  const best = found.events[0];
  const isFirst = (event: EventDto, index: number) =>
    index < first ||
    (first === 1 &&
      sort !== 'soonest' &&
      sort !== 'newest' &&
      event.price === best?.price &&
      event.currency === best.currency);
  const events = found.events.filter(isFirst);
  return { ...found, events, total: events.length };
}

/** Whether the event is as the question wants it, besides its name. */
const fits =
  ({ when, place, category, minPrice, maxPrice, ...rest }: EventSearch) =>
  (event: EventDto) => {
    const startsAt = new Date(event.startsAt);
    return (
      (!when || (startsAt >= when.from && startsAt <= when.to)) &&
      (!place ||
        place
          .split(' ')
          .every((word) => nameWords(`${event.location} ${event.name}`).some((each) => each.startsWith(word)))) &&
      (!category || event.category === category) &&
      (minPrice === undefined || event.price >= minPrice) &&
      (maxPrice === undefined || event.price <= maxPrice) &&
      isSifting({ ...rest })(event)
    );
  };

const joined = (...texts: (string | undefined)[]) => texts.filter(Boolean).join(' ');

/** "Recife": no name, but where they are. */
function placed(words: readonly string[], rows: readonly EventDto[]): Found {
  const isThere = ({ status, location }: EventDto) => {
    const where: string[] = nameWords(location);
    return status === 'SCHEDULED' && words.length > 0 && words.every((word) => where.includes(word));
  };
  const there = rows.filter(isThere).sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  return { ...NOTHING, events: there.slice(0, MOST_EVENTS), total: there.length };
}

/** By name: those the words mean, and of them those that also fit the rest. */
async function named(reads: Counted, search: EventSearch): Promise<Found> {
  const words = contentWords(joined(search.words, search.categoryWords));
  const place = contentWords(search.place ?? '');
  if (words.length + place.length === 0) return NOTHING;
  const rows = await reads.search([...words, ...place].join(' '));
  // What stands after an "in" is a part of a name where there is no other: "na praça".
  const meant = bestNamed(words.length > 0 ? words : place, rows);
  if (meant.length === 0) return placed(words, rows);
  const { categoryWords: _words, category: _category, place: _place, ...rest } = search;
  const fitting = meant.filter(fits(rest));
  const events = fitting.length > 0 ? fitting : meant;
  return {
    ...NOTHING,
    events: events.slice(0, MOST_EVENTS),
    total: events.length,
    insteadOf: fitting.length > 0 ? null : 'filters',
  };
}

const without = (search: EventSearch, ...keys: (keyof EventSearch)[]): EventSearch => ({
  ...search,
  ...Object.fromEntries(keys.map((key) => [key, key === 'words' ? '' : undefined])),
});

const narrowsByMore = ({ when, category, place, country, maxPrice, minPrice, online }: EventSearch) =>
  [when, category, place, country, maxPrice, minPrice, online].some((value) => value !== undefined);

// By name and by list are asked at once: whoever waits for an answer waits for the slower of them, and not for both.
async function findOne(reads: Counted, { search }: Wanted): Promise<Found> {
  const isNarrowed = narrowsByMore(search);
  const [byName, filtered] = await Promise.all([
    named(reads, search),
    isNarrowed ? listed(reads, search) : Promise.resolve(NOTHING),
  ]);
  if (byName.events.length > 0) return byName;
  if (!isNarrowed || filtered.events.length > 0) return filtered;
  return { ...(await listed(reads, without(search, 'words'))), insteadOf: 'words' };
}

async function findList(reads: Counted, { search }: Wanted): Promise<Found> {
  const byWords = search.wordsFirst
    ? await listed(reads, { ...search, category: undefined, words: joined(search.words, search.categoryWords) })
    : NOTHING;
  if (byWords.events.length > 0) return byWords;
  const isNaming = Boolean(search.words || search.place);
  const isLastRead = search.wordsFirst === true;
  const [found, byName] = await Promise.all([
    listed(reads, search),
    isNaming && !isLastRead ? named(reads, search) : Promise.resolve(NOTHING),
  ]);
  if (found.events.length > 0 || !isNaming) return found;
  if (byName.events.length > 0) return byName;
  if (!search.words || !narrowsByMore(search)) return found;
  return { ...(await listed(reads, without(search, 'words'))), insteadOf: 'words' };
}

/** With its ticket types, where it is the only one. */
async function detailed(reads: Counted, found: Found): Promise<Found> {
  const [event, ...others] = found.events;
  if (!event || others.length > 0) return found;
  return { ...found, detail: await reads.detail(event.id) };
}

async function findById(reads: Counted, id: string): Promise<Found> {
  const detail = await reads.detail(id);
  return detail ? { events: [detail], detail, total: 1, insteadOf: null } : NOTHING;
}

export async function findEvents(
  d: Reads,
  question: Question,
  intent: Extract<Intent, { kind: 'events' | 'event' }>,
): Promise<Found> {
  const reads = counted(d, question, intent.locale);
  if (intent.kind === 'event') return findById(reads, intent.eventId);
  const found =
    intent.wants === 'one' ? await findOne(reads, intent) : firstOf(await findList(reads, intent), intent.search);
  return detailed(reads, found);
}
