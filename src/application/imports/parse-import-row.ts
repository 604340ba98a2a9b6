import { z } from 'zod';
import { readCountry } from '../../domain/country.ts';
import type { FieldError } from '../../domain/errors.ts';
import type { EventCategory } from '../../domain/event.ts';
import { toInstant } from '../../domain/local-time.ts';
import { CURRENCIES, toMinor } from '../../domain/money.ts';
import type { AttendanceMode, Organiser, Venue } from '../../domain/venue.ts';
import { fault } from '../events/import-refusal.ts';
import { organiserSchema, venueSchema } from '../events/place-schema.ts';
import type { ImportRow } from '../events/ports.ts';
import { createEventSchema, updateEventSchema } from '../events/schema.ts';
import { toFieldErrors } from '../field-errors.ts';
import { oneLine, text } from '../schema.ts';
import { writtenCapacity, writtenPrice } from './import-options.ts';
import type { When } from './import-times.ts';

// A unique index holds 2,700 bytes; 600 characters of four bytes stay below.
const LONGEST_KEY = 600;
const YEARS = { first: 1970, last: 2199 };

const event = { ...createEventSchema.shape, ...updateEventSchema.shape };
const part = venueSchema.shape;

const when = z.string().transform((value, context): When => {
  const written = value.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(written);
  const instant = toInstant(isDay ? `${written}T00:00` : written, 'UTC');
  const year = Number(written.slice(0, 4));
  if (instant && year >= YEARS.first && year <= YEARS.last) {
    return isDay ? { kind: 'day', day: written } : { kind: 'moment', at: written };
  }
  const shown = value.slice(0, 40).toWellFormed();
  context.addIssue({
    code: 'custom',
    message: `"${shown}" is no date (2026-03-15 or 2026-03-15T14:00:00)`,
    params: { code: 'no_date', value: shown },
  });
  return z.NEVER;
});

/** An empty cell says nothing. */
const cell = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .trim()
    .transform((value): unknown => (value === '' ? undefined : value))
    .pipe(schema.optional())
    .optional();

const upperCase = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .toUpperCase()
    .transform((value): unknown => value)
    .pipe(schema);
const lowerCase = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .toLowerCase()
    .transform((value): unknown => value)
    .pipe(schema);

const rowSchema = z.object({
  name: z.string().default('').pipe(createEventSchema.shape.name),
  description: cell(event.description),
  category: cell(lowerCase(event.category)),
  location: cell(event.location),
  venue: cell(part.name),
  street: cell(part.street),
  city: cell(part.city),
  region: cell(part.region),
  postalCode: cell(part.postalCode),
  country: cell(oneLine(1, 90)),
  mapUrl: cell(part.mapUrl),
  organiser: cell(organiserSchema.shape.name),
  organiserUrl: cell(organiserSchema.shape.url),
  organiserEmail: cell(organiserSchema.shape.email),
  online: cell(lowerCase(z.enum(['true', 'false', 'yes', 'no', '1', '0']))),
  onlineUrl: cell(event.onlineUrl),
  topics: cell(text(1, 1000)),
  locales: cell(text(1, 200)),
  url: cell(text(1, 500)),
  eventDate: cell(when),
  startDate: cell(when),
  endDate: cell(when),
  timeZone: cell(event.timeZone),
  capacity: cell(writtenCapacity),
  price: cell(writtenPrice),
  currency: cell(upperCase(z.enum(CURRENCIES))),
  imageUrl: cell(event.imageUrl),
  status: cell(upperCase(z.enum(['DRAFT', 'SCHEDULED', 'ONGOING', 'COMPLETED', 'CANCELLED']))),
});
type Cells = z.output<typeof rowSchema>;

export const IMPORT_COLUMNS: readonly string[] = ['uid', ...Object.keys(rowSchema.shape)];

/** What a row says. What it does not say is absent from `said`. */
export type ImportedEvent = {
  line: number;
  sourceKey: string;
  start: When;
  end: When | undefined;
  isCancelled: boolean;
  isDraft: boolean;
  said: {
    name: string;
    location: string;
    venue?: Venue;
    organiser?: Organiser;
    attendance?: AttendanceMode;
    onlineUrl?: string | null;
    description?: string;
    category?: EventCategory;
    timeZone?: string;
    capacity?: number;
    /** Minor units. */
    price?: number;
    currency?: string;
    imageUrl?: string | null;
  };
  /** Made of the topics, languages and address of the row, for a new event whose file has no description. */
  fallbackDescription: string;
};

type Parsed = { ok: true; event: ImportedEvent } | { ok: false; faults: FieldError[] };

/** zod calls a text that is not there too short. */
const toFault = (error: FieldError): FieldError =>
  error.code === 'too_small' && error.params?.origin === 'string' && error.params.minimum === 1
    ? fault(error.field, 'required', 'is missing')
    : error;

const refused = (...faults: FieldError[]) => ({ ok: false as const, faults });

const YES = ['true', 'yes', '1'];

/** How people take part, as far as the row says it; `location` alone may be either. */
function attendanceOf({ venue, city, location, online, onlineUrl }: Cells): AttendanceMode | undefined {
  if (online === undefined && !onlineUrl) return venue || city ? 'OFFLINE' : undefined;
  if (online !== undefined && !YES.includes(online)) return 'OFFLINE';
  const hasPlace = Boolean(venue || city || (location && location.toLowerCase() !== 'online'));
  return hasPlace ? 'MIXED' : 'ONLINE';
}

function placeOf(cells: Cells): string | undefined {
  const { location, venue, city, country } = cells;
  if (location) return location;
  const isOnline = attendanceOf(cells) !== 'OFFLINE' && (cells.online !== undefined || Boolean(cells.onlineUrl));
  const place = [venue, city, country].filter(Boolean).join(', ');
  if (place) return isOnline ? `${place} and online` : place;
  return isOnline ? 'Online' : undefined;
}

/** A country that nobody calls so stands in the line that people read, and is left out of the parts. */
function venueOf({ venue, street, city, region, postalCode, country, mapUrl }: Cells): Venue | undefined {
  if (!venue && !city) return undefined;
  return {
    name: venue ?? '',
    street: street ?? '',
    city: city ?? '',
    region: region ?? '',
    postalCode: postalCode ?? '',
    country: (country && readCountry(country)) ?? '',
    mapUrl: mapUrl ?? null,
  };
}

const organiserOf = ({ organiser, organiserUrl, organiserEmail }: Cells): Organiser | undefined =>
  organiser ? { name: organiser, url: organiserUrl ?? null, email: organiserEmail ?? null } : undefined;

function fallbackDescription({ topics, locales, url }: Cells): string {
  const list = (value: string) =>
    value
      .split(/[;,]/)
      .map((part) => part.trim())
      .filter(Boolean)
      .join(', ');
  const facts = [topics && `Topics: ${list(topics)}.`, locales && `Languages: ${list(locales)}.`];
  return [facts.filter(Boolean).join('\n'), url].filter(Boolean).join('\n\n');
}

const written = (moment: When) => (moment.kind === 'day' ? moment.day : moment.at);

/**
 * The key that finds this row's event again: `key` or the column `uid` where there is one, else the address and
 * the start, else the name and the start.
 */
function sourceKeyOf(row: ImportRow, fields: Record<string, string>, cells: Cells, start: When): string {
  if (row.key) return row.key;
  const uid = fields.uid?.trim();
  return uid ? `csv:uid:${uid}` : `csv:${cells.url ?? cells.name}|${written(start)}`;
}

/** The event that `row` describes, or why it is refused. No row makes it throw. */
export function parseImportRow(row: ImportRow): Parsed {
  if ('fault' in row) return refused(row.fault);
  const parsed = rowSchema.safeParse(row.fields);
  if (!parsed.success) return refused(...toFieldErrors(parsed.error.issues).map(toFault));
  const cells = parsed.data;

  const start = cells.eventDate ?? cells.startDate;
  if (!start) return refused(fault('startDate', 'required', 'is missing'));
  const location = placeOf(cells);
  if (!location) {
    return refused(fault('location', 'no_place', 'is missing (and city, country and online say no place either)'));
  }
  const sourceKey = sourceKeyOf(row, row.fields, cells, start);
  const key = text(1, LONGEST_KEY).safeParse(sourceKey);
  if (!key.success) {
    const why = `cannot be used as a key (longer than ${LONGEST_KEY} characters or with control characters)`;
    return refused(fault('uid', 'unusable_key', why, { maximum: LONGEST_KEY }));
  }

  const { name, description, category, timeZone, capacity, price, currency, imageUrl } = cells;
  const said = {
    name,
    location,
    venue: venueOf(cells),
    organiser: organiserOf(cells),
    attendance: attendanceOf(cells),
    onlineUrl: cells.onlineUrl,
    description,
    category,
    timeZone,
    capacity,
    price: price === undefined ? undefined : toMinor(price),
    currency,
    imageUrl,
  };
  return {
    ok: true,
    event: {
      line: row.line,
      sourceKey: key.data,
      start,
      end: cells.endDate,
      isCancelled: cells.status === 'CANCELLED',
      isDraft: cells.status === 'DRAFT',
      said,
      fallbackDescription: fallbackDescription(cells),
    },
  };
}
