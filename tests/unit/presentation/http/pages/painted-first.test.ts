import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paintedFirst } from '@/presentation/http/pages/painted-first';

const NONCE = 'UXGDi7nRW+c8JvIi3fYYQQ==';
const SCRIPT = `<script src="/_next/static/chunks/a.js" async="" nonce="${NONCE}"></script>`;
const PAGE = `<html><head>${SCRIPT}</head><body>${'ã'.repeat(2_000)}<script nonce="${NONCE}">0</script></body></html>`;
let asked: unknown[] = [];
let server: Server;
let origin: string;

/** As Next answers; who is signed in is sent on. */
async function next(request: IncomingMessage, response: ServerResponse) {
  asked.push(request.headers['accept-encoding']);
  if (request.headers.cookie) {
    response.statusCode = 307;
    response.setHeader('location', '/');
    response.end();
    return;
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('vary', 'rsc');
  response.setHeader('set-cookie', ['a=1', 'b=2']);
  response.write(PAGE.slice(0, 100));
  await new Promise((resolve) => setTimeout(resolve, 5));
  response.end(PAGE.slice(100));
}

beforeEach(async () => {
  asked = [];
  const handle = paintedFirst(next);
  const listener: RequestListener = (request, response) => void handle(request, response);
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, { headers, redirect: 'manual' });

describe('the page on which one signs in', () => {
  it.each(['/login', '/pt-BR/login', '/login?next=%2Ftickets', '/register'])(
    '%s has no script to fetch before it is painted',
    async (path) => {
      expect(await (await get(path)).text()).toContain('<script type="text/sleeping" src="/_next/static/chunks/a.js"');
    },
  );

  it('keeps its headers, and comes compressed to whom it may', async () => {
    const [plain, gzipped] = [await get('/login', { 'accept-encoding': 'identity' }), await get('/login')];
    expect(gzipped.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.has('content-encoding')).toBe(false);
    expect(await gzipped.text()).toBe(await plain.text());
    // Next is not to compress what is read here.
    expect(asked).toEqual([undefined, undefined]);
    expect(plain.headers.get('vary')).toBe('rsc, accept-encoding');
    expect(plain.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('sends on whom it sends on', async () => {
    const answer = await get('/login', { cookie: 'session=1' });
    expect([answer.status, answer.headers.get('location')]).toEqual([307, '/']);
  });

  it.each([
    ['another page', '/forgot-password', {}],
    ['what an open page asks for', '/login', { rsc: '1', 'accept-encoding': '' }],
  ])('is none for %s', async (_name, path, headers) => {
    expect(await (await get(path, headers)).text()).toBe(PAGE);
  });
});
