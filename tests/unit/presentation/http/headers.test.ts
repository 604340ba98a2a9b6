import { describe, expect, it } from 'vitest';
import { createEventSchema, type EventDetailDto } from '@/application/events/schema';
import { toEventDetailDto } from '@/application/events/to-dto';
import { AppError } from '@/domain/errors';
import { type Actor, SCOPES, VISITOR } from '@/domain/user';
import { headerName } from '@/presentation/http/contracts/contract';
import { idempotencyKey, ifMatch } from '@/presentation/http/contracts/parts';
import { eventTag, namesTag, readerLocale } from '@/presentation/http/headers';
import { parse, parseHeaders, readJson, readQuery } from '@/presentation/http/input';
import { webRequest } from '@/presentation/http/request';
import { anEvent, hence, NOW, uuid } from '../../../support/builders.ts';

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
    ['"12-aZ09_-Qx"', 12],
    ['*', undefined],
    ['7', 'VALIDATION_ERROR If-Match'],
    ['"x"', 'VALIDATION_ERROR If-Match'],
    ['"1", "2"', 'VALIDATION_ERROR If-Match'],
    ['"-1"', 'VALIDATION_ERROR If-Match'],
    ['"1-"', 'VALIDATION_ERROR If-Match'],
    ['"99999999999"', 'VALIDATION_ERROR If-Match'],
    ['', 'VALIDATION_ERROR If-Match'],
  ])('%j is version %s', (value, expected) => {
    expect(fieldOf(() => parseHeaders({ ifMatch }, new Headers({ 'if-match': value })).ifMatch)).toBe(expected);
  });

  it('may be missing', () => expect(parseHeaders({ ifMatch }, new Headers())).toEqual({ ifMatch: undefined }));
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
    const headers = new Headers({ 'idempotency-key': value });
    expect(fieldOf(() => parseHeaders({ idempotencyKey }, headers).idempotencyKey)).toBe(expected);
  });

  it('may be missing', () => expect(parseHeaders({ idempotencyKey }, new Headers()).idempotencyKey).toBeUndefined());
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
    expect(readerLocale(asking({ 'accept-language': value }), VISITOR)).toBe(expected ?? undefined);
  });

  const person = {
    kind: 'user',
    id: uuid(1),
    username: 'ana',
    email: 'a@example.com',
    role: 'USER',
    scopes: SCOPES,
  } as const;
  const inBrowser: Actor = {
    ...person,
    via: 'session',
    sessionId: uuid(2),
    isStrong: false,
    name: 'Ana',
    locale: 'en',
  };
  const byToken: Actor = { ...person, via: 'token', sessionId: uuid(2), isStrong: false };

  it.each<[string, Actor, string | undefined]>([
    ['a visitor has none', VISITOR, undefined],
    ['an account has its own', inBrowser, 'en'],
    ['a token does not know it', byToken, undefined],
  ])('may be missing: %s', (_, actor, expected) => {
    expect(readerLocale(asking({}), actor)).toBe(expected);
    expect(readerLocale(asking({ 'accept-language': 'fr' }), actor)).toBe(expected);
  });

  it('is stronger than the language of the account', () => {
    expect(readerLocale(asking({ 'accept-language': 'pt-BR' }), inBrowser)).toBe('pt-BR');
  });
});

describe('ETag', () => {
  const event = anEvent();
  const type = {
    id: uuid(41),
    name: 'Ticket',
    description: '',
    translations: {},
    price: 5000,
    salesStart: hence(-2),
    salesEnd: hence(1),
    minPerOrder: 1,
    maxPerOrder: 10,
    isHidden: false,
    position: 0,
    poolIds: [event.id],
  };
  const pool = { id: event.id, capacity: 10, available: 10, version: 0 };
  const stock = { pools: [pool], types: [type] };
  const printed = (now = NOW, changes: Partial<typeof event> = {}, of = stock): EventDetailDto =>
    toEventDetailDto({ ...event, ...changes }, of, now);
  const before = eventTag(printed());

  it('begins with the version, which If-Match reads from it', () => {
    expect(before).toMatch(/^"3-[\w-]{12}"$/);
    expect(parseHeaders({ ifMatch }, new Headers({ 'if-match': before })).ifMatch).toBe(3);
  });

  it('stays as long as nothing of the answer changes', () => {
    expect(eventTag(printed(hence(0.5)))).toBe(before);
  });

  it.each<[string, EventDetailDto]>([
    ['an edit', printed(NOW, { version: 4 })],
    ['a sale', printed(NOW, { available: 9 })],
    ['the beginning', printed(event.startsAt)],
    ['the end', printed(event.endsAt)],
    ['cancelling', printed(NOW, { status: 'CANCELLED' })],
    ['the end of a sales window', printed(hence(1))],
    [
      'a seat that moved from one type to the other',
      printed(NOW, {}, { pools: [{ ...pool, available: 9 }], types: [type] }),
    ],
    [
      'what only some see',
      printed(NOW, {}, { pools: [pool], types: [type, { ...type, id: uuid(42), isHidden: true }] }),
    ],
  ])('changes with %s', (_, event) => {
    expect(eventTag(event)).not.toBe(before);
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
    expect(namesTag(value, '"3"')).toBe(expected);
  });
});

describe('the name of a header', () => {
  it.each([
    ['ifMatch', 'If-Match'],
    ['ifNoneMatch', 'If-None-Match'],
    ['idempotencyKey', 'Idempotency-Key'],
    ['origin', 'Origin'],
  ])('%s is %s', (name, header) => expect(headerName(name)).toBe(header));
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
    readJson(webRequest(request)).then(
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

  it('may have 64 KiB, declared or not', async () => {
    const fits = JSON.stringify('x'.repeat(64 * 1024 - 2));
    expect(await codeOf(post(fits))).toBe(JSON.parse(fits));
    expect(await codeOf(post(`${fits} `))).toBe('PAYLOAD_TOO_LARGE');
    expect(await codeOf(post('{}', { 'content-type': 'application/json', 'content-length': '65537' }))).toBe(
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
