import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/domain/errors';
import { type Actor, VISITOR } from '@/domain/user';
import { breaches } from '@/presentation/http/answers/answer-check';
import { reply, replyWritten } from '@/presentation/http/answers/reply';
import { contract } from '@/presentation/http/contracts/contract';
import { limits } from '@/presentation/http/contracts/limits';
import { methods } from '@/presentation/http/methods';
import { type Call, route } from '@/presentation/http/route';
import { ANA } from '../../../support/builders.ts';

const stage = vi.hoisted(() => ({ CHECK_ANSWERS: true, actor: { kind: 'visitor' } as Actor, logged: [] as unknown[] }));

vi.mock('@/composition', async () => ({
  platform: {
    ...(await import('../../../support/unlimited.ts')).unlimited,
    env: () => ({
      CHECK_ANSWERS: stage.CHECK_ANSWERS,
      NODE_ENV: 'development',
      CORS_ORIGINS: [],
      APP_URL: 'http://localhost:3000',
    }),
    logger: { debug: () => undefined, error: (facts: unknown) => stage.logged.push(facts) },
    warnings: () => ({ warn: () => undefined }),
    asAppError: (error: unknown) =>
      error instanceof AppError ? error : new AppError('INTERNAL', 'It was logged.', { cause: error }),
  },
  queries: { actorOfToken: () => null },
}));
vi.mock('@/presentation/session-cookie', () => ({ actorOfCookie: async () => stage.actor }));

beforeEach(() => {
  Object.assign(stage, { CHECK_ANSWERS: true, actor: VISITOR, logged: [] });
  breaches.length = 0;
});

const seatsLeft = contract({
  method: 'GET',
  path: '/api/seats/{id}',
  summary: 'Seats left',
  caller: 'anyone',
  limit: limits.general,
  params: z.object({ id: z.string() }),
  query: z.strictObject({ half: z.string().transform(Number).optional() }),
  answers: { 200: z.strictObject({ left: z.number().int() }) },
  errors: ['RESOURCE_NOT_FOUND'],
});
const takeSeat = contract({
  method: 'POST',
  path: '/api/seats/{id}',
  summary: 'Take a seat',
  caller: 'signed-in',
  limit: limits.general,
  params: z.object({ id: z.string() }),
  body: z.strictObject({ name: z.string() }),
  answers: { 201: z.strictObject({ seat: z.number() }) },
  errors: [],
});
const leave = contract({
  method: 'DELETE',
  path: '/api/seats/{id}',
  summary: 'Leave',
  caller: 'anyone',
  limit: limits.general,
  answers: { 204: null },
  errors: [],
});

const context = { params: Promise.resolve({ id: 'a7' }) };
const get = (query = '') => new Request(`http://localhost/api/seats/a7${query}`);
const post = (body: string, headers: Record<string, string> = {}) =>
  new Request('http://localhost/api/seats/a7', { method: 'POST', body, headers });
const seats = (handler: (call: Call<typeof seatsLeft>) => Promise<never>) => route(seatsLeft, handler);
/** What a handler answers against all types: as a row of the database or a careless change would. */
const careless = (value: unknown) => seats(async () => value as never)(get(), context);

describe('an answer', () => {
  it('has the status of its contract', async () => {
    const answer = await route(seatsLeft, async ({ params, query }) => ({
      left: params.id.length + (query.half ?? 0),
    }))(get('?half=5'), context);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({ left: 7 });
  });

  it('may bring headers of its own', async () => {
    const tagged = await careless(reply({ left: 1 }, { etag: '"1"', 'cache-control': 'no-cache' }));
    expect([tagged.status, tagged.headers.get('etag'), tagged.headers.get('cache-control')]).toEqual([
      200,
      '"1"',
      'no-cache',
    ]);
  });

  it('that was written before goes out byte for byte', async () => {
    const answer = await careless(replyWritten('{ "left":  3 }', { 'idempotency-replayed': 'true' }));
    expect(answer.headers.get('idempotency-replayed')).toBe('true');
    expect(await answer.text()).toBe('{ "left":  3 }');
  });

  it('has no body where the contract has none, whatever the handler returns', async () => {
    const answer = await route(leave, async () => ({ secret: 1 }))(get(), context);
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(answer.headers.has('content-type')).toBe(false);
  });
});

describe('an answer that does not match its contract', () => {
  it.each<[string, unknown]>([
    ['lacks a field', {}],
    ['has a field of another kind', { left: 'many' }],
    ['has a field too many', { left: 1, buyers: ['ana@example.com'] }],
    ['is nothing', undefined],
    ['was written before', replyWritten('{"left":"many"}')],
    ['was written before and is no JSON', replyWritten('{"left":')],
  ])('is refused in tests and development: it %s', async (_, value) => {
    const answer = await careless(value);
    expect(answer.status).toBe(500);
    const { debug, ...problem } = await answer.json();
    expect(problem).toMatchObject({ code: 'INTERNAL', errors: [] });
    expect(JSON.stringify(problem)).not.toContain('ana@example.com');
    expect(debug).toContain('GET /api/seats/{id} answers what does not match');
    expect(stage.logged).toHaveLength(1);
    expect(breaches).toHaveLength(1);
  });

  it('goes out in production, where nothing is checked twice', async () => {
    stage.CHECK_ANSWERS = false;
    const answer = await careless({ left: 'many' });
    expect([answer.status, await answer.text()]).toEqual([200, '{"left":"many"}']);
    expect(breaches).toEqual([]);
  });
});

const json = { 'content-type': 'application/json', origin: 'http://localhost:3000' };

describe('a refusal', () => {
  const failing = (error: unknown) =>
    seats(async () => {
      throw error;
    })(get(), context);

  it.each(['RESOURCE_NOT_FOUND', 'VALIDATION_ERROR', 'UNAVAILABLE'] as const)('may be %s', async (code) => {
    expect(await (await failing(new AppError(code, 'no'))).json()).toMatchObject({ code });
    expect(breaches).toEqual([]);
  });

  it('that the contract does not name is refused in tests and development', async () => {
    const answer = await failing(new AppError('SALES_CLOSED', 'no'));
    expect(await answer.json()).toMatchObject({ code: 'INTERNAL', status: 500 });
    expect(breaches.map(({ message }) => message)).toEqual(['GET /api/seats/{id} cannot refuse with SALES_CLOSED: no']);
    stage.CHECK_ANSWERS = false;
    expect(await (await failing(new AppError('SALES_CLOSED', 'no'))).json()).toMatchObject({ code: 'SALES_CLOSED' });
  });
});

describe('a visitor', () => {
  it('is told to sign in before the body is read', async () => {
    const request = post('{', json);
    const answer = await route(takeSeat, async () => expect.fail('served'))(request, context);
    expect(answer.status).toBe(401);
    expect(request.bodyUsed).toBe(false);
  });

  it('who has signed in gets what the contract promises', async () => {
    stage.actor = ANA;
    const take = route(takeSeat, async ({ body }) => ({ seat: body.name.length }));
    expect((await take(post('{', json), context)).status).toBe(400);
    const answer = await take(post('{"name":"Ana"}', json), context);
    expect([answer.status, await answer.json()]).toEqual([201, { seat: 3 }]);
  });

  it('by cookie changes nothing from elsewhere', async () => {
    stage.actor = ANA;
    const take = route(takeSeat, async () => expect.fail('served'));
    const answer = await take(post('{"name":"Ana"}', { ...json, origin: 'https://evil.example' }), context);
    expect(await answer.json()).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the methods of a path', () => {
  it('are those of its contracts', async () => {
    const table = methods(
      route(leave, async () => null),
      seats(async () => expect.fail('served')),
    );
    const allow = 'GET, DELETE, HEAD, OPTIONS';
    expect((await table.OPTIONS(get(), context)).headers.get('allow')).toBe(allow);
    expect((await table.DELETE(get(), context)).status).toBe(204);
    for (const method of ['POST', 'PUT', 'PATCH'] as const) {
      const answer = await table[method](get(), context);
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    }
  });
});
