import { describe, expect, it } from 'vitest';
import { createEventSchema, toEventDto } from '@/application/events/schema';
import { AppError } from '@/domain/errors';
import { eventTag, matchesTag, preferredLocale, readIdempotencyKey, readIfMatch } from '@/presentation/http/headers';
import { parse, readJson, readQuery } from '@/presentation/http/input';
import { anEvent, hence, NOW } from '../../../support/builders.ts';

const asking = (headers: Record<string, string>) => new Request('http://localhost/', { headers });
const fieldOf = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error instanceof AppError ? `${error.code} ${error.fields[0]?.field}` : error;
  }
};

describe('If-Match', () => {
  it.each([
    ['"7"', 7],
    ['W/"7"', 7],
    [' "0" ', 0],
    ['"12-ongoing"', 12],
    ['*', undefined],
    ['7', 'VALIDATION_ERROR If-Match'],
    ['"x"', 'VALIDATION_ERROR If-Match'],
    ['"1", "2"', 'VALIDATION_ERROR If-Match'],
    ['"99999999999"', 'VALIDATION_ERROR If-Match'],
    ['', 'VALIDATION_ERROR If-Match'],
  ])('%j is version %s', (value, expected) => {
    expect(fieldOf(() => readIfMatch(asking({ 'if-match': value })))).toBe(expected);
  });

  it('may be missing', () => expect(readIfMatch(asking({}))).toBeUndefined());
});

describe('Idempotency-Key', () => {
  it.each([
    ['a', 'a'],
    ['k'.repeat(255), 'k'.repeat(255)],
    ['!~/{}', '!~/{}'],
    ['k'.repeat(256), 'VALIDATION_ERROR Idempotency-Key'],
    ['', 'VALIDATION_ERROR Idempotency-Key'],
    ['a b', 'VALIDATION_ERROR Idempotency-Key'],
    ['ä', 'VALIDATION_ERROR Idempotency-Key'],
  ])('%j reads as %s', (value, expected) => {
    expect(fieldOf(() => readIdempotencyKey(asking({ 'idempotency-key': value })))).toBe(expected);
  });

  it('may be missing', () => expect(readIdempotencyKey(asking({}))).toBeNull());
});

describe('Accept-Language', () => {
  it.each([
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['pt-BR,pt;q=0.9,en;q=0.8', 'pt-BR'],
    ['fr;q=1, en;q=0.2, pt;q=0.7', 'pt-BR'],
    ['en;q=0, pt;q=0.1', 'pt-BR'],
    ['en; q=0.5, pt; q=0.4', 'en'],
    ['de, fr', null],
    ['*', null],
    ['en;q=0', null],
    ['en;q=nonsense', null],
    [';;;,,', null],
    ['', null],
  ])('%j prefers %s', (value, expected) => {
    expect(preferredLocale(asking({ 'accept-language': value }))).toBe(expected);
  });

  it('may be missing', () => expect(preferredLocale(asking({}))).toBeNull());
});

describe('ETag', () => {
  it.each([
    ['SCHEDULED', anEvent(), '"3"'],
    ['ONGOING', anEvent({ startsAt: hence(-1), endsAt: hence(1) }), '"3-ongoing"'],
    ['COMPLETED', anEvent({ startsAt: hence(-2), endsAt: hence(-1) }), '"3-completed"'],
    ['CANCELLED', anEvent({ status: 'CANCELLED' }), '"3"'],
  ])('of an event that is %s', (_, event, tag) => {
    expect(eventTag(toEventDto(event, NOW))).toBe(tag);
  });

  it.each([
    ['"3"', true],
    ['W/"3"', true],
    ['"1", "3"', true],
    ['*', true],
    ['"33"', false],
    ['3', false],
    ['', false],
  ])('If-None-Match %j knows "3": %s', (value, expected) => {
    expect(matchesTag(asking({ 'if-none-match': value }), '"3"')).toBe(expected);
  });

  it('is not known to who sends none', () => expect(matchesTag(asking({}), '"3"')).toBe(false));
});

describe('a query', () => {
  it.each([
    ['a=1&b=', { a: '1', b: '' }],
    ['a=1&a=2', { a: ['1', '2'] }],
    ['sort=name', { sort: ['name'] }],
    ['sort=name&sort=price', { sort: ['name', 'price'] }],
    ['', {}],
  ])('%s is read as %j', (text, expected) => {
    expect(readQuery(new URLSearchParams(text))).toEqual(expected);
  });
});

describe('a body', () => {
  const post = (body: BodyInit | null, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    new Request('http://localhost/', { method: 'POST', body, headers });
  const codeOf = (request: Request) =>
    readJson(request).then(
      (value) => value,
      (error) => (error instanceof AppError ? error.code : error),
    );

  it.each(['application/json', 'Application/JSON; charset=utf-8', 'application/merge-patch+json'])(
    'is read as %s',
    async (type) => {
      expect(await codeOf(post('{"a":"ção"}', { 'content-type': type }))).toEqual({ a: 'ção' });
    },
  );

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'is refused as %j',
    async (type) => {
      expect(await codeOf(post('{}', { 'content-type': type }))).toBe('UNSUPPORTED_MEDIA_TYPE');
    },
  );

  it.each(['', '{', "{'a':1}", '{"a":1,}', 'undefined', 'NaN'])('is not %j', async (text) => {
    expect(await codeOf(post(text))).toBe('MALFORMED_JSON');
  });

  it('may have 256 KiB, declared or not', async () => {
    const fits = JSON.stringify('x'.repeat(256 * 1024 - 2));
    expect(await codeOf(post(fits))).toBe(JSON.parse(fits));
    expect(await codeOf(post(`${fits} `))).toBe('PAYLOAD_TOO_LARGE');
    expect(await codeOf(post('{}', { 'content-type': 'application/json', 'content-length': '262145' }))).toBe(
      'PAYLOAD_TOO_LARGE',
    );
  });

  it('names every field at fault', () => {
    expect(() => parse(createEventSchema, {})).toThrowError(
      expect.objectContaining({
        code: 'VALIDATION_ERROR',
        fields: expect.arrayContaining([expect.objectContaining({ field: 'capacity' })]),
      }),
    );
  });
});
