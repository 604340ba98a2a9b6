import { createServer } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answering, RouteHandler } from '@/presentation/http/route';
import { directServer, type GiveUp, routeFinder } from '@/presentation/http/server/serve-directly';
import { type RawRequest, rawRequest } from '../../../../support/raw-request.ts';

/** A handler that only server.ts would call. */
const handler = (answer: Answering): RouteHandler =>
  Object.assign(() => Promise.reject(new Error('called as Next does')), { answer });
const everyMethod = (answer: Answering) => {
  const one = handler(answer);
  return { GET: one, POST: one, PUT: one, PATCH: one, DELETE: one, OPTIONS: one };
};
const saying = (words: string) =>
  everyMethod(async ({ method, path, search, address }, params) => ({
    status: 200,
    headers: { vary: 'origin' },
    body: JSON.stringify({ words, method, path, search, address, params }),
  }));

const events = saying('one event');
const find = routeFinder([
  ['/api/events/{id}', events],
  ['/api/events/upcoming', saying('upcoming')],
  ['/api/events/{id}/availability', saying('availability')],
]);

describe('the route of a path', () => {
  it.each([
    ['/api/events/42', { id: '42' }],
    ['/api/events/noite_de-choro', { id: 'noite_de-choro' }],
    ['/api/events/42/availability', { id: '42' }],
    ['/api/events/upcoming', {}],
  ])('of %s has the parameters %j', (path, params) => expect(find(path)?.params).toEqual(params));

  it.each([
    '/api/events/',
    '/api/events/a%62',
    '/api//events/42',
    '/api/events/..',
    '/api/events/42/x',
    '/API/events/42',
  ])('of %s is a matter for Next', (path) => expect(find(path)).toBeUndefined());
});

describe('a server', () => {
  const givenUp: unknown[] = [];
  const giveUp: GiveUp = (response, error) => {
    givenUp.push(error);
    response.destroy();
  };
  const serve = directServer(
    [
      ['/api/events/{id}', events],
      [
        '/api/read',
        everyMethod(async (request) => ({ status: 200, headers: {}, body: await request.readText(1_024) })),
      ],
      [
        '/api/events/{id}/purchase',
        saying('bought'),
        (request, { id = '' }) =>
          id === 'full' ? { status: 503, headers: { 'x-path': request.path }, body: '{"code":"UNAVAILABLE"}' } : null,
      ],
      ['/api/unsendable', everyMethod(async () => ({ status: 200, headers: { location: 'a\nb' }, body: null }))],
    ],
    giveUp,
  );
  const server = createServer((request, response) => {
    if (!serve(request, response, '192.0.2.1')) response.writeHead(299).end('next');
  });
  const ask = (asked: RawRequest) => {
    const address = server.address();
    return rawRequest(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, asked);
  };
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => void server.close());

  it('answers what is in its table and leaves the rest', async () => {
    const { body, headers } = await ask({ path: '/api/events/42?a=1&a=%20' });
    expect(JSON.parse(body)).toEqual({
      words: 'one event',
      method: 'GET',
      path: '/api/events/42',
      search: '?a=1&a=%20',
      address: '192.0.2.1',
      params: { id: '42' },
    });
    expect(headers).toMatchObject({ vary: 'origin, accept-encoding', 'x-content-type-options': 'nosniff' });
    for (const left of [{ path: '/events' }, { path: '/api/events/42', method: 'PROPFIND' }])
      expect((await ask(left)).status).toBe(299);
  });

  it('hands over what cannot be sent, and goes on', async () => {
    await expect(ask({ path: '/api/unsendable' })).rejects.toThrow();
    expect(givenUp).toMatchObject([{ code: 'ERR_INVALID_CHAR' }]);
    expect((await ask({ path: '/api/events/42' })).status).toBe(200);
  });

  it('answers HEAD without the body that GET has', async () => {
    const { status, body, headers } = await ask({ method: 'HEAD', path: '/api/events/42' });
    expect({ status, body }).toEqual({ status: 200, body: '' });
    expect(Number(headers['content-length'])).toBeGreaterThan(50);
  });

  it('compresses what is worth it, for whoever takes it', async () => {
    const path = `/api/events/42?${'x'.repeat(2_000)}`;
    const packed = await ask({ path, headers: { 'accept-encoding': 'br, gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.body).toContain('one event');
    for (const accepted of ['identity', 'gzip;q=0'])
      expect((await ask({ path, headers: { 'accept-encoding': accepted } })).headers['content-encoding']).toBe(
        undefined,
      );
  });

  it('knows when a reader is gone, behind another request of the connection too, and waits for no body then', async () => {
    const seen: [path: string, isGone: boolean, outcome: string][] = [];
    const answer: Answering = async (request) => {
      while (!request.isGone() && seen.length < 2) await sleep(5);
      const outcome = await Promise.race([request.readText(1_024).catch(({ code }) => code), sleep(1_000, 'waits')]);
      seen.push([request.path, request.isGone(), outcome]);
      return { status: 200, headers: {}, body: '{}' };
    };
    const routes = ['/api/one', '/api/two'] as const;
    const slow = directServer(
      routes.map((path) => [path, everyMethod(answer)]),
      giveUp,
    );
    const other = createServer((request, response) => void slow(request, response, '192.0.2.1'));
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
    const asking = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;
    socket.write(asking('/api/one') + asking('/api/two', 'Content-Length: 9\r\n'));
    await sleep(50);
    socket.destroy();
    await expect.poll(() => seen.length).toBe(2);
    expect(seen).toEqual(
      expect.arrayContaining([
        ['/api/one', true, expect.any(String)],
        ['/api/two', true, 'MALFORMED_JSON'],
      ]),
    );
    expect(seen.map(([, , outcome]) => outcome)).not.toContain('waits');
    other.close();
  });

  it('refuses what is posted at a door before anything of it is read, and takes the next one of its connection', async () => {
    for (const method of ['GET', 'OPTIONS', 'DELETE'])
      expect((await ask({ method, path: '/api/events/full/purchase' })).status).toBe(200);
    expect(JSON.parse((await ask({ method: 'POST', path: '/api/events/7/purchase' })).body).words).toBe('bought');

    const address = server.address();
    const socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
    socket.setEncoding('utf8');
    let received = '';
    socket.on('data', (text) => {
      received += text;
    });
    const large = 'x'.repeat(60_000);
    const posting = (id: string, body: string) =>
      `POST /api/events/${id}/purchase HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const answers = () => received.match(/HTTP\/1.1 \d+/g) ?? [];
    // The first is refused while most of its body is on its way, the second whole, and the third is served.
    const [first, second] = [posting('full', large), posting('full', '{}')];
    socket.write(first.slice(0, 1_000));
    await expect.poll(() => answers().length).toBe(1);
    socket.write(first.slice(1_000) + second + posting('7', '{}'));
    await expect.poll(() => answers()).toEqual(['HTTP/1.1 503', 'HTTP/1.1 503', 'HTTP/1.1 200']);
    expect(received.toLowerCase()).toContain('x-content-type-options: nosniff');
    expect(received.toLowerCase()).not.toContain('connection: close');
    socket.destroy();
  });

  it('hands on a body in one piece or in many', async () => {
    const body = 'ção '.repeat(100);
    for (const headers of [undefined, { 'transfer-encoding': 'chunked' }])
      expect((await ask({ method: 'POST', path: '/api/read', body, headers })).body).toBe(body);
  });
});
