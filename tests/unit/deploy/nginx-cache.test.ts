import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { contracts } from '@/presentation/http/contracts';
import { ANSWER, appsBehindNginx } from './apps-behind-nginx.ts';

/** What deploy/nginx.conf keeps of answers, with Debian's nginx before stand-ins of the app. */

const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_filter_module.so';
const PAGE = { 'content-type': 'text/html', 'cache-control': 's-maxage=60, stale-while-revalidate=31535940' };

const { ask, asked, everyApp } = appsBehindNginx();

/** What is asked for within the next 300 ms is asked for within one half second. */
async function earlyInAMoment() {
  const past = Date.now() % 500;
  if (past < 20 || past > 180) await sleep(530 - past);
}

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

  it('has an id for each reader, that of a process where one is asked', async () => {
    await earlyInAMoment();
    const path = `/api/events/${randomUUID()}`;
    const answers = [await ask(path), await ask(path), await ask(path)];
    const [first, ...others] = answers.map(({ headers }) => headers['x-request-id']);
    expect(answers.map(({ headers }) => headers['x-cache'])).toEqual(['MISS', 'HIT', 'HIT']);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(asked()[0]?.headers['x-request-id']).toBe(first);
    for (const id of others) expect(id).toMatch(/^[\d.]+(?:-\d+){3}$/);
    expect(new Set([first, ...others]).size).toBe(3);
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

  it('has the length of what the app packed, and is unpacked for whoever does not take that, of old too', async () => {
    const path = `/api/events/${randomUUID()}`;
    const text = JSON.stringify({ name: 'Lanterns over the harbour'.repeat(80) });
    const bytes = gzipSync(text);
    const headers = { ...ANSWER, 'content-encoding': 'gzip', 'content-length': bytes.length };
    everyApp((_asked, response) => response.writeHead(200, headers).end(bytes));
    const packed = await ask(path, { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-length']).toBe(String(bytes.length));
    expect(gunzipSync(packed.bytes).toString()).toBe(text);

    await sleep(1_100);
    everyApp((_asked, response) => response.writeHead(503, { 'retry-after': '3' }).end());
    const plain = await ask(path);
    expect([plain.headers['content-encoding'], plain.bytes.toString()]).toEqual([undefined, text]);
    expect(plain.headers['x-cache']).toBe('STALE');
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
