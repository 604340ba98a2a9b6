import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type Actor, VISITOR } from '@/domain/user';
import { answerCache } from '@/infrastructure/cache/answer-cache';
import { reply } from '@/presentation/http/answers/reply';
import { contracts } from '@/presentation/http/contracts';
import { type Contract, contract } from '@/presentation/http/contracts/contract';
import { limits } from '@/presentation/http/contracts/limits';
import { route } from '@/presentation/http/route';
import { ADMIN, ANA } from '../../../support/builders.ts';

const stage = vi.hoisted(() => ({
  actor: { kind: 'visitor' } as Actor,
  cache: { get: async () => expect.fail('no cache yet') } as object,
}));

vi.mock('@/composition', async () => ({
  platform: {
    ...(await import('../../../support/unlimited.ts')).unlimited,
    ...(await import('@/infrastructure/cache/ready-answer')),
    env: () => ({ CHECK_ANSWERS: true, NODE_ENV: 'production', CORS_ORIGINS: ['https://pages.example'] }),
    logger: { debug: () => undefined, error: () => undefined },
    asAppError: (error: unknown) => error,
    answers: () => stage.cache,
  },
  queries: { actorOfToken: () => stage.actor },
}));
vi.mock('@/presentation/session-cookie', () => ({
  SESSION_COOKIE: 'the.session',
  actorOfCookie: async () => stage.actor,
}));

let cache = answerCache(1_000_000);
let made: Actor[] = [];

beforeEach(() => {
  cache = answerCache(1_000_000);
  Object.assign(stage, { actor: VISITOR, cache });
  made = [];
});

const definition = {
  method: 'GET',
  path: '/api/things',
  summary: 'Things',
  caller: 'anyone',
  limit: limits.general,
  query: z.strictObject({ page: z.string().optional() }),
  answers: { 200: z.strictObject({ seen: z.number(), by: z.string() }), 304: null },
  errors: [],
} as const;

/** Counts how often it is made, and for whom. */
const things = (headers: Record<string, string> = {}, tags: string[] | undefined = ['things'], keeps = true) =>
  route(keeps ? contract({ ...definition, cache: 'public' }) : contract(definition), async ({ actor }) => {
    made.push(actor);
    return reply({ seen: made.length, by: actor.kind }, headers, tags);
  });
const ask = async (handler: ReturnType<typeof things>, headers: Record<string, string> = {}, query = '') => {
  const request = new Request(`http://localhost/api/things${query}`, { headers });
  return handler(request, { params: Promise.resolve({}) });
};
const seenBy = async (...asked: Parameters<typeof ask>) => (await (await ask(...asked)).json()).seen;

describe('a public answer', () => {
  it('is made once for all visitors', async () => {
    const handler = things();
    expect(await Promise.all([seenBy(handler), seenBy(handler)])).toEqual([1, 1]);
    expect(await seenBy(handler, { cookie: 'theme=dark' })).toBe(1);
    cache.evict(['things']);
    expect(await seenBy(handler)).toBe(2);
  });

  it('has a request id and the CORS headers of each request, not of the first', async () => {
    const handler = things();
    const first = await ask(handler, { origin: 'https://pages.example', 'x-request-id': 'the-first-one' });
    const second = await ask(handler);
    expect(first.headers.get('x-request-id')).toBe('the-first-one');
    expect(first.headers.get('access-control-allow-origin')).toBe('https://pages.example');
    expect(second.headers.get('x-request-id')).not.toBe('the-first-one');
    expect(second.headers.get('access-control-allow-origin')).toBeNull();
    expect(made).toHaveLength(1);
  });

  it('is spared who has it already', async () => {
    const handler = things();
    const etag = (await ask(handler)).headers.get('etag') ?? '';
    const again = await ask(handler, { 'if-none-match': etag });
    expect([again.status, await again.text(), made.length]).toEqual([304, '', 1]);
  });

  it('is one for each question', async () => {
    const handler = things();
    expect([await seenBy(handler, {}, '?page=1'), await seenBy(handler, {}, '?page=2')]).toEqual([1, 2]);
  });

  it('is one for all where parameters make no difference, made-up ones included', async () => {
    const { query: _, ...withoutQuery } = definition;
    const handler = route(contract({ ...withoutQuery, cache: 'public' }), async ({ actor }) => {
      made.push(actor);
      return reply({ seen: made.length, by: actor.kind }, {}, ['things']);
    });
    expect([await seenBy(handler, {}, '?a=1'), await seenBy(handler, {}, '?a=2'), await seenBy(handler)]).toEqual([
      1, 1, 1,
    ]);
  });

  it('is refused anew to everybody who asks wrongly', async () => {
    const handler = things();
    for (let turn = 0; turn < 2; turn += 1) expect((await ask(handler, {}, '?size=1')).status).toBe(400);
    expect(cache.bytes()).toBe(0);
  });

  it.each<[string, Actor, Record<string, string>]>([
    ['a token', ANA, { authorization: 'Bearer token' }],
    ['a session', ADMIN, { cookie: 'theme=dark; the.session=1' }],
  ])('is neither taken from nor left for others by whoever brings %s', async (_, actor, credentials) => {
    const handler = things();
    stage.actor = actor;
    expect(await seenBy(handler, credentials)).toBe(1);
    expect(cache.bytes()).toBe(0);
    stage.actor = VISITOR;
    expect(await seenBy(handler)).toBe(2);
    stage.actor = actor;
    expect(await seenBy(handler, credentials)).toBe(3);
    expect(made.map(({ kind }) => kind)).toEqual([actor.kind, 'visitor', actor.kind]);
  });
});

describe('what is never kept', () => {
  it.each([
    ['sets a cookie', things({ 'set-cookie': 'a=b' })],
    [
      'does not say what it shows',
      route(contract({ ...definition, cache: 'public' }), async ({ actor }) => {
        made.push(actor);
        return { seen: made.length, by: actor.kind };
      }),
    ],
    ['is of a contract that does not ask for it', things({}, ['things'], false)],
  ])('an answer that %s', async (_, handler) => {
    expect((await Promise.all([seenBy(handler), seenBy(handler)])).sort()).toEqual([1, 2]);
    expect(cache.bytes()).toBe(0);
  });
});

describe('the contracts', () => {
  const all: [string, Contract][] = Object.entries(contracts);
  const kept = all.filter(([, { cache }]) => cache);

  it('keep what visitors read of events and of the API, and nothing else', () => {
    const names = [
      'listEvents',
      'searchEvents',
      'suggestEvents',
      'upcomingEvents',
      'getEvent',
      'availability',
      'ticketTypes',
      'eventCalendar',
      'openApi',
    ];
    expect(kept.map(([name]) => name).sort()).toEqual(names.sort());
  });

  it.each(kept)('%s is a GET for anyone that knows 304', (_, { method, caller, answers, headers }) => {
    expect([method, caller, answers[304]]).toEqual(['GET', 'anyone', null]);
    expect(Object.keys(headers ?? {})).toEqual(['ifNoneMatch']);
  });
});
