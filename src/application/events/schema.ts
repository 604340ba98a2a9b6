import { z } from 'zod';
import { EVENT_CATEGORIES, EVENT_STATUSES, isSlug } from '../../domain/event.ts';
import { LIMITS } from '../../domain/limits.ts';
import { isTimeZone } from '../../domain/local-time.ts';
import { DEFAULT_TIME_ZONE } from '../../domain/locale.ts';
import { CURRENCIES } from '../../domain/money.ts';
import { ATTENDANCE_MODES } from '../../domain/venue.ts';
import {
  amount,
  dateTime,
  instant,
  isUuid,
  limitQuery,
  localTime,
  pageOf,
  pageQuery,
  price,
  text,
  translationsOf,
  written,
} from '../schema.ts';
import { ticketTypeDto, ticketTypeEntry } from '../ticket-types/schema.ts';
import { type ListCursor, orderText, readCursor } from './list-cursor.ts';
import { imageUrl } from './picture-address.ts';
import { organiserDto, organiserSchema, venueDto, venueSchema, webAddress } from './place-schema.ts';

const eventFields = {
  name: text(1, LIMITS.eventName),
  description: text(0, LIMITS.eventDescription),
  translations: translationsOf(LIMITS.eventName, LIMITS.eventDescription),
  category: z.enum(EVENT_CATEGORIES),
  location: text(1, LIMITS.location).meta({ description: 'The place in one line, as lists and mails name it.' }),
  venue: venueSchema.nullable(),
  organiser: organiserSchema.nullable(),
  attendance: z.enum(ATTENDANCE_MODES),
  onlineUrl: webAddress(['https:'])
    .nullable()
    .meta({ description: 'Where it is streamed. Shown to those who hold a ticket, and to nobody else.' }),
  eventDate: dateTime,
  endDate: dateTime,
  timeZone: z.string().refine(isTimeZone, { params: { code: 'time_zone' } }),
  capacity: z.number().int().min(1).max(LIMITS.capacity),
  price: price.meta({ description: 'Of the only ticket type. Where there are several, each has its own.' }),
  currency: z.enum(CURRENCIES),
  imageUrl: imageUrl.nullable(),
  status: z.enum(['DRAFT', 'SCHEDULED']),
  ticketTypes: z
    .array(ticketTypeEntry)
    .min(1)
    .max(LIMITS.ticketTypesPerEvent)
    .refine(
      (types) => {
        const ids = types.flatMap(({ id }) => id ?? []);
        return new Set(ids).size === ids.length;
      },
      { params: { code: 'duplicate_ticket_type' } },
    )
    .meta({ description: 'All types that the event sells from now on, in the order in which they are shown.' }),
};

/** A price beside a list of types would say twice what they cost. */
const hasOnePrice = ({ price, ticketTypes }: { price?: number; ticketTypes?: unknown[] }) =>
  price === undefined || ticketTypes === undefined;
const onePrice = { path: ['price'], params: { code: 'price_per_type' } };

const optionalFields = {
  description: eventFields.description.default(''),
  translations: eventFields.translations.default({}),
  category: eventFields.category.default('community'),
  venue: eventFields.venue.default(null),
  organiser: eventFields.organiser.default(null),
  attendance: eventFields.attendance.default('OFFLINE'),
  onlineUrl: eventFields.onlineUrl.default(null),
  endDate: eventFields.endDate.optional(),
  timeZone: eventFields.timeZone.default(DEFAULT_TIME_ZONE),
  price: eventFields.price.optional(),
  currency: eventFields.currency.default('BRL'),
  imageUrl: eventFields.imageUrl.default(null),
  status: eventFields.status.default('SCHEDULED'),
  ticketTypes: eventFields.ticketTypes.optional(),
};

export const createEventSchema = z.strictObject({ ...eventFields, ...optionalFields }).refine(hasOnePrice, onePrice);
export type CreateEventInput = z.output<typeof createEventSchema>;

/** What stands for an event in its address. An id finds it too, so nothing that looks like one. */
const slug = z
  .string()
  .trim()
  .max(LIMITS.slug)
  .refine((value) => isSlug(value) && !isUuid(value), { params: { code: 'slug' } })
  .meta({ description: 'The address of its page. The former one goes on leading there.', examples: ['jazz-night'] });

export const updateEventSchema = z
  .strictObject({ ...eventFields, slug, version: z.number().int().min(0) })
  .partial()
  .refine((patch) => Object.keys(patch).some((key) => key !== 'version'), { params: { code: 'empty' } })
  .refine(hasOnePrice, onePrice);
export type UpdateEventInput = z.output<typeof updateEventSchema>;

/** A copy: what it is called, and when it begins. */
export const duplicateEventSchema = z.strictObject({ name: eventFields.name, eventDate: eventFields.eventDate });
export type DuplicateEventInput = z.output<typeof duplicateEventSchema>;

/** What its organiser says to those who held tickets. */
export const cancelEventSchema = z.strictObject({ message: text(0, LIMITS.cancellationMessage).optional() });
export type CancelEventInput = z.output<typeof cancelEventSchema>;

const SORT_FIELDS = ['eventDate', 'name', 'price', 'availableTickets', 'createdAt', 'relevance'] as const;
export type SortField = (typeof SORT_FIELDS)[number];
export type Sort = { field: SortField; direction: 'asc' | 'desc' };

const sort = z.string().transform((value, context): Sort => {
  const [field, direction = 'asc', ...rest] = value.split(',');
  const known = SORT_FIELDS.find((candidate) => candidate === field);
  if (known && rest.length === 0 && (direction === 'asc' || direction === 'desc')) return { field: known, direction };
  context.addIssue({ code: 'custom', message: `cannot sort by "${value}"`, params: { code: 'sort', value } });
  return z.NEVER;
});

const money = written(/^\d{1,9}(\.\d{1,2})?$/, 'amount').transform(Number);

// A filter takes a whole day (2026-03-15) or a moment.
const moment = z
  .string()
  .transform((value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00` : value))
  .pipe(dateTime)
  .meta({ description: 'A whole day (2026-03-15) or a moment.' });

const filters = {
  q: text(0, LIMITS.search),
  from: moment,
  to: moment,
  location: text(0, 100),
  category: z.enum(EVENT_CATEGORIES),
  minPrice: money,
  maxPrice: money,
  currency: z.enum(CURRENCIES),
  available: z.enum(['true', 'false']).transform((value) => value === 'true'),
  status: z.enum(EVENT_STATUSES),
};

const cursor = z
  .string()
  .max(3_000)
  .transform((value, context): ListCursor => {
    const read = readCursor(value);
    if (read) return read;
    context.addIssue({ code: 'custom', message: 'is no cursor of this list', params: { code: 'cursor' } });
    return z.NEVER;
  })
  .meta({ description: '`nextCursor` of the page before; it replaces `page`.' });

export const listEventsQuery = z
  .strictObject({
    ...pageQuery,
    cursor: cursor.optional(),
    sort: z
      .array(sort)
      .max(5)
      .default([{ field: 'eventDate', direction: 'asc' }])
      .meta({ description: `\`field,asc\` or \`field,desc\`, several times: ${SORT_FIELDS.join(', ')}.` }),
    ...z.object(filters).partial().shape,
  })
  .refine(({ cursor, sort }) => !cursor || cursor.order === orderText(sort), {
    path: ['cursor'],
    params: { code: 'cursor' },
  });
export type ListEventsQuery = z.output<typeof listEventsQuery>;

export const searchEventsQuery = z.strictObject({ q: text(1, LIMITS.search) });

/** What words may become while they are typed. Contract: GET /api/events/suggestions. */
export const suggestionDto = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('category'), category: z.enum(EVENT_CATEGORIES) }),
  z.strictObject({ kind: z.literal('place'), location: z.string() }),
  z.strictObject({
    kind: z.literal('event'),
    id: z.uuid(),
    slug: z.string(),
    name: z.string(),
    location: z.string(),
    eventDate: localTime,
    timeZone: z.string(),
  }),
]);
export type SuggestionDto = z.output<typeof suggestionDto>;

export const upcomingEventsQuery = z.strictObject({ limit: limitQuery });

/** An event as every reader outside sees it. Contract: GET /api/events. */
export const eventDto = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  name: z.string().meta({ examples: ['Spring Boot Workshop'] }),
  description: z.string(),
  category: z.enum(EVENT_CATEGORIES),
  location: z.string().meta({ examples: ['Tech Hub, Room 301'] }),
  venue: venueDto.nullable(),
  organiser: organiserDto.nullable(),
  attendance: z.enum(ATTENDANCE_MODES),
  eventDate: localTime.meta({ description: 'Wall-clock time at `timeZone`.', examples: ['2026-03-15T14:00:00'] }),
  endDate: localTime,
  timeZone: z.string().meta({ examples: [DEFAULT_TIME_ZONE] }),
  startsAt: instant,
  endsAt: instant,
  previousStartsAt: instant.nullable().meta({ description: 'Before it was moved for the last time.' }),
  capacity: z.number().int().min(1),
  availableTickets: z.number().int().min(0),
  ticketsSold: z.number().int().min(0),
  soldPercentage: z.number().min(0).max(100),
  price: amount.meta({ description: 'The lowest price shown.' }),
  maxPrice: amount.meta({ description: 'The highest price shown.' }),
  currency: z.string(),
  imageUrl: z.string().nullable(),
  status: z.enum(EVENT_STATUSES),
  isAvailable: z.boolean(),
  isPast: z.boolean(),
  version: z.number().int().min(0).meta({ description: 'Counts edits, not sales.' }),
  translations: z.record(z.string(), z.object({ name: z.string(), description: z.string() }).partial()),
  createdAt: instant,
  updatedAt: instant,
});
export type EventDto = z.output<typeof eventDto>;

/** An event as those who run it see it in their list. */
export type ManagedEventDto = EventDto & {
  /** What was sold is never deleted, only cancelled. */
  wasSold: boolean;
  /** When a draft publishes itself, on the clocks of its place; null where it waits for somebody. */
  publishAt: string | null;
};

/** A page of events, and where the next one begins. Contract: GET /api/events. */
export const eventPageDto = pageOf(eventDto).extend({
  nextCursor: z.string().nullable().meta({ description: 'For `cursor` of the next page; null on the last one.' }),
});

export type EventPage = z.output<typeof eventPageDto>;

/** How many events there are within a filter, each count without its own part of that filter. Null where counting would take long. */
export type EventCounts = {
  categories: Partial<Record<(typeof EVENT_CATEGORIES)[number], number | null>>;
  /** Of each range, in the order asked for. */
  ranges: (number | null)[];
  free: number | null;
  available: number | null;
};

/** One event with what it sells. Contract: GET /api/events/{id}. */
export const eventDetailDto = eventDto.extend({
  ticketTypes: z.array(ticketTypeDto),
  onlineUrl: z.string().nullable().meta({ description: 'For those who may change the event; null for all others.' }),
});
export type EventDetailDto = z.output<typeof eventDetailDto>;

export const availabilityDto = z.strictObject({
  availableTickets: z.number().int().min(0),
  version: z.number().int().min(0).meta({ description: 'Of the stock: moves on with every sale.' }),
  status: z.enum(EVENT_STATUSES),
  ticketTypes: z.array(z.strictObject({ id: z.uuid(), available: z.number().int().min(0), onSale: z.boolean() })),
});
export type AvailabilityDto = z.output<typeof availabilityDto>;
