import { z } from 'zod';
import {
  EVENT_CATEGORIES,
  EVENT_STATUSES,
  type Event,
  type EventCategory,
  type EventStatus,
  isOnSale,
  isPast,
  localized,
  soldPercentage,
  statusAt,
  type Translation,
  ticketsSold,
} from '../../domain/event.ts';
import { isTimeZone, toInstant, toLocalTime } from '../../domain/local-time.ts';
import { CURRENCIES, MAX_PRICE_MINOR, toMajor, toMinor } from '../../domain/money.ts';
import { hasControlCharacter, limitQuery, pageQuery, text } from '../schema.ts';

const MAX_CAPACITY = 1_000_000;

const dateTime = z
  .string()
  .refine((value) => toInstant(value, 'UTC') !== null, { params: { code: 'date_time' } })
  .meta({ description: 'Local wall-clock time (2026-03-15T14:00:00); an offset, where given, wins.' });

const price = z
  .number()
  .min(0)
  .max(MAX_PRICE_MINOR / 100)
  .refine((value) => toMajor(toMinor(value)) === value, { params: { code: 'too_many_decimals' } });

// Only http(s): an address like javascript: must never reach an <img> or a link.
const imageUrl = z
  .union([z.url({ protocol: /^https?$/ }), z.string().regex(/^\/[a-z0-9/_-]+\.(svg|png|jpe?g|webp|avif)$/)])
  // A URL parser forgives a NUL or half a surrogate pair; PostgreSQL does not.
  .refine((value) => !hasControlCharacter(value), { params: { code: 'control_character' } })
  .refine((value) => value.length <= 2000, { params: { code: 'too_long' } });

const translations = z.partialRecord(
  z.enum(['en', 'pt-BR']),
  z.strictObject({ name: text(0, 200).optional(), description: text(0, 10_000).optional() }),
);

const eventFields = {
  name: text(1, 200),
  description: text(0, 10_000),
  translations,
  category: z.enum(EVENT_CATEGORIES),
  location: text(1, 300),
  eventDate: dateTime,
  endDate: dateTime,
  timeZone: z.string().refine(isTimeZone, { params: { code: 'time_zone' } }),
  capacity: z.number().int().min(1).max(MAX_CAPACITY),
  price,
  currency: z.enum(CURRENCIES),
  imageUrl: imageUrl.nullable(),
  status: z.enum(['DRAFT', 'SCHEDULED']),
};

const optionalFields = {
  description: eventFields.description.default(''),
  translations: eventFields.translations.default({}),
  category: eventFields.category.default('community'),
  endDate: eventFields.endDate.optional(),
  timeZone: eventFields.timeZone.default('America/Sao_Paulo'),
  price: eventFields.price.default(0),
  currency: eventFields.currency.default('BRL'),
  imageUrl: eventFields.imageUrl.default(null),
  status: eventFields.status.default('SCHEDULED'),
};

export const createEventSchema = z.strictObject({ ...eventFields, ...optionalFields });
export type CreateEventInput = z.output<typeof createEventSchema>;

export const updateEventSchema = z
  .strictObject({ ...eventFields, version: z.number().int().min(0) })
  .partial()
  .refine((patch) => Object.keys(patch).some((key) => key !== 'version'), { params: { code: 'empty' } });
export type UpdateEventInput = z.output<typeof updateEventSchema>;

const SORT_FIELDS = ['eventDate', 'name', 'price', 'availableTickets', 'createdAt'] as const;
export type SortField = (typeof SORT_FIELDS)[number];
export type Sort = { field: SortField; direction: 'asc' | 'desc' };

const sort = z.string().transform((value, context): Sort => {
  const [field, direction = 'asc', ...rest] = value.split(',');
  const known = SORT_FIELDS.find((candidate) => candidate === field);
  if (known && rest.length === 0 && (direction === 'asc' || direction === 'desc')) return { field: known, direction };
  context.addIssue({ code: 'custom', message: `cannot sort by "${value}"`, params: { code: 'sort', value } });
  return z.NEVER;
});

const money = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,2})?$/)
  .transform(Number);

// A filter takes a whole day (2026-03-15) or a moment.
const moment = z
  .string()
  .transform((value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00` : value))
  .pipe(dateTime);

const filters = {
  q: text(0, 100),
  from: moment,
  to: moment,
  location: text(0, 100),
  category: z.enum(EVENT_CATEGORIES),
  minPrice: money,
  maxPrice: money,
  available: z.enum(['true', 'false']).transform((value) => value === 'true'),
  status: z.enum(EVENT_STATUSES),
};

export const listEventsQuery = z.strictObject({
  ...pageQuery,
  sort: z
    .array(sort)
    .max(5)
    .default([{ field: 'eventDate', direction: 'asc' }]),
  ...z.object(filters).partial().shape,
});
export type ListEventsQuery = z.output<typeof listEventsQuery>;

export const searchEventsQuery = z.strictObject({ q: text(1, 100) });
export const upcomingEventsQuery = z.strictObject({ limit: limitQuery });

/** An event as every reader outside sees it. Contract: GET /api/events/{id}. */
export type EventDto = {
  id: string;
  slug: string;
  name: string;
  description: string;
  category: EventCategory;
  location: string;
  /** Wall-clock time at `timeZone`, without zone: `2026-03-15T14:00:00`. */
  eventDate: string;
  endDate: string;
  timeZone: string;
  /** Instants with `Z`. */
  startsAt: string;
  endsAt: string;
  capacity: number;
  availableTickets: number;
  ticketsSold: number;
  soldPercentage: number;
  /** Major units: 299 is R$ 299,00. */
  price: number;
  currency: string;
  imageUrl: string | null;
  status: EventStatus;
  isAvailable: boolean;
  isPast: boolean;
  version: number;
  translations: Record<string, Translation>;
  createdAt: string;
  updatedAt: string;
};

/** `locale` picks the translation of name and description; without one they are as the organiser wrote them. */
export function toEventDto(event: Event, now: Date, locale?: string): EventDto {
  const words = locale ? localized(event, locale) : event;
  return {
    id: event.id,
    slug: event.slug,
    name: words.name,
    description: words.description,
    category: event.category,
    location: event.location,
    eventDate: toLocalTime(event.startsAt, event.timeZone),
    endDate: toLocalTime(event.endsAt, event.timeZone),
    timeZone: event.timeZone,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    capacity: event.capacity,
    availableTickets: event.available,
    ticketsSold: ticketsSold(event),
    soldPercentage: soldPercentage(event),
    price: toMajor(event.price),
    currency: event.currency,
    imageUrl: event.imageUrl,
    status: statusAt(event, now),
    isAvailable: isOnSale(event, now) && event.available > 0,
    isPast: isPast(event, now),
    version: event.version,
    translations: event.translations,
    createdAt: event.createdAt.toISOString(),
    updatedAt: event.updatedAt.toISOString(),
  };
}

export type AvailabilityDto = { availableTickets: number; version: number; status: EventStatus };
