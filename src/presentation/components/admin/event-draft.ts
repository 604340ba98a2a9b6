import type { CreateEventInput, EventDto, UpdateEventInput } from '@/application/events/schema';
import { EVENT_CATEGORIES } from '@/domain/event';
import { CURRENCIES } from '@/domain/money';
import { formatDecimal, parseDecimal } from './decimal';

/** The fields of the event form by the names under which the server reports faults. */
const DRAFT_FIELDS = [
  'name',
  'description',
  'category',
  'location',
  'eventDate',
  'endDate',
  'timeZone',
  'capacity',
  'price',
  'currency',
  'imageUrl',
  'status',
  'translations.en.name',
  'translations.en.description',
  'translations.pt-BR.name',
  'translations.pt-BR.description',
] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

/** The form as it stands: every field as the text in its input. */
export type EventDraft = Record<DraftField, string>;

export const TRANSLATED_LOCALES = ['en', 'pt-BR'] as const;

export function emptyDraft(timeZone: string): EventDraft {
  return {
    name: '',
    description: '',
    category: EVENT_CATEGORIES[0],
    location: '',
    eventDate: '',
    endDate: '',
    timeZone,
    capacity: '',
    price: '',
    currency: 'BRL',
    imageUrl: '',
    status: 'DRAFT',
    'translations.en.name': '',
    'translations.en.description': '',
    'translations.pt-BR.name': '',
    'translations.pt-BR.description': '',
  };
}

export function draftOf(event: EventDto, locale: string): EventDraft {
  const { en, 'pt-BR': pt } = event.translations;
  return {
    name: event.name,
    description: event.description,
    category: event.category,
    location: event.location,
    // An <input type="datetime-local"> shows minutes.
    eventDate: event.eventDate.slice(0, 16),
    endDate: event.endDate.slice(0, 16),
    timeZone: event.timeZone,
    capacity: String(event.capacity),
    price: formatDecimal(event.price, locale),
    currency: event.currency,
    imageUrl: event.imageUrl ?? '',
    status: event.status === 'DRAFT' ? 'DRAFT' : 'SCHEDULED',
    'translations.en.name': en?.name ?? '',
    'translations.en.description': en?.description ?? '',
    'translations.pt-BR.name': pt?.name ?? '',
    'translations.pt-BR.description': pt?.description ?? '',
  };
}

/** Line ends differ between browsers and what was stored; they are nobody's change. */
const settled = (text: string) => text.replace(/\r\n?/g, '\n').trim();

export const changedFields = (before: EventDraft, after: EventDraft): DraftField[] =>
  DRAFT_FIELDS.filter((field) => settled(before[field]) !== settled(after[field]));

const wholeNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));
// A browser leaves the seconds out of a datetime-local value.
const wallClock = (text: string) => (text.length === 16 ? `${text}:00` : text);

function translationsOf(draft: EventDraft): NonNullable<UpdateEventInput['translations']> {
  const translations: NonNullable<UpdateEventInput['translations']> = {};
  for (const locale of TRANSLATED_LOCALES) {
    const words = {
      name: draft[`translations.${locale}.name`],
      description: draft[`translations.${locale}.description`],
    };
    if (words.name.trim() || words.description.trim()) translations[locale] = words;
  }
  return translations;
}

/** What the draft says in the server's words. A text that is no number becomes NaN, which the schema refuses by field. */
export function inputOf(draft: EventDraft, locale: string): CreateEventInput {
  return {
    name: draft.name,
    description: draft.description,
    translations: translationsOf(draft),
    category: EVENT_CATEGORIES.find((category) => category === draft.category) ?? EVENT_CATEGORIES[0],
    location: draft.location,
    eventDate: wallClock(draft.eventDate),
    endDate: draft.endDate === '' ? undefined : wallClock(draft.endDate),
    timeZone: draft.timeZone,
    capacity: wholeNumber(draft.capacity),
    price: draft.price.trim() === '' ? 0 : (parseDecimal(draft.price, locale) ?? Number.NaN),
    currency: CURRENCIES.find((currency) => currency === draft.currency) ?? CURRENCIES[0],
    imageUrl: draft.imageUrl.trim() || null,
    status: draft.status === 'SCHEDULED' ? 'SCHEDULED' : 'DRAFT',
  };
}

/** Only what differs from `base`, so that an admin overwrites nothing that was not touched. */
export function patchOf(draft: EventDraft, base: EventDraft, locale: string): UpdateEventInput {
  const changed = new Set<string>(changedFields(base, draft).map((field) => field.split('.')[0] ?? field));
  // The server moves the end along with the start unless it is told both; the form shows both.
  if (changed.has('eventDate') || changed.has('timeZone')) {
    changed.add('eventDate').add('endDate').add('timeZone');
  }
  return Object.fromEntries(Object.entries(inputOf(draft, locale)).filter(([field]) => changed.has(field)));
}

const LOCAL_MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** `end` moved by as much as the start, all local wall-clock times; unchanged where one of them is not complete. */
export function movedEnd(end: string, startBefore: string, startAfter: string): string {
  if (![end, startBefore, startAfter].every((time) => LOCAL_MINUTE.test(time))) return end;
  const moved = Date.parse(`${end}Z`) + Date.parse(`${startAfter}Z`) - Date.parse(`${startBefore}Z`);
  return Number.isNaN(moved) ? end : new Date(moved).toISOString().slice(0, 16);
}

export type Choice = 'yours' | 'theirs';
export type Conflict = { field: DraftField; before: string; yours: string; theirs: string; youChanged: boolean };

/** Every field that the other admin changed and that would now differ from what this admin's form holds. */
export function conflictsOf(base: EventDraft, yours: EventDraft, theirs: EventDraft): Conflict[] {
  const byYou = new Set(changedFields(base, yours));
  const apart = new Set(changedFields(yours, theirs));
  return changedFields(base, theirs)
    .filter((field) => apart.has(field))
    .map((field) => ({
      field,
      before: base[field],
      yours: yours[field],
      theirs: theirs[field],
      youChanged: byYou.has(field),
    }));
}

/** Both edits in one draft: what only one admin changed stays changed; where both did, `choices` decides. */
export function merge(
  yours: EventDraft,
  conflicts: Conflict[],
  choices: Partial<Record<DraftField, Choice>>,
): EventDraft {
  const merged = { ...yours };
  for (const { field, theirs } of conflicts) {
    if (choices[field] === 'theirs') merged[field] = theirs;
  }
  return merged;
}
