import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { z } from 'zod';
import type { MeDto } from '@/application/auth/schema';
import type { EventDetailDto, eventPageDto } from '@/application/events/schema';
import { ApiError, NetworkError } from '@/presentation/api/api-error';
import { api } from '@/presentation/api/client';

afterEach(() => void vi.unstubAllGlobals());

/** Answers every call with `response`, and remembers what was asked. */
function answering(response: () => Response | Promise<Response>) {
  const asked: { path: string; init: RequestInit & { headers: Record<string, string> } }[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit & { headers: Record<string, string> }) => {
    asked.push({ path, init });
    return response();
  });
  return asked;
}
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => expect.fail('answered'),
    (error: unknown) => error,
  );

describe('a call', () => {
  it('fills in parameters, and says what is set of a query', async () => {
    const asked = answering(() => json({}));
    await api('GET /api/events/{id}/availability', { params: { id: 'a b/c' } });
    await api('GET /api/tickets/my-tickets', { query: { when: 'past', page: 2, size: undefined }, locale: 'pt-BR' });
    await api('GET /api/events', { query: { sort: ['name,asc', 'price'], available: true, minPrice: 10.5 } });
    expect(asked.map(({ path }) => path)).toEqual([
      '/api/events/a%20b%2Fc/availability',
      '/api/tickets/my-tickets?when=past&page=2',
      '/api/events?sort=name%2Casc&sort=price&available=true&minPrice=10.5',
    ]);
    expect(asked[0]?.init.headers).toEqual({ accept: 'application/json' });
    expect(asked[1]?.init.headers).toMatchObject({ 'accept-language': 'pt-BR' });
  });

  it('sends its body as JSON and its headers by their names', async () => {
    const asked = answering(() => json({ id: 'ticket' }, 201));
    const body = { eventId: 'e', participantName: 'Ana', participantEmail: 'ana@example.com' };
    const sold = await api('POST /api/tickets/purchase', { body, headers: { idempotencyKey: 'key-1' } });
    expect(sold).toEqual({ id: 'ticket' });
    expect(asked[0]?.init).toMatchObject({
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'idempotency-key': 'key-1' },
    });
  });

  it('has nothing where the answer has no body', async () => {
    answering(() => new Response(null, { status: 204 }));
    expect(await api('DELETE /api/events/{id}', { params: { id: 'e' } })).toBeUndefined();
  });

  it('is typed by its contract', () => {
    const calls = () => [
      // @ts-expect-error There is no such address.
      api('GET /api/nothing'),
      // @ts-expect-error A parameter is missing.
      api('GET /api/events/{id}'),
      // @ts-expect-error A GET takes no body.
      api('GET /api/events/{id}', { params: { id: '' }, body: {} }),
      // @ts-expect-error There is no such group.
      api('GET /api/tickets/my-tickets', { query: { when: 'never' } }),
      // @ts-expect-error A buyer has a name.
      api('POST /api/tickets/purchase', { body: { eventId: '' } }),
      // @ts-expect-error The call takes no such header.
      api('GET /api/events/{id}', { params: { id: '' }, headers: { ifMatch: '' } }),
    ];
    expectTypeOf(calls).toBeFunction();
    expectTypeOf(api<'GET /api/auth/me'>).returns.resolves.toEqualTypeOf<MeDto>();
    expectTypeOf(api<'GET /api/events'>).returns.resolves.toEqualTypeOf<z.output<typeof eventPageDto>>();
    expectTypeOf(api<'GET /api/events/{id}'>).returns.resolves.toEqualTypeOf<EventDetailDto>();
    expectTypeOf(api<'DELETE /api/events/{id}'>).returns.resolves.toEqualTypeOf<undefined>();
  });
});

describe('a refusal', () => {
  it('tells its code, the fields at fault, its facts and when to come back', async () => {
    const errors = [{ field: 'lines.0.quantity', code: 'above_max_per_order', message: 'm', params: { maximum: 4 } }];
    answering(() =>
      json({ code: 'INSUFFICIENT_CAPACITY', status: 409, detail: 'Too few.', errors, availableTickets: 3 }, 409, {
        'retry-after': '2',
      }),
    );
    const error = await failureOf(api('GET /api/auth/me'));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 409,
      code: 'INSUFFICIENT_CAPACITY',
      message: 'Too few.',
      fields: errors,
      facts: { availableTickets: 3 },
      retryAfterMs: 2000,
    });
  });

  it.each([
    [401, 'UNAUTHORIZED'],
    [429, 'RATE_LIMITED'],
    [502, 'UNAVAILABLE'],
    [503, 'UNAVAILABLE'],
    [500, 'INTERNAL'],
    [418, 'INTERNAL'],
  ])('of a proxy without our JSON, status %i, is %s', async (status, code) => {
    answering(() => new Response('<html>', { status }));
    expect(await failureOf(api('GET /api/auth/me'))).toMatchObject({
      status,
      code,
      fields: [],
      retryAfterMs: undefined,
    });
  });
});

describe('what is no answer', () => {
  it.each<[string, () => Response | Promise<Response>]>([
    ['a connection that fails', () => Promise.reject(new TypeError('fetch failed'))],
    ['an answer that breaks off', () => new Response('{"id":', { status: 201 })],
  ])('is told apart: %s', async (_, response) => {
    answering(response);
    expect(await failureOf(api('GET /api/auth/me'))).toBeInstanceOf(NetworkError);
  });

  it('is none of our failures where the caller gave up', async () => {
    const gaveUp = new AbortController();
    gaveUp.abort();
    answering(() => Promise.reject(gaveUp.signal.reason));
    expect(await failureOf(api('GET /api/auth/me', { signal: gaveUp.signal }))).toBe(gaveUp.signal.reason);
  });
});
