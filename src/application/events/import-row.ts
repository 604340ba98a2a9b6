import { z } from 'zod';
import { type Event, type EventCategory, type StoredStatus, ticketsSold } from '../../domain/event.ts';
import { isTimeZone, toInstant, toLocalTime } from '../../domain/local-time.ts';
import { CURRENCIES, toMinor } from '../../domain/money.ts';
import type { EventPatch, ImportRow, NewEvent } from '../ports.ts';
import { text } from '../schema.ts';
import { createEventSchema, updateEventSchema } from './schema.ts';

/** The rules by which a row of a file becomes an event. Pure: no row makes anything here throw. */

const DAY_MS = 86_400_000;
const DEFAULT_DURATION_MS = 2 * 60 * 60 * 1000;
// A unique index holds 2,700 bytes; 600 characters of four bytes stay below.
const LONGEST_KEY = 600;
const YEARS = { first: 1970, last: 2199 };

const event = { ...createEventSchema.shape, ...updateEventSchema.shape };

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must look like 09:00');

const integer = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number);

const amount = z
  .string()
  .regex(/^\d{1,9}([.,]\d{1,2})?$/, 'must be an amount such as 25 or 25.90')
  .transform((value) => Number(value.replace(',', '.')));

/** What the file does not say. Texts in, as a command line gives them. */
export const importOptions = z.strictObject({
  capacity: integer.pipe(createEventSchema.shape.capacity).default(100),
  price: amount.pipe(z.number().max(2_000_000)).default(0),
  currency: z.enum(CURRENCIES).default('BRL'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be an IANA time zone such as Europe/Lisbon')
    .default('America/Sao_Paulo'),
  startTime: clock.default('09:00'),
  endTime: clock.default('18:00'),
  category: createEventSchema.shape.category,
  status: z
    .enum(['scheduled', 'draft'])
    .default('scheduled')
    .transform((value) => (value === 'draft' ? ('DRAFT' as const) : ('SCHEDULED' as const))),
});
export type ImportOptions = z.output<typeof importOptions>;

type When = { kind: 'day'; day: string } | { kind: 'moment'; at: string };

const when = z.string().transform((value, context): When => {
  const written = value.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T');
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(written);
  const instant = toInstant(isDay ? `${written}T00:00` : written, 'UTC');
  const year = Number(written.slice(0, 4));
  if (instant && year >= YEARS.first && year <= YEARS.last) {
    return isDay ? { kind: 'day', day: written } : { kind: 'moment', at: written };
  }
  context.addIssue({
    code: 'custom',
    message: `"${value.slice(0, 40)}" is no date (2026-03-15 or 2026-03-15T14:00:00)`,
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
  city: cell(text(1, 200)),
  country: cell(text(1, 90)),
  online: cell(lowerCase(z.enum(['true', 'false', 'yes', 'no', '1', '0']))),
  topics: cell(text(1, 1000)),
  locales: cell(text(1, 200)),
  url: cell(text(1, 500)),
  eventDate: cell(when),
  startDate: cell(when),
  endDate: cell(when),
  timeZone: cell(event.timeZone),
  capacity: cell(integer.pipe(createEventSchema.shape.capacity)),
  price: cell(amount.pipe(z.number().max(2_000_000))),
  currency: cell(upperCase(z.enum(CURRENCIES))),
  imageUrl: cell(event.imageUrl),
  status: cell(upperCase(z.enum(['DRAFT', 'SCHEDULED', 'ONGOING', 'COMPLETED', 'CANCELLED']))),
});
type Cells = z.output<typeof rowSchema>;

export const IMPORT_COLUMNS: readonly string[] = ['uid', ...Object.keys(rowSchema.shape)];

/** A row understood. What the file did not say is absent from `said`. */
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

export type Refusal = { line: number; reason: string };
type Understood = { ok: true; event: ImportedEvent } | { ok: false; reason: string };

const REASONS: Record<string, string> = {
  control_character: 'contains a control character',
  time_zone: 'is no IANA time zone',
  too_long: 'is too long',
  too_many_decimals: 'has more than two decimals',
};

function reasonOf(error: z.ZodError): string {
  const words = error.issues.map((issue) => {
    const code = issue.code === 'custom' ? String(issue.params?.code ?? '') : '';
    const name = issue.path.join('.');
    const isMissing = issue.code === 'too_small' && issue.minimum === 1 && issue.origin === 'string';
    return `${name}: ${isMissing ? 'is missing' : (REASONS[code] ?? issue.message)}`;
  });
  return [...new Set(words)].join('; ');
}

function placeOf({ location, city, country, online }: Cells): string | undefined {
  if (location) return location;
  const isOnline = online === 'true' || online === 'yes' || online === '1';
  const place = [city, country].filter(Boolean).join(', ');
  if (place) return isOnline ? `${place} and online` : place;
  return isOnline ? 'Online' : undefined;
}

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

/** @returns the event that `row` describes, or why it is refused */
export function understand(row: ImportRow): Understood {
  if ('fault' in row) return { ok: false, reason: row.fault };
  const parsed = rowSchema.safeParse(row.fields);
  if (!parsed.success) return { ok: false, reason: reasonOf(parsed.error) };
  const cells = parsed.data;

  const start = cells.eventDate ?? cells.startDate;
  if (!start) return { ok: false, reason: 'startDate: is missing' };
  const location = placeOf(cells);
  if (!location)
    return { ok: false, reason: 'location: is missing (and city, country and online say no place either)' };
  const sourceKey = sourceKeyOf(row, row.fields, cells, start);
  const key = text(1, LONGEST_KEY).safeParse(sourceKey);
  if (!key.success)
    return {
      ok: false,
      reason: 'uid: cannot be used as a key (longer than 600 characters or with control characters)',
    };

  const { name, description, category, timeZone, capacity, price, currency, imageUrl } = cells;
  const said = {
    name,
    location,
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

const dayOf = (instant: Date, timeZone: string) => toLocalTime(instant, timeZone).slice(0, 10);
const timeOf = (instant: Date, timeZone: string) => toLocalTime(instant, timeZone).slice(11);
const at = (day: string, time: string, timeZone: string) => toInstant(`${day}T${time}`, timeZone);

type Span = { startsAt: Date; endsAt: Date };

/** Where the file names only a day, an event that is there already keeps its own hours: the file does not know them. */
function startOf(start: When, timeZone: string, options: ImportOptions, known: Span | undefined): Date | null {
  if (start.kind === 'moment') return toInstant(start.at, timeZone);
  if (known && dayOf(known.startsAt, timeZone) === start.day) return known.startsAt;
  return at(start.day, known ? timeOf(known.startsAt, timeZone) : options.startTime, timeZone);
}

function endOf(
  imported: ImportedEvent,
  startsAt: Date,
  timeZone: string,
  options: ImportOptions,
  known: Span | undefined,
): Date | null {
  const { start, end } = imported;
  if (!end || (end.kind === 'moment' && toInstant(end.at, timeZone)?.getTime() === startsAt.getTime())) {
    if (known) return new Date(startsAt.getTime() + known.endsAt.getTime() - known.startsAt.getTime());
    if (start.kind === 'moment') return new Date(startsAt.getTime() + DEFAULT_DURATION_MS);
    return lastMoment(start.day, startsAt, timeZone, options);
  }
  if (end.kind === 'moment') return toInstant(end.at, timeZone);
  if (known && startsAt.getTime() === known.startsAt.getTime() && endsOnNightOf(end.day, known.endsAt, timeZone))
    return known.endsAt;
  return lastMoment(end.day, startsAt, timeZone, options);
}

// A party that ends at two in the morning still belongs to the evening before.
function endsOnNightOf(day: string, endsAt: Date, timeZone: string): boolean {
  const midnight = at(day, '00:00', timeZone);
  return midnight !== null && endsAt > midnight && endsAt.getTime() <= midnight.getTime() + 1.5 * DAY_MS;
}

function lastMoment(day: string, startsAt: Date, timeZone: string, { endTime }: ImportOptions): Date | null {
  const endsAt = at(day, endTime, timeZone);
  return endsAt && endsAt > startsAt ? endsAt : at(day, '23:59:59', timeZone);
}

function spanOf(imported: ImportedEvent, timeZone: string, options: ImportOptions, known?: Event): Span | null {
  const startsAt = startOf(imported.start, timeZone, options, known);
  const endsAt = startsAt && endOf(imported, startsAt, timeZone, options, known);
  return startsAt && endsAt && endsAt > startsAt ? { startsAt, endsAt } : null;
}

const ENDS_TOO_EARLY = 'endDate: is before the start';

type Decision =
  | { kind: 'new'; event: NewEvent }
  | { kind: 'changed'; patch: EventPatch }
  | { kind: 'same' }
  | { kind: 'refused'; reason: string };

const statusOf = (imported: ImportedEvent, options: ImportOptions): StoredStatus => {
  if (imported.isCancelled) return 'CANCELLED';
  return imported.isDraft ? 'DRAFT' : options.status;
};

export function toNewEvent(
  imported: ImportedEvent,
  options: ImportOptions,
  identity: { id: string; slug: string },
): Decision {
  const { said } = imported;
  const timeZone = said.timeZone ?? options.timeZone;
  const span = spanOf(imported, timeZone, options);
  if (!span) return { kind: 'refused', reason: ENDS_TOO_EARLY };
  return {
    kind: 'new',
    event: {
      ...identity,
      ...span,
      sourceKey: imported.sourceKey,
      name: said.name,
      description: said.description ?? imported.fallbackDescription,
      translations: {},
      category: said.category ?? options.category,
      location: said.location,
      timeZone,
      capacity: said.capacity ?? options.capacity,
      price: said.price ?? toMinor(options.price),
      currency: said.currency ?? options.currency,
      imageUrl: said.imageUrl ?? null,
      status: statusOf(imported, options),
    },
  };
}

const isSame = (a: unknown, b: unknown) =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;

/** What the file changes of an event that is there. Options never change one, and neither does what the file leaves out. */
export function toChange(imported: ImportedEvent, options: ImportOptions, known: Event): Decision {
  const sold = ticketsSold(known);
  // A cancelled event stays as its ticket holders were told.
  if (known.status === 'CANCELLED') return { kind: 'same' };
  if (imported.isCancelled) {
    if (sold > 0)
      return {
        kind: 'refused',
        reason: `status: ${sold} tickets are sold; cancel the event in EventHub, so that their holders are told`,
      };
    return { kind: 'changed', patch: { status: 'CANCELLED' } };
  }
  const { said } = imported;
  if (said.capacity !== undefined && said.capacity < sold) {
    return { kind: 'refused', reason: `capacity: ${said.capacity} is below the ${sold} tickets sold` };
  }
  const span = spanOf(imported, said.timeZone ?? known.timeZone, options, known);
  if (!span) return { kind: 'refused', reason: ENDS_TOO_EARLY };
  const before: Record<string, unknown> = known;
  const changed = Object.entries({ ...said, ...span }).filter(
    ([field, value]) => value !== undefined && !isSame(value, before[field]),
  );
  return changed.length === 0 ? { kind: 'same' } : { kind: 'changed', patch: Object.fromEntries(changed) };
}
