import type { EventDetailDto } from '@/application/events/schema';
import { EVENT_CATEGORIES } from '@/domain/event';
import { DEFAULT_SHOP } from '@/domain/shop';
import { ATTENDANCE_MODES } from '@/domain/venue';
import { formatAmount } from '@/presentation/number-input';
import {
  isPlain,
  OWN_LIMIT,
  shownTime,
  type TicketTypeValues,
  type Translations,
  ticketTypeValues,
  translationValues,
  unnamedTicketType,
} from '../ticket-types/ticket-type-values';

const VENUE_PARTS = ['name', 'street', 'city', 'region', 'postalCode', 'country', 'mapUrl'] as const;
const ORGANISER_PARTS = ['name', 'url', 'email'] as const;
type VenueValues = Record<(typeof VENUE_PARTS)[number], string>;
type OrganiserValues = Record<(typeof ORGANISER_PARTS)[number], string>;

/** The form as it stands: every field as the text in its input, by the names under which the server reports errors. */
export type EventFormValues = {
  name: string;
  slug: string;
  description: string;
  category: string;
  location: string;
  attendance: string;
  venue: VenueValues;
  onlineUrl: string;
  organiser: OrganiserValues;
  eventDate: string;
  endDate: string;
  timeZone: string;
  capacity: string;
  /** Of the only type; where several are sold, each has its own and this one counts for nothing. */
  price: string;
  currency: string;
  imageUrl: string;
  status: string;
  translations: Translations;
  sellsSeveral: boolean;
  ticketTypes: TicketTypeValues[];
};

export const readAttendance = (text: string) => ATTENDANCE_MODES.find((mode) => mode === text) ?? ATTENDANCE_MODES[0];

/** What a new event begins with. */
export type EventDefaults = { timeZone: string; currency: string };

export const emptyValues = ({ timeZone, currency }: EventDefaults = DEFAULT_SHOP): EventFormValues => ({
  name: '',
  slug: '',
  description: '',
  category: EVENT_CATEGORIES[0],
  location: '',
  attendance: ATTENDANCE_MODES[0],
  venue: { name: '', street: '', city: '', region: '', postalCode: '', country: '', mapUrl: '' },
  onlineUrl: '',
  organiser: { name: '', url: '', email: '' },
  eventDate: '',
  endDate: '',
  timeZone,
  capacity: '',
  price: '',
  currency,
  imageUrl: '',
  status: 'DRAFT',
  translations: translationValues({}),
  sellsSeveral: false,
  ticketTypes: [unnamedTicketType()],
});

export function valuesOf(event: EventDetailDto, locale: string): EventFormValues {
  const [only, ...others] = event.ticketTypes;
  return {
    name: event.name,
    slug: event.slug,
    description: event.description,
    category: event.category,
    location: event.location,
    attendance: event.attendance,
    venue: { ...emptyValues().venue, ...event.venue, mapUrl: event.venue?.mapUrl ?? '' },
    onlineUrl: event.onlineUrl ?? '',
    organiser: {
      name: event.organiser?.name ?? '',
      url: event.organiser?.url ?? '',
      email: event.organiser?.email ?? '',
    },
    eventDate: shownTime(event.eventDate),
    endDate: shownTime(event.endDate),
    timeZone: event.timeZone,
    capacity: String(event.capacity),
    price: formatAmount(only?.price ?? event.price, locale),
    currency: event.currency,
    imageUrl: event.imageUrl ?? '',
    status: event.status === 'DRAFT' ? 'DRAFT' : 'SCHEDULED',
    translations: translationValues(event.translations),
    sellsSeveral: others.length > 0 || (only !== undefined && !isPlain(only)),
    ticketTypes: event.ticketTypes.map((type) => ticketTypeValues(type, locale)),
  };
}

/** The same offer told as a list of types, whose only one takes the price over. */
export function unfolded(values: EventFormValues): EventFormValues {
  if (values.sellsSeveral) return values;
  const [only = unnamedTicketType()] = values.ticketTypes;
  return { ...values, sellsSeveral: true, ticketTypes: [{ ...only, price: values.price }] };
}

/** What may differ between two forms. Types are compared as one list, because that is how they are saved. */
const FIELDS = [
  'name',
  'slug',
  'description',
  'category',
  'location',
  'attendance',
  'venue.name',
  'venue.street',
  'venue.city',
  'venue.region',
  'venue.postalCode',
  'venue.country',
  'venue.mapUrl',
  'onlineUrl',
  'organiser.name',
  'organiser.url',
  'organiser.email',
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
export type TextField = (typeof FIELDS)[number];
export type ChangedField = TextField | 'ticketTypes';

type FlatField = Exclude<TextField, `${string}.${string}`>;
const isFlat = (field: TextField): field is FlatField => !field.includes('.');

/** The texts among which a field with a dot in its name stands. */
function groupOf(values: EventFormValues, field: Exclude<TextField, FlatField>): Record<string, string> {
  if (field.startsWith('venue.')) return values.venue;
  if (field.startsWith('organiser.')) return values.organiser;
  return field.startsWith('translations.en.') ? values.translations.en : values.translations['pt-BR'];
}
const lastPart = (field: string) => field.slice(field.lastIndexOf('.') + 1);

export const textOf = (values: EventFormValues, field: TextField): string =>
  isFlat(field) ? values[field] : (groupOf(values, field)[lastPart(field)] ?? '');

/** Writes the text of one field of `from` into `into`. */
export function takeText(into: EventFormValues, from: EventFormValues, field: TextField): void {
  if (isFlat(field)) into[field] = textOf(from, field);
  else groupOf(into, field)[lastPart(field)] = textOf(from, field);
}

/** Line ends differ between browsers and what was stored; they are nobody's change. */
const settled = (text: string) => text.replace(/\r\n?/g, '\n').trim();

/** One text for all that is to be saved of a list of types, the same whatever the order of keys. */
const fingerprint = (types: readonly TicketTypeValues[]) =>
  JSON.stringify(
    types.map((type) => [
      type.id,
      type.isHidden,
      ...[type.name, type.description, type.price, type.limit, type.salesStart, type.salesEnd].map(settled),
      ...[type.minPerOrder, type.maxPerOrder, type.limit === OWN_LIMIT ? type.capacity : ''].map(settled),
      ...Object.entries(type.translations)
        .sort(([a], [b]) => a.localeCompare(b))
        .flatMap(([, words]) => [words.name, words.description])
        .map(settled),
    ]),
  );

export const sameTypes = (a: readonly TicketTypeValues[], b: readonly TicketTypeValues[]) =>
  fingerprint(a) === fingerprint(b);

export function changedFields(before: EventFormValues, after: EventFormValues): ChangedField[] {
  const texts = FIELDS.filter((field) => settled(textOf(before, field)) !== settled(textOf(after, field)));
  if (!before.sellsSeveral && !after.sellsSeveral) return texts;
  const rest = texts.filter((field) => field !== 'price');
  return sameTypes(unfolded(before).ticketTypes, unfolded(after).ticketTypes) ? rest : [...rest, 'ticketTypes'];
}

const LOCAL_MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** `end` moved by as much as the start, all local wall-clock times; unchanged where one of them is not complete. */
export function movedEnd(end: string, startBefore: string, startAfter: string): string {
  if (![end, startBefore, startAfter].every((time) => LOCAL_MINUTE.test(time))) return end;
  const moved = Date.parse(`${end}Z`) + Date.parse(`${startAfter}Z`) - Date.parse(`${startBefore}Z`);
  return Number.isNaN(moved) ? end : new Date(moved).toISOString().slice(0, 16);
}
