import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createEventSchema, listEventsQuery } from '@/application/events/schema';
import { toFieldErrors } from '@/application/field-errors';
import { isUuid, text, toPage } from '@/application/schema';
import { errors } from './field-errors.ts';

describe('a text', () => {
  it('with more marks on one letter than any language has is refused before it is normalized', () => {
    expect(errors(text(1, 200), `a${'\u0301'.repeat(30)}`)).toEqual([]);
    expect(errors(text(1, 200), `a${'\u0301\u0323'.repeat(16)}`)).toEqual([':control_character']);
  });

  it('is refused by its raw length before anything is done with it', () => {
    expect(errors(text(1, 200), 'x'.repeat(60_000))).toEqual([':too_big']);
    expect(text(1, 200).parse(`${' '.repeat(300)}${'e\u0301'.repeat(200)}`)).toBe('\u00e9'.repeat(200));
  });

  it.each(['\u200b', '\u00ad\u2060', '\ufeff\u200d', '\u3164', '\u2800', '\u200e \u200f', '\u2066\u2069', '\u0301'])(
    'of nothing that shows is refused: %j',
    (nothing) => expect(errors(text(1, 200), `a${nothing}`.slice(1))).not.toEqual([]),
  );

  it.each(['annex\u202egpj.exe', '\u202dabc', 'Ana \u2067', '\u202bAna', 'Ana\u202c'])(
    'that turns text around is refused: %j',
    (turned) => expect(errors(text(1, 200), turned)).toEqual([':turned_around']),
  );

  it.each([
    '\u05d3\u05d5\u05d3 \u05db\u05d4\u05df',
    '\u0645\u062d\u0645\u062f',
    '\u2067\u05d3\u05d5\u05d3\u2069',
    '\u202b\u0645\u062d\u202c',
    '\u200f\u05d3',
    '👩\u200d👩\u200d👧',
    '王',
    'a\u00adb',
  ])('of people everywhere is welcome: %j', (welcome) => expect(text(1, 200).parse(welcome)).toBe(welcome));

  it('may have as many marks as languages write', () => {
    expect(text(1, 200).parse('क्षि e\u0323\u0302 שּׁ')).toMatch(/^क्षि ệ /);
  });
});

describe('a page', () => {
  it.each([
    [{ page: 0, size: 10 }, 25, 10, { number: 0, totalPages: 3, first: true, last: false, empty: false }],
    [{ page: 2, size: 10 }, 25, 5, { number: 2, totalPages: 3, first: false, last: true, empty: false }],
    [{ page: 1, size: 10 }, 20, 10, { number: 1, totalPages: 2, first: false, last: true, empty: false }],
    [{ page: 0, size: 10 }, 0, 0, { number: 0, totalPages: 0, first: true, last: true, empty: true }],
    [{ page: 9, size: 10 }, 25, 0, { number: 9, totalPages: 3, first: false, last: true, empty: true }],
  ])('%j of %i', (request, total, rows, expected) => {
    const content = Array.from({ length: rows }, (_, index) => index);
    expect(toPage(content, total, request)).toEqual({
      content,
      totalElements: total,
      size: request.size,
      numberOfElements: rows,
      ...expected,
    });
  });
});

describe('a UUID', () => {
  it.each([
    ['123e4567-e89b-12d3-a456-426614174000', true],
    ['123E4567-E89B-12D3-A456-426614174000', true],
    ['123e4567e89b12d3a456426614174000', false],
    ['{123e4567-e89b-12d3-a456-426614174000}', false],
    ['123e4567-e89b-12d3-a456-42661417400g', false],
    ['123e4567-e89b-12d3-a456-426614174000\n', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(isUuid(text)).toBe(expected);
  });
});

describe('field errors', () => {
  it('carry the numbers that a translated sentence needs', () => {
    const { error } = createEventSchema.safeParse({
      name: '',
      eventDate: '2031-03-15T14:00:00',
      location: 'x',
      capacity: 0,
    });
    expect(toFieldErrors(error?.issues ?? [])).toEqual([
      { field: 'name', code: 'too_small', message: expect.any(String), params: { minimum: 1, origin: 'string' } },
      { field: 'capacity', code: 'too_small', message: expect.any(String), params: { minimum: 1, origin: 'number' } },
    ]);
  });

  it('are fifty at most, or a body full of unknown fields would come back many times as large', () => {
    const unknown = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`k${index}`, 1]));
    const parsed = createEventSchema.safeParse({ ...{ name: 'Show' }, ...unknown });
    expect(toFieldErrors(parsed.error?.issues ?? [])).toHaveLength(50);
    const wrong = z.array(z.number()).safeParse(Array.from({ length: 1_000 }, () => 'x'));
    expect(toFieldErrors(wrong.error?.issues ?? [])).toHaveLength(50);
  });

  it('repeat the value that cannot be sorted by', () => {
    const { error } = listEventsQuery.safeParse({ sort: ['colour'] });
    expect(toFieldErrors(error?.issues ?? [])).toEqual([
      { field: 'sort.0', code: 'sort', message: 'cannot sort by "colour"', params: { value: 'colour' } },
    ]);
  });
});
