import type { EventSearch, Intent } from './assistant.ts';
import type { Reading } from './read-question.ts';

/** A question that goes on from the one before: "and the cheapest?", "when is it?", "e no Recife?". */

type Before = {
  /** The events of the answer before, in its order. */
  told: readonly string[];
  /** What the question before asked for. */
  intent: () => Intent;
};

const NARROWING = [
  'place',
  'country',
  'when',
  'category',
  'minPrice',
  'maxPrice',
  'currency',
  'available',
  'online',
  'seats',
  'past',
] as const;

const narrows = (search: EventSearch) =>
  NARROWING.some((key) => search[key] !== undefined && search[key] !== false) || search.sort !== 'soonest';

const given = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== false && value !== ''),
  ) as Partial<T>;

function pointedAt(told: readonly string[], ordinal: number | null): string | undefined {
  if (ordinal !== null) return told.at(ordinal > 0 ? ordinal - 1 : ordinal);
  return told.length === 1 ? told[0] : undefined;
}

/** The search before with what the new message says instead. Words name another event, so they take the place of those before. */
function narrowed(before: EventSearch, { search, saysSoldOut, asked }: Reading): EventSearch {
  const { words: _words, page: _page, sort, ...rest } = search;
  const replaced = given(rest);
  const place =
    replaced.place || replaced.country || replaced.online
      ? { place: undefined, country: undefined, online: undefined }
      : {};
  return {
    ...before,
    ...place,
    ...replaced,
    ...(asked.includes('availability') && { available: !saysSoldOut }),
    words: search.words || before.words,
    sort: sort === 'soonest' ? before.sort : sort,
    page: 0,
  };
}

function ofEvents(
  reading: Reading,
  before: Extract<Intent, { kind: 'events' | 'event' }>,
  told: readonly string[],
): Intent | null {
  const { locale, search, asked, more, goesOn, pointsBack, ordinal } = reading;
  const isNamed = search.words !== '';
  const eventId = pointedAt(told, ordinal);
  if (more && before.kind === 'events')
    return { ...before, locale, search: { ...before.search, page: before.search.page + 1, first: undefined } };
  if (!isNamed && ordinal !== null && eventId)
    return { locale, kind: 'event', eventId, asked: asked.length > 0 ? asked : ['about'] };
  // "And the cheapest?" after one event asks for the cheapest of its tickets.
  const isOfIts =
    eventId !== undefined &&
    !narrows({ ...search, sort: 'soonest' }) &&
    (before.kind === 'event' || before.wants === 'one');
  if (!isNamed && isOfIts && search.sort !== 'soonest')
    return { locale, kind: 'event', eventId, asked: ['types', 'price'] };
  // "And are there five seats?" asks of the one event how many are left.
  const { seats, available: _available, ...besides } = search;
  if (!isNamed && seats !== undefined && eventId && !narrows(besides))
    return { locale, kind: 'event', eventId, asked: ['availability'] };
  if (!isNamed && !narrows(search) && (asked.length > 0 || pointsBack)) {
    if (eventId) return { locale, kind: 'event', eventId, asked: asked.length > 0 ? asked : ['about'] };
    // Of several, the answer says it of each.
    if (before.kind === 'events' && told.length > 1) return { ...before, locale, asked };
    return null;
  }
  if (!goesOn && !(pointsBack && !isNamed) && !isBare(reading)) return null;
  if (before.kind === 'event')
    return isNamed
      ? { locale, kind: 'events', wants: 'one', asked: asked.length > 0 ? asked : before.asked, search }
      : null;
  if (isNamed) {
    const wants = before.wants === 'list' && before.search.words === '' && reading.wantsList ? 'list' : 'one';
    return {
      locale,
      kind: 'events',
      wants,
      asked: asked.length > 0 ? asked : before.asked,
      search: wants === 'list' ? narrowed(before.search, reading) : search,
    };
  }
  if (!narrows(search)) return null;
  // What was asked by name is not meant to be at another place as well.
  const kept = before.wants === 'one' ? { ...before.search, words: '' } : before.search;
  return {
    locale,
    kind: 'events',
    wants: 'list',
    asked: before.wants === 'one' ? [] : before.asked,
    search: narrowed(kept, reading),
  };
}

/** "The cheapest?", "tomorrow?": a filter alone, with no word for what is filtered. */
const isBare = ({ wantsList, search, asked }: Reading) =>
  !wantsList && search.words === '' && asked.length === 0 && narrows(search);

/** What is meant, with what was said before; `alone` is what the message says by itself. */
export function followUp(reading: Reading, before: Before, alone: () => Intent): Intent {
  const { talk, help, mine, wantsList, goesOn, pointsBack, ordinal, more, search, asked } = reading;
  if (help || mine || (talk && talk !== 'off-topic')) return alone();
  const isWhole = !goesOn && !pointsBack && !more && ordinal === null && (wantsList || search.words !== '');
  if (talk || isWhole) return alone();
  const earlier = before.intent();
  if (earlier.kind === 'events' || earlier.kind === 'event') return ofEvents(reading, earlier, before.told) ?? alone();
  if (earlier.kind === 'tickets' && (asked.length > 0 || pointsBack || search.past || search.when)) {
    return { ...earlier, locale: reading.locale, asked, when: search.past ? 'past' : earlier.when };
  }
  return alone();
}
