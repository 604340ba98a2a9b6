import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { request as open } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contracts } from '@/presentation/http/contracts';
import { type Nginx, nginxBefore } from '../../support/nginx.ts';
import { type StandIn, standInApp } from '../../support/stand-in-app.ts';

/** What deploy/nginx.conf does with requests and answers, with Debian's nginx before stand-ins of the app. */

const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so';
const PAGE = { 'content-type': 'text/html', 'cache-control': 's-maxage=60, stale-while-revalidate=31535940' };
const ANSWER = { 'content-type': 'application/json', 'cache-control': 'no-cache', vary: 'accept-encoding, cookie' };

let apps: StandIn[];
let nginx: Nginx;

beforeAll(async () => {
  apps = await Promise.all([standInApp(), standInApp(), standInApp()]);
  nginx = await nginxBefore(apps.map(({ origin }) => origin));
});
afterAll(async () => {
  await nginx?.stop();
  for (const app of apps ?? []) await app.stop();
});

const everyApp = (...[answer]: Parameters<StandIn['answers']>) => {
  for (const app of apps) app.answers(answer);
};
const asked = () => apps.flatMap((app) => app.asked);

/** What is asked for within the next 300 ms is asked for within one half second. */
async function earlyInAMoment() {
  const past = Date.now() % 500;
  if (past < 20 || past > 180) await sleep(530 - past);
}

type Sent = { method?: string; headers?: Record<string, string>; body?: string; origin?: string };

/** As it is written here: `fetch` would add headers of its own. */
function ask(path: string, { method = 'GET', headers = {}, body, origin = nginx.origin }: Sent = {}) {
  const { hostname, port } = new URL(origin);
  return new Promise<{ status: number; headers: Record<string, string>; bytes: Buffer }>((resolve, reject) => {
    const sent = open({ hostname, port, path, method, headers, agent: false }, async (response) => {
      const bytes = await buffer(response);
      const got = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
      resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(got), bytes });
    });
    sent.once('error', reject).end(body);
  });
}

/** `count` requests over one connection, none of which waits for an answer. */
function sendAtOnce(origin: string, path: string, count: number): Promise<string> {
  const { hostname, port } = new URL(origin);
  const one = `GET ${path} HTTP/1.1\r\nHost: shop\r\n`;
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname);
    socket.write(`${`${one}\r\n`.repeat(count - 1)}${one}Connection: close\r\n\r\n`);
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      received += chunk;
    });
    socket.once('error', reject).once('close', () => resolve(received));
  });
}

beforeEach(() => everyApp((_asked, response) => response.writeHead(200, ANSWER).end('{"seats":1}')));

describe('what is kept', () => {
  const shared = ['/', '/pt-BR', '/events', '/events/jazz', '/pt-BR/events/jazz', '/events/feed.rss', '/sitemap.xml'];
  const answers = ['/api/events?size=5', '/api/events/search?q=a', '/api/events/1/availability', '/api/openapi.json'];

  it.each([...shared, ...answers])('asks once for %s, however many ask in a moment', async (path) => {
    await earlyInAMoment();
    for (let reader = 0; reader < 3; reader += 1) expect((await ask(path)).status).toBe(200);
    expect(asked()).toHaveLength(1);
  });

  const reads = Object.values(contracts).filter(({ method }) => method === 'GET');
  it.each(reads)('is an answer of the API where its contract says so: $path', async (contract) => {
    const { headers } = await ask(contract.path.replaceAll(/\{\w+\}/g, 'one'));
    const isKept = headers['x-cache'] !== undefined;
    expect(isKept).toBe('cache' in contract && contract.cache === 'public');
  });

  it('lets one of a crowd ask for what nobody has asked for', async () => {
    everyApp((_asked, response) => setTimeout(() => response.writeHead(200, PAGE).end('page'), 100));
    await earlyInAMoment();
    const crowd = await Promise.all(Array.from({ length: 50 }, () => ask('/events/crowded')));
    expect(crowd.map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect(asked()).toHaveLength(1);
  });

  it('is never older than half a second', async () => {
    let version = 0;
    everyApp((_asked, response) => {
      version += 1;
      response.writeHead(200, ANSWER).end(String(version));
    });
    const firstSeen = new Map<string, number>();
    let oldest = 0;
    for (const end = Date.now() + 3_000; Date.now() < end; await sleep(5)) {
      const before = Date.now();
      const seen = (await ask('/api/events/aging')).bytes.toString();
      oldest = Math.max(oldest, before - (firstSeen.get(seen) ?? before));
      if (!firstSeen.has(seen)) firstSeen.set(seen, Date.now());
    }
    expect(version).toBeGreaterThan(2);
    expect(version).toBeLessThan(100);
    // nginx reads its clock once in a while.
    expect(oldest).toBeLessThan(600);
  });

  it.each([
    ['a session', '/api/events?of=session', { cookie: 'eventhub.session=x' }],
    ['a session by https', '/api/events/by-https', { cookie: 'a=b; __Host-eventhub.session=x' }],
    ['a session, on the list', '/events?of=session', { cookie: 'eventhub.session=x' }],
    ['a token', '/api/events/by-token', { authorization: 'Bearer x' }],
    ['another site that reads along', '/api/events?from=elsewhere', { origin: 'https://partner.example' }],
    ['a page that is open already', '/events/open-already', { rsc: '1' }],
  ])('gives %s an answer of its own', async (_who, path, headers) => {
    await earlyInAMoment();
    await ask(path);
    for (let reader = 0; reader < 2; reader += 1) await ask(path, { headers });
    expect(asked()).toHaveLength(3);
    expect(
      asked().filter((one) => Object.entries(headers).every(([name, value]) => one.headers[name] === value)),
    ).toHaveLength(2);
  });

  it.each([
    ['no-store', { 'cache-control': 'no-store' }],
    ['private', { 'cache-control': 'private, no-cache, no-store, max-age=0, must-revalidate' }],
    ['a cookie', { 'set-cookie': 'a=b' }],
  ])('is nothing that the app marks as somebody’s own: %s', async (_mark, headers) => {
    everyApp((_asked, response) => response.writeHead(200, headers).end('mine'));
    const id = randomUUID();
    for (const path of [
      `/events/${id}`,
      `/api/events/${id}`,
      `/events?q=${id}`,
      '/tickets',
      '/api/orders',
      '/api/auth/me',
    ]) {
      for (let reader = 0; reader < 2; reader += 1) await ask(path);
    }
    expect(asked()).toHaveLength(12);
  });

  it('is no error, no refusal and nothing that was posted', async () => {
    await earlyInAMoment();
    for (const status of [400, 403, 429, 500, 503]) {
      everyApp((_asked, response) => response.writeHead(status, ANSWER).end('{}'));
      for (let reader = 0; reader < 2; reader += 1) expect((await ask('/api/events?odd=1')).status).toBe(status);
      // Where it fails and nothing stands in, it is asked once more.
      expect(asked()).toHaveLength(status < 500 ? 2 : 4);
    }
    everyApp((_asked, response) => response.writeHead(200, ANSWER).end('{}'));
    for (let turn = 0; turn < 2; turn += 1) await ask('/api/events/1', { method: 'PATCH', body: '{}' });
    expect(asked().map(({ method, body }) => method + body)).toEqual(['PATCH{}', 'PATCH{}']);
  });

  it('stands in while nobody answers, or with an error only', async () => {
    const path = `/events/${randomUUID()}`;
    everyApp((_asked, response) => response.writeHead(200, PAGE).end('as it was'));
    await ask(path);
    await sleep(1_100);
    everyApp((_asked, response) => response.writeHead(503, { 'retry-after': '3' }).end());
    const stale = await ask(path);
    expect([stale.status, stale.bytes.toString(), stale.headers['x-cache']]).toEqual([200, 'as it was', 'STALE']);
    everyApp((_asked, response) => response.destroy());
    expect((await ask(path)).bytes.toString()).toBe('as it was');
  });

  it('is asked for as nobody, so that no reader leaves a trace in what others get', async () => {
    const headers = {
      cookie: 'theme=dark',
      'accept-language': 'pt',
      'if-none-match': '"x"',
      'x-request-id': 'mine-12345',
    };
    await ask('/events/trace?utm_source=mail', { headers });
    await ask('/events/trace?fbclid=1');
    const [one, ...others] = asked();
    expect(others).toEqual([]);
    for (const name of ['cookie', 'accept-language', 'if-none-match']) expect(one?.headers[name]).toBeUndefined();
  });

  it('is packed once for all who take it so', async () => {
    const page = '<p>Lanterns over the harbour</p>'.repeat(200);
    everyApp((_asked, response) => response.writeHead(200, PAGE).end(page));
    await earlyInAMoment();
    const packed = async (encoding: string) => ask('/events/packed', { headers: { 'accept-encoding': encoding } });
    const plain = await packed('gzip;q=0');
    expect([plain.headers['content-encoding'], plain.bytes.toString()]).toEqual([undefined, page]);
    const gzipped = [await packed('gzip, deflate'), await packed('gzip')];
    for (const { headers, bytes } of gzipped) {
      expect(headers['content-encoding']).toBe('gzip');
      expect(gunzipSync(bytes).toString()).toBe(page);
    }
    const best = await packed('gzip, deflate, br, zstd');
    const isBrotli = existsSync(BROTLI);
    expect(best.headers['content-encoding']).toBe(isBrotli ? 'br' : 'gzip');
    expect((isBrotli ? brotliDecompressSync : gunzipSync)(best.bytes).toString()).toBe(page);
    expect(asked()).toHaveLength(3);
    expect(asked().filter((one) => one.headers['accept-encoding'])).toEqual([]);
  });

  it('is a 304 for whoever has it', async () => {
    everyApp((_asked, response) => response.writeHead(200, { ...ANSWER, etag: '"7"' }).end('{}'));
    expect((await ask('/api/events/tagged')).headers.etag).toBe('"7"');
    expect((await ask('/api/events/tagged', { headers: { 'if-none-match': 'W/"7"' } })).status).toBe(304);
  });

  it('tells browsers to ask again, and files to stay for as long as they say', async () => {
    everyApp((_asked, response) => response.writeHead(200, PAGE).end('page'));
    expect((await ask('/events/policy')).headers['cache-control']).toBe('public, max-age=0, s-maxage=1');
    const forGood = 'public, max-age=31536000, immutable';
    everyApp((_asked, response) => response.writeHead(200, { 'cache-control': forGood }).end('script'));
    expect((await ask('/_next/static/a.js')).headers['cache-control']).toBe(forGood);
    await sleep(1_100);
    await ask('/_next/static/a.js');
    expect(asked()).toHaveLength(1);
  });
});

describe('who asks', () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https', 'x-eventhub-address': '1.2.3.4' };
  const told = () => {
    const [one] = asked();
    return { address: one?.headers['x-forwarded-for'], proto: one?.headers['x-forwarded-proto'] };
  };

  it('is the one who is connected, whatever they say', async () => {
    await ask('/api/auth/me', { headers: forwarded });
    expect(told()).toEqual({ address: '127.0.0.1', proto: 'http' });
    expect(asked()[0]?.headers['x-eventhub-address']).toBeUndefined();
  });

  it('is whom a proxy asks for that is named as ours', async () => {
    const behind = await nginxBefore([apps[0]?.origin ?? ''], { TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' });
    const headers = { ...forwarded, 'x-forwarded-for': '198.51.100.1, 203.0.113.9, 10.1.2.3' };
    await ask('/api/auth/me', { headers, origin: behind.origin });
    await behind.stop();
    expect(told()).toEqual({ address: '203.0.113.9', proto: 'https' });
  });

  it('gets a request id, or keeps a good one of their own', async () => {
    await ask('/api/auth/me', { headers: { 'x-request-id': 'mine-12345' } });
    await ask('/api/auth/me', { headers: { 'x-request-id': 'no"good' } });
    const ids = asked().map(({ headers }) => headers['x-request-id']);
    expect(ids).toHaveLength(2);
    expect(ids).toEqual(expect.arrayContaining(['mine-12345', expect.stringMatching(/^[0-9a-f]{32}$/)]));
  });

  it('is told to slow down past the limit, in the words of the API', async () => {
    const flooded = await nginxBefore(apps.map(({ origin }) => origin));
    const answers = await sendAtOnce(flooded.origin, '/api/events/flood', 8_000);
    await flooded.stop();
    const statuses = [...answers.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
    expect(new Set(statuses)).toEqual(new Set(['200', '429']));
    expect(statuses.filter((status) => status === '200').length).toBeGreaterThanOrEqual(5_000);
    const [, head = '', body = ''] = /(HTTP\/1\.1 429[\s\S]*?)\r\n\r\n(\{.*?\})/.exec(answers) ?? [];
    expect(head).toMatch(/content-type: application\/problem\+json/i);
    expect(head).toMatch(/retry-after: [1-9]/i);
    expect(JSON.parse(body)).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  });

  it('sends no more than the app would take', async () => {
    const answer = await ask('/api/events', { method: 'POST', body: 'x'.repeat(200_000) });
    expect([answer.status, JSON.parse(answer.bytes.toString()).code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(asked()).toEqual([]);
    await ask('/api/events', { method: 'POST', body: 'x'.repeat(70_000) });
    expect(asked()[0]?.body).toHaveLength(70_000);
  });

  it.each(['/api/pictures', '/api/imports?name=x.csv'])(
    'sends a file of megabytes to %s, and none of 50',
    async (path) => {
      await ask(path, { method: 'POST', body: 'x'.repeat(2_000_000) });
      expect(asked()[0]?.body).toHaveLength(2_000_000);
      const answer = await ask(path, { method: 'POST', headers: { 'content-length': String(50 * 1024 * 1024) } });
      expect([answer.status, JSON.parse(answer.bytes.toString()).code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
      expect(asked()).toHaveLength(1);
    },
  );
});

describe('a purchase', () => {
  const buy = (eventId: string, headers: Record<string, string> = {}) =>
    ask(`/api/events/${eventId}/purchase`, { method: 'POST', headers, body: '{}' });
  const sellers = () => apps.map((app) => app.asked.map(({ url }) => url));

  it('goes to the one process of its event, reads of the event as well', async () => {
    const events = Array.from({ length: 60 }, () => randomUUID());
    for (const event of events) {
      await Promise.all([
        buy(event),
        buy(event),
        ask(`/api/events/${event}`),
        ask(`/api/events/${event}/availability`),
      ]);
    }
    const byApp = sellers().map((urls) => new Set(urls.map((url) => url.split('/')[3])));
    for (const event of events) expect(byApp.filter((found) => found.has(event))).toHaveLength(1);
    for (const found of byApp) expect(found.size).toBeGreaterThan(5);
  });

  it('goes to another process where its own is gone, and no other event moves', async () => {
    const events = Array.from({ length: 40 }, () => randomUUID());
    for (const event of events) await buy(event);
    const [gone = [], ...before] = sellers();
    await apps[0]?.stop();
    everyApp((_asked, response) => response.end('yes'));
    for (const event of events) expect((await buy(event)).status).toBe(200);
    const [, ...after] = sellers();
    expect(gone.length).toBeGreaterThan(0);
    before.forEach((urls, at) => {
      expect(after[at]).toEqual(expect.arrayContaining(urls));
    });
    await nginx.stop();
    apps[0] = await standInApp();
    nginx = await nginxBefore(apps.map(({ origin }) => origin));
  });

  it('that was sent without a key is sent once, however it ends', async () => {
    everyApp((_asked, response) => response.destroy());
    const answer = await buy(randomUUID());
    expect(asked()).toHaveLength(1);
    expect(answer.status).toBe(503);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    const problem = JSON.parse(answer.bytes.toString());
    expect(problem).toMatchObject({ status: 503, code: 'UNAVAILABLE', errors: [] });
    expect(problem.detail).toContain('may be yours');
  });

  it('with a key is tried at another process, key and body the same', async () => {
    let isFirst = true;
    everyApp((_asked, response) => {
      if (isFirst) response.destroy();
      else response.writeHead(201).end('sold');
      isFirst = false;
    });
    expect((await buy(randomUUID(), { 'idempotency-key': 'k1' })).status).toBe(201);
    expect(asked().map(({ method, headers, body }) => [method, headers['idempotency-key'], body])).toEqual([
      ['POST', 'k1', '{}'],
      ['POST', 'k1', '{}'],
    ]);
    expect(apps.filter((app) => app.asked.length === 1)).toHaveLength(2);
  });
});

describe('where no process is there', () => {
  let alone: Nginx;
  beforeAll(async () => {
    alone = await nginxBefore(['http://127.0.0.1:1']);
  });
  afterAll(() => alone?.stop());

  it.each([
    ['/events/jazz', 'Back in a moment'],
    ['/pt-BR/events/jazz', 'Voltamos já'],
    ['/login', 'Back in a moment'],
  ])('says so to the reader of %s', async (path, words) => {
    const answer = await ask(path, { origin: alone.origin });
    expect([answer.status, answer.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.bytes.toString()).toContain(words);
  });

  it.each([
    ['GET', '/api/events', 'cannot be reached'],
    ['GET', '/api/orders', 'cannot be reached'],
    ['POST', '/api/tickets/purchase', 'nothing was bought'],
    ['POST', '/api/events/one/purchase', 'cannot be reached', { 'idempotency-key': 'k1' }],
    ['GET', '/api/"</x>', 'cannot be reached'],
  ])('says so in the words of the API: %s %s', async (method, path, words, headers: Record<string, string> = {}) => {
    const answer = await ask(path, { method, headers, origin: alone.origin });
    const problem = JSON.parse(answer.bytes.toString());
    expect([answer.status, problem.code]).toEqual([503, 'UNAVAILABLE']);
    expect(problem.detail).toContain(words);
  });
});

it('hands on an answer of the assistant word by word', async () => {
  let finish = () => {};
  everyApp((_asked, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\n\n');
    finish = () => void response.end('data: last\n\n');
  });
  const { body } = await fetch(`${nginx.origin}/api/chat`, { method: 'POST', body: '{}' });
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe('data: first\n\n');
  finish();
  expect((await reader?.read())?.value).toBe('data: last\n\n');
});

it('keeps what a process counts to itself, and what is secret in an address out of its log', async () => {
  expect((await ask('/api/metrics')).status).toBe(404);
  await ask('/reset-password?token=very-secret');
  await sleep(1_500);
  expect(nginx.log()).toContain('"path":"/reset-password"');
  expect(nginx.log()).not.toContain('very-secret');
});
