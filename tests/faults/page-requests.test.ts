import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.ts';
import { dataDirectory, ROOT } from '../../scripts/run-state.ts';
import { type RawAnswer, type RawRequest, rawRequest } from '../support/raw-request.ts';
import { insertEvent } from '../support/rows.ts';
import { wildString } from '../support/wild-string.ts';
import { openStage, type Stage } from './stage.ts';

/** What anybody may send to a page, a form or a server action of the production server: none of it is an error of ours. */

/** PAGE_FUZZ requests, some of them by every method, to every page. */
const RUNS = Number(process.env.PAGE_FUZZ ?? 3_000);
const AT_ONCE = 8;

let stage: Stage;
let cookie: string;
let slug: string;
let actionIds: string[];

const send = (request: RawRequest) => rawRequest(stage.origin, request);
/** Such a request as our own pages send, but for what is named. */
const post = (headers: Record<string, string>, body: string | Buffer, address = '/login') =>
  send({ method: 'POST', path: address, headers: { origin: stage.origin, ...headers }, body });
const call = (body: string, headers: Record<string, string> = {}) =>
  post({ 'next-action': actionIds[0] ?? '', 'content-type': 'text/plain;charset=UTF-8', ...headers }, body);

beforeAll(async () => {
  build(dataDirectory());
  stage = await openStage({ RATE_LIMITS: 'off' });
  const database = await stage.watcher();
  slug = `page-${randomUUID()}`;
  await insertEvent(database, { slug });
  const [userId, sessionId] = [randomUUID(), randomUUID()];
  await database.query(
    `INSERT INTO "user" (id, username, email, name, password_hash, role) VALUES ($1, 'ada', 'ada@example.com', 'Ada', 'none', 'ADMIN')`,
    [userId],
  );
  await database.query(`INSERT INTO session (id, user_id, expires_at) VALUES ($1, $2, now() + interval '7 days')`, [
    sessionId,
    userId,
  ]);
  await database.end();
  const salt = 'eventhub.session';
  cookie = `${salt}=${await encode({ token: { sid: sessionId }, secret: stage.secret, salt })}`;
  const manifest = JSON.parse(readFileSync(path.join(ROOT, '.next/server/server-reference-manifest.json'), 'utf8'));
  actionIds = Object.keys(manifest.node);
});
afterAll(() => stage.close());

describe('what Next would answer with 500', () => {
  it('is a page asked with a parameter named __proto__', async () => {
    for (const address of ['/events?__proto__=b&sort=5', '/events?__proto__[]=b&q=1', '/login?__proto__=x&next=1'])
      expect((await send({ path: address })).status, address).toBe(200);
  });

  it.each([
    ['without its boundary', 'multipart/form-data', 'broken'],
    ['that its boundary does not divide', 'multipart/form-data; boundary=x', 'broken'],
    ['that breaks off', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb'],
  ])('is a form %s: 400', async (_what, type, body) => {
    expect(await post({ 'content-type': type }, body)).toMatchObject({ status: 400 });
  });

  it.each([
    ['[', 400],
    ['', 400],
    ['["$1"]', 400],
    ['["$F0"]', 400],
  ])('is an action called with %j: %i', async (body, status) => {
    expect(await call(body)).toMatchObject({ status });
  });

  it.each([['https://evil.example'], ['null'], ['']])('is a call from the origin %j: 403', async (origin) => {
    expect(await call('[]', { origin })).toMatchObject({
      status: 403,
      headers: { 'content-type': 'application/problem+json' },
    });
  });

  it('is a call by way of another host: it counts as our own where its origin is', async () => {
    expect(await call('[]', { 'x-forwarded-host': 'evil.example' })).toMatchObject({ status: 200 });
  });
});

it('takes no more than 64 KiB, whether their number is told or not, and no body that does not come whole', async () => {
  const long = JSON.stringify(['x'.repeat(70_000)]);
  expect(await call(long)).toMatchObject({ status: 413 });
  expect(await call(long, { 'transfer-encoding': 'chunked' })).toMatchObject({ status: 413 });
  const begun = await send({
    method: 'POST',
    path: '/login',
    headers: { origin: stage.origin, 'content-type': 'text/plain', 'next-action': actionIds[0] ?? '' },
    body: '[',
    isCut: true,
  });
  expect(begun).toMatchObject({ status: 400, headers: { connection: 'close' } });
});

it('is not asked by other methods than pages have', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'PURGE'])
    expect(await send({ method, path: '/events' }), method).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD, POST' },
    });
});

/** The addresses of all pages that there are, their variable parts filled in. */
function pageAddresses(): string[] {
  const app = path.join(ROOT, 'src/app/[locale]');
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('page.tsx'));
  const addresses = files.map((file) => `/${path.dirname(file)}`.replaceAll(/\/\([^)]*\)|\/\.(?=$|\/)/g, ''));
  return addresses.map((address) =>
    address.replace('[slug]', slug).replace('[id]', randomUUID()).replace('[...rest]', 'nowhere/at/all'),
  );
}

const METHODS = [...Array<string>(12).fill('GET'), ...Array<string>(12).fill('POST'), 'HEAD', 'PUT', 'MOVE'];
const QUERY_NAMES = [
  'q',
  'sort',
  'page',
  'from',
  'next',
  'token',
  'show',
  'currency',
  '__proto__',
  'constructor',
  '_rsc',
  'nxtPlocale',
  '',
  'a[b]',
];
const CONTENT_TYPES = [
  'text/plain;charset=UTF-8',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/json',
  'application/x-www-form-urlencoded',
  '',
];

const field = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const model = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '["$K1"]',
    '["$undefined","$K1"]',
    '["$@1"]',
    '["$Q1"]',
    '["$B1"]',
    '["$T"]',
    '["$h1"]',
    '["$1:a:b"]',
    '{"then":"$1"}',
    '[]',
    '[',
  ),
  wildString,
);

function bodies(): fc.Arbitrary<string> {
  const id = actionIds[0] ?? '';
  const form = fc
    .tuple(
      fc.constantFrom(
        'username',
        'next',
        '__proto__',
        '$ACTION_REF_1',
        `$ACTION_ID_${id}`,
        '1_$ACTION_ID_',
        '0',
        '$ACTION_KEY',
      ),
      wildString,
      model,
    )
    .map(([name, value, root]) => `${field(name, value)}${field('$ACTION_1:0', root)}${field('0', root)}--x--\r\n`);
  return fc.oneof(model, form, wildString, fc.constant(''));
}

const asLatin1 = (text: string) =>
  Buffer.from(text)
    .toString('latin1')
    .replaceAll(/[^\x20-\x7e\x80-\xff]/g, '');

function requests(): fc.Arbitrary<RawRequest> {
  const address = fc.oneof(
    { arbitrary: fc.constantFrom(...pageAddresses()), weight: 8 },
    {
      arbitrary: fc.constantFrom(
        '/_next/image?url=%2Fposters%2Fa.svg&w=64&q=75',
        '/api/events',
        `/api/events/${slug}`,
        '/api/events/search',
        '/api/auth/login',
        '/api/tickets/purchase',
        '/api/nowhere',
        '/apis',
        '/_next/data/x/en.json',
        '/_next/static/x',
        '/sitemap.xml',
        '/robots.txt',
        '/icon.svg',
        '/_error',
        '/_not-found',
        '/404',
        '/500',
        '/index',
        '/en/en',
        '/favicon.ico',
        '//x',
        '/\\x',
        '/;a',
      ),
      weight: 4,
    },
    { arbitrary: wildString.map((text) => `/events/${encodeURIComponent(text.toWellFormed())}`), weight: 1 },
    { arbitrary: wildString.map((text) => `/${asLatin1(text).replaceAll(/[ #]/g, '')}`), weight: 1 },
  );
  const query = fc.array(fc.tuple(fc.constantFrom(...QUERY_NAMES), wildString), { maxLength: 4 });
  const headers = fc.record(
    {
      cookie: fc.constantFrom(
        cookie,
        cookie,
        'eventhub.session=abc',
        '=;;',
        'NEXT_LOCALE=\u00ff',
        '__next_preview_data=a; __prerender_bypass=b',
      ),
      origin: fc.constantFrom(stage.origin, stage.origin, stage.origin, 'null', 'https://evil.example'),
      'next-action': fc.constantFrom(...actionIds, ...actionIds, 'x', '0'.repeat(42), '7f'.repeat(21)),
      'content-type': fc.constantFrom(...CONTENT_TYPES),
      rsc: fc.constantFrom('1', '0', ''),
      'next-router-state-tree': fc.oneof(
        fc.constantFrom('%5B%22%22%2C%7B%7D%5D', '%5B%22%22', '[]', 'x'),
        wildString.map((text) => encodeURIComponent(text.toWellFormed())),
      ),
      'next-router-prefetch': fc.constantFrom('1', '2', 'x'),
      'next-router-segment-prefetch': fc.constantFrom('/_tree', '/_full', '/x', ''),
      'next-url': fc.constantFrom('/', '/en/events', '//', 'x'),
      'x-middleware-subrequest': fc.constantFrom('a:a:a:a:a', 'proxy'),
      'x-forwarded-host': fc.constantFrom('evil.example', 'a b', '', '[::1'),
      'x-forwarded-proto': fc.constantFrom('https', 'x', ''),
      'x-invoke-path': fc.constantFrom('/admin', 'x'),
      'x-matched-path': fc.constantFrom('/admin', 'x'),
      'accept-language': fc.constantFrom('pt-BR', ';;;', '*', 'q=x'),
      host: fc.constantFrom('localhost', '::::', '', 'evil.example'),
      'if-none-match': fc.constantFrom('*', '"x"'),
      range: fc.constantFrom('bytes=0-1', 'bytes=9-1', 'x'),
    },
    { requiredKeys: ['origin'] },
  );
  return fc
    .record({ method: fc.constantFrom(...METHODS), path: address, query, headers, body: bodies() })
    .map(({ method, path: to, query: named, headers: sent, body }) => {
      const asked = named.map(
        ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value.toWellFormed())}`,
      );
      const hasBody = method === 'POST' || method === 'PUT';
      return {
        method,
        path: asked.length > 0 ? `${to}${to.includes('?') ? '&' : '?'}${asked.join('&')}` : to,
        headers: sent,
        ...(hasBody ? { body } : {}),
      };
    });
}

it(`has an answer below 500 to ${RUNS} made-up requests`, async () => {
  const wanted = fc.sample(requests(), { numRuns: RUNS, seed: Number(process.env.FUZZ_SEED ?? Date.now()) });
  const wrong: string[] = [];
  const seen = new Map<number, number>();
  const note = (request: RawRequest, answer: RawAnswer | Error) => {
    const status = answer instanceof Error ? 0 : answer.status;
    seen.set(status, (seen.get(status) ?? 0) + 1);
    if (answer instanceof Error ? !/invalid|unescaped|ECONNRESET/i.test(answer.message) : status >= 500)
      wrong.push(
        `${answer instanceof Error ? answer.message : `${status} ${answer.body.slice(0, 80)}`} to ${JSON.stringify(request).slice(0, 900)}`,
      );
  };
  const next = wanted.values();
  const worker = async () => {
    for (const request of next) {
      const answer = await send(request).catch((error: unknown) =>
        error instanceof Error ? error : new Error(String(error)),
      );
      note(request, answer);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  console.log(`pages: ${RUNS} requests`, Object.fromEntries(seen));
  expect(wrong.slice(0, 10)).toEqual([]);
  expect(stage.surprises()).toEqual([]);
  expect((await send({ path: '/events' })).status).toBe(200);
});
