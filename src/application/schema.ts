import { z } from 'zod';

/** Pieces that the inputs of several features share. Everything here is safe in a browser. */

// PostgreSQL's text cannot hold NUL or half a surrogate pair, and no name or address needs the other control characters.
export const hasControlCharacter = (text: string) =>
  !text.isWellFormed() ||
  Array.from(text).some((character) => {
    const code = character.codePointAt(0) ?? 0;
    return (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127;
  });

/** Trimmed text without control characters, `min` to `max` characters long. */
export const text = (min: number, max: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(min)
    .max(max)
    .refine((value) => !hasControlCharacter(value), { params: { code: 'control_character' } });

export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email());

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether PostgreSQL would take `value` as a `uuid`; anything else names nothing, which is a 404 and no error of form. */
export const isUuid = (value: string) => UUID.test(value);

/** A whole number from a query string. */
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: 'must be a whole number' })
    .transform(Number)
    .pipe(z.number().min(min).max(max));

export const pageQuery = {
  page: wholeNumber(0, 1_000_000).default(0),
  size: wholeNumber(1, 100).default(10),
};
export const limitQuery = wholeNumber(1, 100).default(20);

export type PageRequest = { page: number; size: number };

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
