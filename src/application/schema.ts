import { z } from 'zod';
import { LIMITS } from '../domain/limits.ts';
import { toInstant } from '../domain/local-time.ts';
import { LOCALES } from '../domain/locale.ts';
import { MAX_PRICE_MINOR, toMajor, toMinor } from '../domain/money.ts';
import { hasControlCharacter, hasTooManyMarks, isInvisible, turnsTextAround } from './text-checks.ts';

/** Pieces that the inputs of several features share. Everything here is safe in a browser. */

/** Raw, a text may be longer than in its normal form, by accents written apart and space around it; but not without end. */
const MAX_RAW_RATIO = 4;

/** Trimmed text that shows something, without control characters, `min` to `max` characters long. */
export const text = (min: number, max: number) =>
  z
    .string()
    .check(({ value, issues }) => {
      if (value.length <= max * MAX_RAW_RATIO) return;
      issues.push({ code: 'too_big', origin: 'string', maximum: max, inclusive: true, input: value, continue: false });
    })
    .refine((value) => !hasTooManyMarks(value), { params: { code: 'control_character' }, abort: true })
    .normalize('NFC')
    .trim()
    .min(min)
    .max(max)
    .refine((value) => !hasControlCharacter(value), { params: { code: 'control_character' }, abort: true })
    .refine((value) => !isInvisible(value), { params: { code: 'invisible' } })
    .refine((value) => !turnsTextAround(value), { params: { code: 'turned_around' } });

/** A text of one line, as a name is: it goes into the headers of mails and files. */
export const oneLine = (min: number, max: number) =>
  text(min, max).refine((value) => !/[\t\r\n]/.test(value), { params: { code: 'control_character' } });

export const emailAddress = z.string().trim().toLowerCase().max(LIMITS.email).pipe(z.email());

/** An amount in major units with at most two decimals. */
export const price = z
  .number()
  .min(0)
  .max(MAX_PRICE_MINOR / 100)
  .refine((value) => toMajor(toMinor(value)) === value, { params: { code: 'too_many_decimals' } });

export const dateTime = z
  .string()
  .refine((value) => toInstant(value, 'UTC') !== null, { params: { code: 'date_time' } })
  .meta({
    description: 'Local wall-clock time (2026-03-15T14:00:00); an offset, where given, wins.',
    examples: ['2026-03-15T14:00:00'],
  });

/** Name and description by language. */
export const translationsOf = (name: number, description: number) =>
  z.partialRecord(
    z.enum(LOCALES),
    z.strictObject({ name: text(0, name).optional(), description: text(0, description).optional() }),
  );

/** A text written as `pattern` says; otherwise refused under `code`, whose words tell how it is to be written. */
export const written = (pattern: RegExp, code: string, base: z.ZodString = z.string()) =>
  base.refine((value) => pattern.test(value), { params: { code } }).meta({ pattern: pattern.source });

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether PostgreSQL would take `value` as a `uuid`; anything else names nothing, which is a 404 and no error of form. */
export const isUuid = (value: string) => UUID.test(value);

/** A whole number from a query string. */
const wholeNumber = (min: number, max: number) =>
  written(/^\d{1,9}$/, 'whole_number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));

export const pageQuery = {
  page: wholeNumber(0, 1_000_000).default(0),
  size: wholeNumber(1, 100).default(10),
};
export const limitQuery = wholeNumber(1, 100).default(20);

export type PageRequest = { page: number; size: number };

export const toSlice = ({ page, size }: PageRequest) => ({ offset: page * size, limit: size });

/** An instant as the API writes it: `2026-03-15T17:00:00.000Z`. */
export const instant = z.iso.datetime({ precision: 3 });
/** Wall-clock time without zone: `2026-03-15T14:00:00`. */
export const localTime = z.iso
  .datetime({ local: true, precision: 0 })
  .meta({ pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$`, examples: ['2026-03-15T14:00:00'] });
/** Major units: 299 is R$ 299,00. */
export const amount = z
  .number()
  .min(0)
  .meta({ examples: [299] });

/** A page of a list, as every list answers. */
export const pageOf = <T extends z.ZodType>(content: T) =>
  z.strictObject({
    content: z.array(content),
    totalElements: z.number().int().min(0),
    totalPages: z.number().int().min(0),
    size: z.number().int().min(1),
    number: z.number().int().min(0),
    numberOfElements: z.number().int().min(0),
    first: z.boolean(),
    last: z.boolean(),
    empty: z.boolean(),
  });
export type Page<T> = {
  content: T[];
  totalElements: number;
  totalPages: number;
  size: number;
  number: number;
  numberOfElements: number;
  first: boolean;
  last: boolean;
  empty: boolean;
};

export function toPage<T>(content: T[], totalElements: number, { page, size }: PageRequest): Page<T> {
  const totalPages = Math.ceil(totalElements / size);
  return {
    content,
    totalElements,
    totalPages,
    size,
    number: page,
    numberOfElements: content.length,
    first: page === 0,
    last: page >= totalPages - 1,
    empty: content.length === 0,
  };
}
