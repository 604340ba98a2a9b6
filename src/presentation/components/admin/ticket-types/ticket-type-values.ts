import { v7 as newId } from 'uuid';
import type { TicketTypeDto, TicketTypeEntry } from '@/application/ticket-types/schema';
import { LIMITS } from '@/domain/limits';
import type { Locale } from '@/domain/locale';
import { formatAmount } from '@/presentation/number-input';

/** Name and description in one language. */
export type Words = { name: string; description: string };
export type Translations = Record<Locale, Words>;

/** How a type is limited besides the seats of the event: not at all, by itself, or with the type whose id stands here. */
export const NO_LIMIT = 'none';
export const OWN_LIMIT = 'own';

/** A ticket type as the form holds it: every field as the text in its input. */
export type TicketTypeValues = Words & {
  id: string;
  translations: Translations;
  price: string;
  limit: string;
  capacity: string;
  salesStart: string;
  salesEnd: string;
  minPerOrder: string;
  maxPerOrder: string;
  isHidden: boolean;
};

export const translationValues = (translations: Partial<Record<string, Partial<Words>>>): Translations => ({
  en: { name: translations.en?.name ?? '', description: translations.en?.description ?? '' },
  'pt-BR': { name: translations['pt-BR']?.name ?? '', description: translations['pt-BR']?.description ?? '' },
});

/** Only the languages in which something was written. */
export function writtenTranslations(translations: Translations): Partial<Translations> {
  const written = Object.entries(translations).filter(([, words]) => words.name.trim() || words.description.trim());
  return Object.fromEntries(written);
}

/** An `<input type="datetime-local">` leaves seconds out where there are none. */
export const shownTime = (localTime: string) => (localTime.endsWith(':00') ? localTime.slice(0, 16) : localTime);

export const ticketTypeValues = (type: TicketTypeDto, locale: string): TicketTypeValues => ({
  id: type.id,
  name: type.name,
  description: type.description,
  translations: translationValues(type.translations),
  price: formatAmount(type.price, locale),
  limit: type.sharesLimitWith ?? (type.capacity === null ? NO_LIMIT : OWN_LIMIT),
  capacity: type.capacity === null || type.sharesLimitWith ? '' : String(type.capacity),
  salesStart: shownTime(type.salesStart ?? ''),
  salesEnd: shownTime(type.salesEnd ?? ''),
  minPerOrder: String(type.minPerOrder),
  maxPerOrder: String(type.maxPerOrder),
  isHidden: type.isHidden,
});

export const emptyTicketType = (words: Partial<Pick<TicketTypeValues, 'name' | 'translations' | 'price'>> = {}) => ({
  id: newId(),
  name: '',
  description: '',
  translations: translationValues({}),
  price: '',
  limit: NO_LIMIT,
  capacity: '',
  salesStart: '',
  salesEnd: '',
  minPerOrder: '1',
  maxPerOrder: String(LIMITS.seatsPerOrder),
  isHidden: false,
  ...words,
});

/** The type that an event sells whose organiser named none, as the server makes it. */
export const unnamedTicketType = () =>
  emptyTicketType({ name: 'Ticket', translations: translationValues({ 'pt-BR': { name: 'Ingresso' } }) });

/** Whether price and the event's capacity say all there is to say of a type. */
export const isPlain = (type: TicketTypeDto) =>
  type.description === '' &&
  type.capacity === null &&
  type.salesStart === null &&
  type.salesEnd === null &&
  type.minPerOrder === 1 &&
  type.maxPerOrder === LIMITS.seatsPerOrder &&
  !type.isHidden;

/** Ids of the types that share the limit of `holderId`, in their order. */
const sharing = (types: readonly TicketTypeValues[], holderId: string) =>
  types.filter(({ limit }) => limit === holderId).map(({ id }) => id);

/**
 * Which limits change where `types[index]` gives its own one up, because it goes or gets another: the first that shares it
 * holds it from then on, the others share it with that one.
 */
function handOver(types: readonly TicketTypeValues[], index: number): TicketTypeValues[] {
  const holder = types[index];
  const [heir] = holder ? sharing(types, holder.id) : [];
  if (!holder || heir === undefined) return [...types];
  return types.map((type) => {
    if (type.id === heir) return { ...type, limit: OWN_LIMIT, capacity: holder.capacity };
    return type.limit === holder.id ? { ...type, limit: heir } : type;
  });
}

export function withLimit(types: readonly TicketTypeValues[], index: number, limit: string): TicketTypeValues[] {
  const kept = limit === OWN_LIMIT ? [...types] : handOver(types, index);
  return kept.map((type, at) => (at === index ? { ...type, limit } : type));
}

export const withoutType = (types: readonly TicketTypeValues[], index: number): TicketTypeValues[] =>
  handOver(types, index).toSpliced(index, 1);

/** The other types whose limit `types[index]` may share. */
export const limitHolders = (types: readonly TicketTypeValues[], index: number) =>
  types.filter((type, at) => at !== index && type.limit === OWN_LIMIT);

/** Sales end at `now`, a wall-clock time of the event; a start not before it goes, for nothing ends before it began. */
export const closed = (type: TicketTypeValues, now: string): TicketTypeValues => ({
  ...type,
  salesStart: type.salesStart >= now ? '' : type.salesStart,
  salesEnd: now,
});

/** Where a type is in its sales window at `now`, all wall-clock times of the event. */
export function saleOf({ salesStart, salesEnd }: TicketTypeValues, now: string): TicketTypeDto['sale'] {
  if (salesEnd !== '' && salesEnd <= now) return 'after';
  return salesStart > now ? 'before' : 'open';
}

type Numbers = { price: number; capacity: number; minPerOrder: number; maxPerOrder: number };

/** A browser leaves the seconds out of a datetime-local value. */
export const wallClock = (text: string) => (text.length === 16 ? `${text}:00` : text);
const orNull = (text: string) => (text === '' ? null : wallClock(text));

/** What the form says of a type in the server's words, its numbers already read. */
export const ticketTypeEntryOf = (type: TicketTypeValues, numbers: Numbers): TicketTypeEntry => ({
  id: type.id,
  name: type.name,
  description: type.description,
  translations: writtenTranslations(type.translations),
  price: numbers.price,
  capacity: type.limit === OWN_LIMIT ? numbers.capacity : null,
  sharesLimitWith: type.limit === OWN_LIMIT || type.limit === NO_LIMIT ? null : type.limit,
  salesStart: orNull(type.salesStart),
  salesEnd: orNull(type.salesEnd),
  minPerOrder: numbers.minPerOrder,
  maxPerOrder: numbers.maxPerOrder,
  isHidden: type.isHidden,
});
