import type { EventDetailDto } from '@/application/events/schema';
import { EVENT_CATEGORIES } from '@/domain/event';
import { DEFAULT_TIME_ZONE } from '@/domain/locale';
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
} from './ticket-type-values';

/** The form as it stands: every field as the text in its input, by the names under which the server reports errors. */
export type EventFormValues = {
  name: string;
  description: string;
  category: string;
  location: string;
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

export const emptyValues = (): EventFormValues => ({
  name: '',
  description: '',
  category: EVENT_CATEGORIES[0],
  location: '',
  eventDate: '',
  endDate: '',
  timeZone: DEFAULT_TIME_ZONE,
  capacity: '',
  price: '',
  currency: 'BRL',
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
    description: event.description,
    category: event.category,
    location: event.location,
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
export type TextField = (typeof FIELDS)[number];
export type ChangedField = TextField | 'ticketTypes';

export function textOf(values: EventFormValues, field: TextField): string {
  switch (field) {
    case 'translations.en.name':
      return values.translations.en.name;
    case 'translations.en.description':
      return values.translations.en.description;
    case 'translations.pt-BR.name':
      return values.translations['pt-BR'].name;
    case 'translations.pt-BR.description':
      return values.translations['pt-BR'].description;
    default:
      return values[field];
  }
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
