import type { FieldPath } from 'react-hook-form';
import { z } from 'zod';
import type { CreateEventInput, UpdateEventInput } from '@/application/events/schema';
import { toFieldErrors } from '@/application/field-errors';
import type { TicketTypeEntry } from '@/application/ticket-types/schema';
import type { FieldError } from '@/domain/errors';
import { EVENT_CATEGORIES } from '@/domain/event';
import { LIMITS } from '@/domain/limits';
import { readLocalTime } from '@/domain/local-time';
import { CURRENCIES } from '@/domain/money';
import { formatReading, type NumberReading, parseAmount, parseWholeNumber } from '@/presentation/number-input';
import {
  OWN_LIMIT,
  type TicketTypeValues,
  ticketTypeEntryOf,
  wallClock,
  writtenTranslations,
} from '../ticket-types/ticket-type-values';
import { changedFields, type EventFormValues, readAttendance } from './event-form-values';

/** What is wrong with texts before the schema sees them. A number that cannot be read becomes NaN and is named here. */
type FieldErrors = FieldError[];

function numberOf(reading: NumberReading, field: string, code: string, locale: string, errors: FieldErrors): number {
  if (reading.kind === 'value') return reading.value;
  if (reading.kind === 'ambiguous') {
    const [first, second] = reading.readings.map((value) => formatReading(value, locale));
    errors.push({
      field,
      code: 'ambiguous_number',
      message: 'could be two numbers',
      params: { first: first ?? '', second: second ?? '' },
    });
  } else {
    errors.push({ field, code, message: 'is no number' });
  }
  return Number.NaN;
}

/** Reads the texts of one form; `empty` is what an empty field means, where it means anything. */
const reader = (locale: string, errors: FieldErrors) => ({
  amount: (text: string, field: string) =>
    text.trim() === '' ? 0 : numberOf(parseAmount(text, locale), field, 'amount', locale, errors),
  whole: (text: string, field: string, empty?: number) => {
    if (text.trim() !== '') return numberOf(parseWholeNumber(text, locale), field, 'not_multiple_of', locale, errors);
    if (empty !== undefined) return empty;
    errors.push({ field, code: 'required', message: 'is missing' });
    return Number.NaN;
  },
});
type Reader = ReturnType<typeof reader>;

function entryOf(type: TicketTypeValues, index: number, read: Reader): TicketTypeEntry {
  const at = (field: string) => `ticketTypes.${index}.${field}`;
  return ticketTypeEntryOf(type, {
    price: read.amount(type.price, at('price')),
    capacity: type.limit === OWN_LIMIT ? read.whole(type.capacity, at('capacity')) : 0,
    minPerOrder: read.whole(type.minPerOrder, at('minPerOrder'), 1),
    maxPerOrder: read.whole(type.maxPerOrder, at('maxPerOrder'), LIMITS.seatsPerOrder),
  });
}

/** Times that no clock of the place shows, and ends that come before their beginning: what the schema alone cannot know. */
function errorsOfTimes(values: EventFormValues): FieldErrors {
  const { timeZone } = values;
  const spans = [
    { start: 'eventDate', from: values.eventDate, end: 'endDate', to: values.endDate },
    ...(values.sellsSeveral ? values.ticketTypes : []).map(({ salesStart, salesEnd }, index) => ({
      start: `ticketTypes.${index}.salesStart`,
      from: salesStart,
      end: `ticketTypes.${index}.salesEnd`,
      to: salesEnd,
    })),
  ];
  return spans.flatMap(({ start, from, end, to }) => {
    const skipped = [skippedError(start, from, timeZone), skippedError(end, to, timeZone)].filter(
      (error) => error !== null,
    );
    const isBackwards = from !== '' && to !== '' && to <= from;
    return isBackwards
      ? [...skipped, { field: end, code: 'end_before_start', message: 'must be after the start' }]
      : skipped;
  });
}

function skippedError(field: string, text: string, timeZone: string): FieldError | null {
  const reading = text === '' ? null : readLocalTime(wallClock(text), timeZone);
  if (reading?.kind !== 'skipped') return null;
  const edge = (time: string) => time.slice(11, 16);
  return {
    field,
    code: 'local_time_skipped',
    message: 'does not exist',
    params: { from: edge(reading.from), to: edge(reading.to) },
  };
}

const orNull = (text: string) => text.trim() || null;

/** Nothing typed is no venue; half of one is refused by the schema, which names what is missing. */
function placeOf({ attendance, venue, onlineUrl }: EventFormValues) {
  const isKnown = Object.values(venue).some((text) => text.trim() !== '');
  return {
    attendance: readAttendance(attendance),
    venue: isKnown ? { ...venue, mapUrl: orNull(venue.mapUrl) } : null,
    onlineUrl: orNull(onlineUrl),
  };
}

function organiserOf({ organiser: { name, url, email } }: EventFormValues) {
  const isKnown = [name, url, email].some((text) => text.trim() !== '');
  return isKnown ? { name, url: orNull(url), email: orNull(email) } : null;
}

/** What the form says in the server's words, and what it cannot say. */
export function inputOf(values: EventFormValues, locale: string): { input: CreateEventInput; errors: FieldErrors } {
  const errors: FieldErrors = errorsOfTimes(values);
  const read = reader(locale, errors);
  const offer = values.sellsSeveral
    ? { ticketTypes: values.ticketTypes.map((type, index) => entryOf(type, index, read)) }
    : { price: read.amount(values.price, 'price') };
  const input: CreateEventInput = {
    name: values.name,
    description: values.description,
    translations: writtenTranslations(values.translations),
    category: EVENT_CATEGORIES.find((category) => category === values.category) ?? EVENT_CATEGORIES[0],
    location: values.location,
    ...placeOf(values),
    organiser: organiserOf(values),
    eventDate: wallClock(values.eventDate),
    endDate: values.endDate === '' ? undefined : wallClock(values.endDate),
    timeZone: values.timeZone,
    capacity: read.whole(values.capacity, 'capacity'),
    currency: CURRENCIES.find((currency) => currency === values.currency) ?? CURRENCIES[0],
    imageUrl: values.imageUrl.trim() || null,
    status: values.status === 'SCHEDULED' ? 'SCHEDULED' : 'DRAFT',
    ...offer,
  };
  return { input, errors };
}

// `sharesLimitWith` is one choice of the field that says how a type is limited.
const SERVER_FIELD = /^(?:patch\.)?(.+?)(?:\.sharesLimitWith)?$/;
const FORM_FIELD =
  /^(?:name|slug|description|category|location|attendance|onlineUrl|venue\.(?:name|street|city|region|postalCode|country|mapUrl)|organiser\.(?:name|url|email)|eventDate|endDate|timeZone|capacity|price|currency|imageUrl|status|(?:ticketTypes\.\d+\.)?translations\.(?:en|pt-BR)\.(?:name|description)|ticketTypes(?:\.\d+\.(?:name|description|price|limit|capacity|salesStart|salesEnd|minPerOrder|maxPerOrder|isHidden))?)$/;

const isFormField = (path: string): path is FieldPath<EventFormValues> => FORM_FIELD.test(path);

/** The field of the form that shows an error which the server names by its own field; null where none does. */
export function formFieldOf(serverField: string): FieldPath<EventFormValues> | null {
  const [, path = ''] = SERVER_FIELD.exec(serverField) ?? [];
  const field = serverField.endsWith('.sharesLimitWith') ? `${path}.limit` : path;
  return isFormField(field) ? field : null;
}

const groupOf = (field: string) => field.split('.')[0] ?? field;

/**
 * Only what differs from `base`, so that an admin overwrites nothing that was not touched, and only the errors of that.
 * `sold` is how many tickets the capacity must at least hold.
 */
export function patchOf(values: EventFormValues, base: EventFormValues, locale: string, sold = 0) {
  const changed = new Set<string>(changedFields(base, values).map(groupOf));
  // The server moves the end along with the start unless it is told both; the form shows both.
  if (changed.has('eventDate') || changed.has('timeZone')) {
    changed.add('eventDate').add('endDate').add('timeZone');
  }
  const { input, errors } = inputOf(values, locale);
  const told = { ...input, slug: values.slug.trim() };
  const patch: UpdateEventInput = Object.fromEntries(Object.entries(told).filter(([field]) => changed.has(field)));
  if (patch.capacity !== undefined && patch.capacity < sold) {
    errors.push({ field: 'capacity', code: 'below_sold', message: `must be at least ${sold}`, params: { sold } });
  }
  return { input: patch, errors: errors.filter(({ field }) => changed.has(groupOf(field))) };
}

/**
 * The schema that a server action parses, for the texts of the form: they are converted, checked by `schema` itself, and
 * every error is put in the reader's words below the field that it belongs to.
 */
export const formSchema = <S extends z.ZodType>(
  schema: S,
  convert: (values: EventFormValues) => { input: unknown; errors: FieldErrors },
  words: (error: FieldError) => string,
) =>
  z.custom<EventFormValues>().transform((values, context): z.output<S> => {
    const { input, errors } = convert(values);
    const parsed = schema.safeParse(input);
    const named = new Set(errors.map(({ field }) => field));
    const others = parsed.success ? [] : toFieldErrors(parsed.error.issues).filter(({ field }) => !named.has(field));
    for (const error of [...errors, ...others]) {
      context.addIssue({
        code: 'custom',
        path: (formFieldOf(error.field) ?? error.field).split('.'),
        message: words(error),
      });
    }
    return parsed.success ? parsed.data : z.NEVER;
  });
