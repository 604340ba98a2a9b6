import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokens } from '@/infrastructure/auth/tokens';
import { build } from '../../scripts/build.ts';
import { dataDirectory } from '../../scripts/run-state.ts';
import { type RawAnswer, type RawRequest, rawRequest } from '../support/raw-request.ts';
import { insertEvent } from '../support/rows.ts';
import { openStage, type Stage } from './stage.ts';

/**
 * The endpoints that the server answers itself, asked of it and of a second one that leaves them to Next, on the same
 * database: nobody can tell which of the two answered.
 */

const REQUEST_ID = 'asked-of-both';
const PURCHASE = '/api/tickets/purchase';
const FRIEND = 'https://friend.example';

let stage: Stage;
let next: Awaited<ReturnType<Stage['openReplica']>>;
let eventId: string;
let orderId: string;
let bearer: { authorization: string };
let cookie: { cookie: string };

const post = (json: unknown, headers: Record<string, string> = {}): RawRequest => ({
  method: 'POST',
  path: PURCHASE,
  headers: { 'content-type': 'application/json', ...bearer, ...headers },
  body: typeof json === 'string' ? json : JSON.stringify(json),
});
const order = (changes: object = {}) => ({
  eventId,
  participantName: 'Ana Souza',
  participantEmail: 'ana@example.com',
  ...changes,
});

beforeAll(async () => {
  build(dataDirectory());
  const settings = { CORS_ORIGINS: FRIEND };
  stage = await openStage(settings);
  next = await stage.openReplica({ ...settings, DIRECT_ROUTES: 'off' });
  const database = await stage.watcher();
  const [userId, sessionId] = [randomUUID(), randomUUID()];
  const email = 'ana@example.com';
  await database.query(
    `INSERT INTO "user" (id, username, email, name, password_hash) VALUES ($1, 'ana', $2, 'Ana', 'none')`,
    [userId, email],
  );
  await database.query(`INSERT INTO session (id, user_id, expires_at) VALUES ($1, $2, now() + interval '7 days')`, [
    sessionId,
    userId,
  ]);
  const token = tokens(stage.secret).signAccess({
    userId,
    email,
    username: 'ana',
    role: 'USER',
    sessionId,
    isStrong: false,
  });
  bearer = { authorization: `Bearer ${token}` };
  const salt = 'eventhub.session';
  cookie = { cookie: `${salt}=${await encode({ token: { sid: sessionId }, secret: stage.secret, salt })}` };
  const startsAt = new Date(Date.now() + 86_400_000);
  eventId = await insertEvent(database, { capacity: 20, starts_at: startsAt, slug: 'noite-de-choro' });
  await insertEvent(database, { capacity: 20, starts_at: startsAt });
  await database.end();
  const bought = await rawRequest(stage.origin, post(order(), { 'idempotency-key': 'first' }));
  expect(bought.status, bought.body).toBe(201);
  const orders = await rawRequest(stage.origin, { path: '/api/orders', headers: bearer });
  orderId = JSON.parse(orders.body).content[0].id;
});
afterAll(async () => {
  await next?.close();
  await stage?.close();
});

/** How an answer is framed and when it left is no part of it; `vary` names headers of Next's pages besides. */
function essence({ status, headers, body }: RawAnswer): RawAnswer {
  const { date: _, connection: _c, 'keep-alive': _k, 'transfer-encoding': _t, 'content-length': _l, ...rest } = headers;
  const names = (rest.vary ?? '').toLowerCase().split(/, */);
  const vary = [...new Set(names)].filter((name) => name && !/^(rsc|next-.*)$/.test(name)).sort();
  // Next does not weaken the tag of what it compresses.
  const etag = rest.etag?.replace(/^W\//, '');
  return { status, headers: { ...rest, vary: vary.join(', '), ...(etag ? { etag } : {}) }, body };
}

async function askBoth(asked: RawRequest): Promise<RawAnswer> {
  const headers = { 'x-request-id': REQUEST_ID, ...asked.headers };
  const [direct, throughNext] = await Promise.all([
    rawRequest(stage.origin, { ...asked, headers }),
    rawRequest(next.origin, { ...asked, headers }),
  ]);
  expect(essence(direct)).toEqual(essence(throughNext));
  // Next marks what it answered: without a mark it was the server itself.
  expect(throughNext.headers.vary).toContain('rsc');
  return direct;
}

const isDirect = ({ headers }: RawAnswer) => !headers.vary?.includes('rsc');

describe('the same answer, directly and through Next', () => {
  const READS: [path: string, as: 'nobody' | 'bearer' | 'cookie'][] = [
    ['/api/events', 'nobody'],
    ['/api/events?page=0&size=1&sort=name,asc&sort=price,desc', 'nobody'],
    ['/api/events?q=caf%C3%A9+com%20choro', 'nobody'],
    ['/api/events/search?q=choro', 'nobody'],
    ['/api/events/upcoming?limit=1', 'nobody'],
    ['/api/events/noite-de-choro', 'nobody'],
    ['/api/events/noite-de-choro', 'bearer'],
    ['/api/events/noite-de-choro?unknown=1', 'nobody'],
    ['/api/events/noite-de-choro/availability', 'nobody'],
    ['/api/auth/me', 'bearer'],
    ['/api/auth/me', 'cookie'],
    ['/api/tickets/my-tickets?when=upcoming', 'bearer'],
    ['/api/tickets/my-tickets', 'cookie'],
    ['/api/orders', 'bearer'],
    ['/api/orders', 'cookie'],
    ['/api/orders/ORDER', 'bearer'],
  ];
  it.each(READS)('GET and HEAD %s for %s', async (path, as) => {
    const headers = as === 'nobody' ? {} : as === 'bearer' ? bearer : cookie;
    for (const method of ['GET', 'HEAD']) {
      const answer = await askBoth({ method, path: path.replace('ORDER', orderId), headers });
      expect(answer.status, answer.body).toBe(200);
      expect(isDirect(answer)).toBe(true);
      expect(answer.body === '').toBe(method === 'HEAD');
    }
  });

  const REFUSED: [path: string, status: number][] = [
    ['/api/events?size=0', 400],
    ['/api/events?size=1&size=2', 400],
    ['/api/events?sort=nothing', 400],
    ['/api/events?%00=%', 400],
    ['/api/events/search', 400],
    ['/api/events/search?q=', 400],
    ['/api/events/upcoming?limit=x', 400],
    ['/api/events/00000000-0000-7000-8000-000000000000', 404],
    ['/api/events/nowhere', 404],
    ['/api/events/nowhere/availability', 404],
    ['/api/orders/00000000-0000-7000-8000-000000000000', 404],
    ['/api/orders/nothing', 404],
    ['/api/tickets/my-tickets?when=never', 400],
    [PURCHASE, 405],
    ['/api/events/noite-de-choro/purchase', 405],
  ];
  it.each(REFUSED)('GET %s is %i', async (path, status) => {
    const answer = await askBoth({ path, headers: bearer });
    expect(answer.status, answer.body).toBe(status);
    expect(isDirect(answer)).toBe(true);
  });

  const ODD = ['/api/events/', '/api//events', '/api/events/%6Eoite-de-choro', '/api/events/a%2Fb', '/api/events/a.b'];
  it.each([...ODD, '/api/events/..%2forders', '/api/events/%E0%A4%A', '/api/Events'])(
    'the odd path %s',
    async (path) => {
      const headers = { 'x-request-id': REQUEST_ID };
      const [direct, throughNext] = await Promise.all([
        rawRequest(stage.origin, { path, headers }),
        rawRequest(next.origin, { path, headers }),
      ]);
      // A refusal before Next makes up an id of its own.
      const named = (answer: RawAnswer) => JSON.parse(JSON.stringify(essence(answer)).replaceAll(UUID, 'an id'));
      expect(named(direct)).toEqual(named(throughNext));
    },
  );
  const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

  const EVENT_PURCHASE = '/api/events/noite-de-choro/purchase';
  it.each(['/api/events', '/api/events/noite-de-choro', '/api/orders', '/api/auth/me', PURCHASE, EVENT_PURCHASE])(
    'every method of %s',
    async (path) => {
      for (const method of ['PUT', 'DELETE', 'PATCH', 'POST', 'OPTIONS']) {
        const answer = await askBoth({ method, path, headers: bearer });
        expect(isDirect(answer)).toBe(true);
      }
      await askBoth({ method: 'PROPFIND', path });
    },
  );

  it.each(['not-a-token', 'Bearer', 'Bearer x.y.z', 'Basic YTpi', 'bearer  '])(
    'the token %j',
    async (authorization) => {
      for (const path of ['/api/events', '/api/auth/me', '/api/orders'])
        await askBoth({ path, headers: { authorization } });
      const bought = await askBoth({
        ...post(order()),
        headers: { 'content-type': 'application/json', authorization },
      });
      expect(bought.status).toBe(401);
    },
  );

  it('whoever is not signed in, or comes from elsewhere', async () => {
    for (const path of ['/api/auth/me', '/api/orders', '/api/tickets/my-tickets', `/api/orders/${orderId}`])
      expect((await askBoth({ path, headers: { cookie: 'eventhub.session=forged' } })).status).toBe(401);
    for (const origin of ['https://evil.example', 'null', FRIEND]) {
      const json = { 'content-type': 'application/json' };
      const asked = { ...post(order()), headers: { ...json, ...cookie, origin } };
      expect((await askBoth(asked)).status).toBe(403);
    }
  });

  it('a page of another origin, and the question it asks before', async () => {
    for (const origin of [FRIEND, 'https://evil.example']) {
      for (const path of ['/api/events', '/api/events/noite-de-choro', '/api/events/nowhere'])
        await askBoth({ path, headers: { origin } });
      const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };
      const answer = await askBoth({ method: 'OPTIONS', path: PURCHASE, headers: { origin, ...preflight } });
      expect(answer.headers['access-control-allow-origin']).toBe(origin === FRIEND ? origin : undefined);
    }
  });

  it('a reader who has it already, who comes by https, who takes gzip, who has wishes for a language', async () => {
    const path = '/api/events/noite-de-choro';
    const { headers } = await askBoth({ path });
    const { etag = '' } = headers;
    expect((await askBoth({ path, headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await askBoth({ path, headers: { 'if-none-match': '"other", W/"more"' } })).status).toBe(200);
    const secured = await askBoth({ path, headers: { 'x-forwarded-proto': 'https' } });
    expect(secured.headers['strict-transport-security']).toBeDefined();
    const packed = await askBoth({ path: '/api/events?size=100', headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    for (const language of ['pt-BR', 'en;q=0.5', 'de'])
      await askBoth({ path: '/api/orders', headers: { ...bearer, 'accept-language': language } });
  });

  it('a purchase, again under its key, and each that is not right', async () => {
    const again = await askBoth(post(order(), { 'idempotency-key': 'first' }));
    expect(again).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } });
    const refusals: [RawRequest, number][] = [
      [post(order({ participantName: 'Bia' }), { 'idempotency-key': 'first' }), 422],
      [post(order(), { 'idempotency-key': 'a b' }), 400],
      [post(order({ eventId: randomUUID() })), 404],
      [post(order({ eventId: 'x' })), 404],
      [post(order({ quantity: 11 })), 400],
      [post(order({ surprise: true })), 400],
      [post({}), 400],
      [post('{"eventId":'), 400],
      [post(''), 400],
      [post('[]'), 400],
      [post('null'), 400],
      [post(`\uFEFF${JSON.stringify(order({ eventId: 'x' }))}`), 404],
      [post(`"${'x'.repeat(65 * 1024)}"`), 413],
      [post(order(), { 'content-type': 'text/plain' }), 415],
      [post(order(), { 'content-type': '' }), 415],
      [{ ...post(order({ eventId: 'x' })), headers: { ...bearer, 'content-type': 'application/merge+json' } }, 404],
    ];
    for (const [asked, status] of refusals) {
      const answer = await askBoth(asked);
      expect(answer.status, `${asked.body?.slice(0, 80)}: ${answer.body}`).toBe(status);
      expect(isDirect(answer)).toBe(true);
    }
  });

  it('a purchase at the address of its event, again under its key, and each that is not right', async () => {
    const at = (id: string, json: unknown, headers: Record<string, string> = {}): RawRequest => ({
      ...post(json, headers),
      path: `/api/events/${id}/purchase`,
    });
    const { eventId: _, ...rest } = order();
    const again = await askBoth(at(eventId, rest, { 'idempotency-key': 'first' }));
    expect(again).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } });
    const refusals: [RawRequest, number][] = [
      [at(eventId, { ...rest, participantName: 'Bia' }, { 'idempotency-key': 'first' }), 422],
      [at(eventId, order({ eventId: randomUUID() })), 400],
      [at(eventId, { ...rest, surprise: true }), 400],
      [at(eventId, '{'), 400],
      [at(eventId, rest, { 'content-type': 'text/plain' }), 415],
      [at(eventId, rest, { authorization: 'Bearer x' }), 401],
      [at(randomUUID(), rest), 404],
      [at('noite-de-choro', rest), 404],
    ];
    for (const [asked, status] of refusals) {
      const answer = await askBoth(asked);
      expect(answer.status, answer.body).toBe(status);
      expect(isDirect(answer)).toBe(true);
    }
  });

  it('a sale without room: refused at its door before anybody is known, in the very words of the queue', async () => {
    const database = await stage.watcher();
    const { eventId: _, ...rest } = order();
    const headers = { 'x-request-id': REQUEST_ID, 'content-type': 'application/json' };
    const path = `/api/events/${eventId}/purchase`;
    await database.query('BEGIN');
    await database.query('SELECT 1 FROM stock_pool WHERE id = $1 FOR UPDATE', [eventId]);
    const body = JSON.stringify(rest);
    const waiting = rawRequest(stage.origin, { method: 'POST', path, headers: { ...headers, ...bearer }, body });
    // Longer than anybody is let in to wait.
    await sleep(5_500);
    const atDoor = await rawRequest(stage.origin, { method: 'POST', path, headers, body: 'no JSON' });
    const known = { ...headers, ...bearer };
    const inQueue = await rawRequest(stage.origin, { ...post(order(), known), headers: known });
    await database.query('ROLLBACK');
    await database.end();
    const worded = (answer: RawAnswer) => {
      const { headers, body, status } = essence(answer);
      const { 'retry-after': seconds, ...others } = headers;
      expect(Number(seconds)).toBeGreaterThan(0);
      return { status, headers: others, body: { ...JSON.parse(body), instance: 'the address' } };
    };
    expect(atDoor.status, atDoor.body).toBe(503);
    expect(worded(atDoor)).toEqual(worded(inQueue));
    expect((await waiting).status).toBe(201);
    expect((await rawRequest(stage.origin, { method: 'POST', path, headers, body })).status).toBe(401);
  });

  it('what Next could not be asked is refused before it', async () => {
    expect((await rawRequest(stage.origin, { method: 'TRACE', path: '/api/events' })).status).toBe(405);
    expect((await rawRequest(stage.origin, { method: 'OPTIONS', path: '*' })).status).toBe(400);
  });

  it('whoever offers another protocol', async () => {
    const offer = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABkAAQAAP__' };
    // Next listens for upgrades on each of the sockets that it answered on.
    await Promise.all(Array.from({ length: 200 }, () => rawRequest(stage.origin, { path: '/api/health' })));
    for (let turn = 0; turn < 20; turn += 1)
      expect((await askBoth({ path: '/api/events/noite-de-choro', headers: offer })).status).toBe(200);
  });

  it('a body without a length, whole and too large', async () => {
    const chunked = { 'transfer-encoding': 'chunked' };
    expect((await askBoth(post(order({ eventId: 'x' }), chunked))).status).toBe(404);
    expect((await askBoth(post(`"${'x'.repeat(65 * 1024)}"`, chunked))).status).toBe(413);
  });

  it('a body of which the half never comes: refused within 5 s', async () => {
    const begun = performance.now();
    const answer = await askBoth({ ...post('{"eventId":'), isCut: true });
    expect(answer).toMatchObject({ status: 400, headers: { connection: 'close' } });
    expect(JSON.parse(answer.body).code).toBe('MALFORMED_JSON');
    expect(performance.now() - begun).toBeLessThan(7_000);
  });

  it('leaves no unforeseen error behind', () => expect(stage.surprises()).toEqual([]));
});
