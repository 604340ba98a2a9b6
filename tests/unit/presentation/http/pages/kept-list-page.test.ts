import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerCache } from '@/infrastructure/cache/answer-cache';
import { keptListPage, listPageKey } from '@/presentation/http/pages/kept-list-page';

const stage = vi.hoisted(() => ({ cache: {} as object }));
vi.mock('@/composition', async () => ({
  platform: {
    ...(await import('@/infrastructure/cache/ready-answer')),
    pages: () => stage.cache,
    env: () => ({ APP_URL: 'https://tickets.example' }),
  },
}));
vi.mock('@/presentation/session-cookie', () => ({ SESSION_COOKIE: 'the.session' }));

const KEPT_BYTES = 1_000_000;
const PAGE = `<p>${'ã'.repeat(2_000)}</p>`;
let now = 0;
let cache = answerCache(KEPT_BYTES, { now: () => now });
let rendered: string[] = [];
let hosts: unknown[] = [];
let server: Server;
let origin: string;

/** As Next answers: headers first, the body in pieces. */
async function next(request: IncomingMessage, response: ServerResponse) {
  rendered.push(request.url ?? '');
  hosts.push(request.headers.host);
  const isBroken = request.url?.includes('broken');
  response.statusCode = isBroken ? 500 : 200;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('vary', 'rsc');
  response.setHeader('cache-control', 'private, no-cache, no-store, max-age=0, must-revalidate');
  response.write(PAGE.slice(0, 100));
  await new Promise((resolve) => setTimeout(resolve, 5));
  response.end(PAGE.slice(100));
}

beforeEach(async () => {
  now = 0;
  cache = answerCache(KEPT_BYTES, { now: () => now });
  stage.cache = cache;
  rendered = [];
  hosts = [];
  const handle = keptListPage(next);
  const listener: RequestListener = (request, response) => void handle(request, response);
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { headers });

describe('the page of the list', () => {
  it('may be kept by caches in front, which ask again, and is no session’s', async () => {
    const { headers } = await get('/events');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('vary')?.split(', ')).toEqual(expect.arrayContaining(['cookie', 'rsc', 'accept-encoding']));
  });

  it('is rendered once for all who ask within a second, at once or in turn', async () => {
    const pages = await Promise.all(Array.from({ length: 20 }, async () => (await get('/events')).text()));
    expect(new Set(pages)).toEqual(new Set([PAGE]));
    expect(await (await get('/events')).text()).toBe(PAGE);
    expect(rendered).toEqual(['/events']);
    now = 1_000;
    await get('/events');
    expect(rendered).toHaveLength(2);
  });

  it('is rendered for our own host, whatever its first reader named', async () => {
    await get('/events');
    expect(hosts).toEqual(['tickets.example']);
  });

  it('comes compressed to whom it may, with the headers that it has from Next', async () => {
    const plain = await get('/events', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-length')).toBe(String(Buffer.byteLength(PAGE)));
    const gzipped = await get('/events', { 'accept-encoding': 'gzip' });
    expect(gzipped.headers.get('content-encoding')).toBe('gzip');
    expect(await gzipped.text()).toBe(PAGE);
    for (const { headers } of [plain, gzipped]) {
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('vary')).toBe('rsc, cookie, accept-encoding');
    }
    const head = await fetch(`${origin}/events`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(rendered).toHaveLength(1);
  });

  it('knows https by the reader, not by who came first', async () => {
    const https = await get('/events', { 'x-forwarded-proto': 'https' });
    const http = await get('/events');
    expect(https.headers.has('strict-transport-security')).toBe(true);
    expect(http.headers.has('strict-transport-security')).toBe(false);
  });

  it('is shown anew once what it shows has changed', async () => {
    await get('/events');
    cache.evict(['lists']);
    await get('/events');
    expect(rendered).toHaveLength(2);
  });

  it('is not kept where it failed', async () => {
    expect((await get('/events?q=broken')).status).toBe(500);
    expect((await get('/events?q=broken')).status).toBe(500);
    expect(rendered).toHaveLength(2);
    expect(cache.bytes()).toBe(0);
  });

  it.each([
    ['whoever is signed in', '/events', { cookie: 'a=b; the.session=x' }],
    ['a bearer', '/events', { authorization: 'Bearer x' }],
    ['a page that is open', '/events', { rsc: '1' }],
    ['another page', '/events/spring', {}],
    ['what the redirect is for', '/en/events', {}],
  ])('is none for %s', async (_name, path, headers) => {
    await get(path, headers);
    await get(path, headers);
    expect(rendered).toHaveLength(2);
  });

  it('is rendered from the address of the list, not from what its first reader had in theirs', async () => {
    const anna = '/events?newsletter=anna%40example.com&from=soon&q=jazz&utm_source=%3Cscript%3E';
    await get(anna);
    const [address] = rendered;
    expect(address).toBe('/events?q=jazz&from=%E2%80%8B');
    expect(listPageKey('/events', new URL(address ?? '', 'http://a').search)).toBe(address);
  });

  it('fills no memory with addresses that somebody makes up', { timeout: 30_000 }, async () => {
    for (let number = 0; number < 400; number += 1) await get(`/events?tracking${number}=${number}`);
    expect(rendered).toHaveLength(1);
    for (let number = 0; number < 400; number += 1) await get(`/events?q=word${number}`);
    expect(rendered).toHaveLength(401);
    expect(cache.bytes()).toBeLessThanOrEqual(KEPT_BYTES);
  });
});

describe('two addresses', () => {
  const key = (search: string, path = '/events') => listPageKey(path, search);

  it.each([
    ['unknown names', '?utm_source=x&__proto__=b'],
    ['defaults', '?page=1&sort=eventDate,asc&currency=&available=false'],
    ['empty filters', '?q=&category='],
  ])('are one list in spite of %s', (_name, search) => expect(key(search)).toBe(key('')));

  it('are one list in whatever order', () => expect(key('?q=a&page=2')).toBe(key('?page=2&q=a')));

  it.each([
    ['words', '?q=b', '/events'],
    ['pages', '?q=a&page=2', '/events'],
    ['languages', '?q=a', '/pt-BR/events'],
    ['what could not be read', '?q=a&from=soon', '/events'],
  ])('are two for other %s', (_name, search, path) => expect(key(search, path)).not.toBe(key('?q=a')));

  it.each(['/', '/events/', '/events/x', '/api/events'])('%s is none', (path) => expect(key('', path)).toBeNull());
});
