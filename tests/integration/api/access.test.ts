import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

// Read once, when the first module asks for its environment.
vi.hoisted(() => {
  process.env.CORS_ORIGINS = 'https://partner.example, https://other.example';
});

import type { PurchaseDto } from '@/application/orders/schema';
import { contracts } from '@/presentation/http/contracts';
import { METHODS } from '@/presentation/http/contracts/contract';
import {
  ANYTHING,
  browserCookie,
  buy,
  call,
  createEvent,
  type Method,
  ORIGIN,
  orderFor,
  type Person,
  person,
  ROUTES,
  refused,
} from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

let admin: Person;
let user: Person;
let other: Person;
let eventId: string;
let draftId: string;
let typeId: string;
let ticket: PurchaseDto;
beforeAll(async () => {
  [admin, user, other] = await Promise.all([person('ADMIN'), person(), person()]);
  const event = await createEvent(admin, { capacity: 1_000 });
  eventId = event.id;
  typeId = event.ticketTypes[0]?.id ?? '';
  draftId = (await createEvent(admin, { status: 'DRAFT' })).id;
  ticket = await buy(user, eventId);
});
afterAll(() => {
  delete process.env.CORS_ORIGINS;
});

describe('who may do what', () => {
  type Who = 'nobody' | 'user' | 'other' | 'admin';
  const ALL = [200, 200, 200, 200];
  // Statuses for nobody, the user who owns the ticket, another user, an admin. The same call is made by each in turn.
  it.each<[Method, () => string, unknown, number[]]>([
    ['GET', () => '/api/health', undefined, ALL],
    ['GET', () => '/api/ready', undefined, ALL],
    ['GET', () => '/api/events', undefined, ALL],
    ['GET', () => '/api/events/search?q=spring', undefined, ALL],
    ['GET', () => '/api/events/suggestions?q=spring', undefined, ALL],
    ['GET', () => '/api/events/upcoming', undefined, ALL],
    ['GET', () => `/api/events/${eventId}`, undefined, ALL],
    ['GET', () => `/api/events/${eventId}/availability`, undefined, ALL],
    ['GET', () => `/api/events/${eventId}/ticket-types`, undefined, ALL],
    ['GET', () => `/api/events/${draftId}/ticket-types`, undefined, [404, 404, 404, 200]],
    ['GET', () => `/api/events/${draftId}`, undefined, [404, 404, 404, 200]],
    ['GET', () => `/api/events/${draftId}/availability`, undefined, [404, 404, 404, 404]],
    [
      'POST',
      () => '/api/events',
      { name: 'x', eventDate: '2031-01-01T10:00:00', location: 'x', capacity: 1 },
      [401, 403, 403, 201],
    ],
    ['PATCH', () => `/api/events/${eventId}`, { name: 'x' }, [401, 403, 403, 200]],
    ['DELETE', () => `/api/events/${eventId}`, undefined, [401, 403, 403, 409]],
    ['POST', () => `/api/events/${draftId}/ticket-types`, { name: 'x', price: 1 }, [401, 403, 403, 201]],
    ['PATCH', () => `/api/events/${eventId}/ticket-types/${typeId}`, { description: 'x' }, [401, 403, 403, 200]],
    ['DELETE', () => `/api/events/${eventId}/ticket-types/${typeId}`, undefined, [401, 403, 403, 409]],
    ['GET', () => `/api/events/${eventId}/tickets`, undefined, [401, 403, 403, 200]],
    ['GET', () => `/api/tickets/event/${eventId}`, undefined, [401, 403, 403, 200]],
    ['GET', () => '/api/auth/me', undefined, [401, 200, 200, 200]],
    ['GET', () => '/api/auth/sessions', undefined, [401, 200, 200, 200]],
    ['DELETE', () => `/api/auth/sessions/${randomUUID()}`, undefined, [401, 404, 404, 404]],
    ['GET', () => '/api/tickets/my-tickets', undefined, [401, 200, 200, 200]],
    ['GET', () => `/api/tickets/${ticket.id}`, undefined, [401, 200, 404, 200]],
    ['GET', () => '/api/orders', undefined, [401, 200, 200, 200]],
    ['GET', () => `/api/orders/${ticket.orderId}`, undefined, [401, 200, 404, 200]],
    ['POST', () => '/api/tickets/purchase', 'order', [401, 201, 201, 201]],
    ['POST', () => `/api/events/${eventId}/purchase`, 'order', [401, 201, 201, 201]],
    ['POST', () => `/api/tickets/${ticket.confirmationCode}/check-in`, undefined, [401, 403, 403, 200]],
    // Used by now, and somebody else still cannot tell that it exists.
    ['DELETE', () => `/api/tickets/${ticket.id}`, undefined, [401, 409, 404, 409]],
    ['POST', () => `/api/events/${eventId}/cancel`, undefined, [401, 403, 403, 200]],
  ])('%s %s', async (method, path, body, statuses) => {
    const json = body === 'order' ? orderFor(eventId) : body;
    const people: Record<Who, Person | null> = { nobody: null, user, other, admin };
    const found: number[] = [];
    for (const as of Object.values(people)) {
      const answer = await call(method, path(), { as, json });
      found.push(answer.status);
      if (answer.status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect(found).toEqual(statuses);
  });

  it('lets a browser’s own cookie in as well as a bearer token', async () => {
    const cookie = await browserCookie(admin);
    expect((await call('GET', '/api/auth/me', { headers: { cookie } })).body).toMatchObject({
      id: admin.id,
      role: 'ADMIN',
    });
  });
});

describe('a bearer token', () => {
  const SECRET = 'a-secret-for-the-tests-only-0123456789';
  const soon = () => Math.floor(Date.now() / 1000) + 900;
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  type Forgery = { secret?: string; alg?: string; hash?: string; [claim: string]: unknown };

  /** A token as anybody who holds `secret` could make it. */
  function token({ secret = SECRET, alg = 'HS256', hash = 'sha256', ...changes }: Forgery = {}) {
    const { id: uid, email: sub, username, sessionId: sid } = user;
    const claims = { sub, uid, username, roles: ['USER'], sid, exp: soon(), ...changes };
    const signed = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
    return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
  }

  it.each<[string, () => string]>([
    ['is none at all', () => 'Bearer'],
    ['is no JWT', () => 'Bearer abc'],
    ['is empty in every part', () => 'Bearer ..'],
    ['is of another scheme', () => 'Basic YTpi'],
    ['is signed with another secret', () => `Bearer ${token({ secret: 'x'.repeat(40) })}`],
    ['is signed with another algorithm', () => `Bearer ${token({ alg: 'HS512', hash: 'sha512' })}`],
    ['names another algorithm than it is signed with', () => `Bearer ${token({ alg: 'HS512' })}`],
    ['is not signed', () => `Bearer ${token({ alg: 'none' }).replace(/[^.]*$/, '')}`],
    ['has expired', () => `Bearer ${token({ exp: Math.floor(Date.now() / 1000) - 1 })}`],
    ['never expires', () => `Bearer ${token({ exp: undefined })}`],
    ['expires at no time', () => `Bearer ${token({ exp: 'tomorrow' })}`],
    ['was tampered with', () => `Bearer ${user.token.slice(0, -4)}AAAA`],
    [
      'promotes its bearer',
      () =>
        `Bearer ${token()
          .split('.')
          .with(1, token({ roles: ['ADMIN'] }).split('.')[1] ?? '')
          .join('.')}`,
    ],
  ])('that %s is refused, on public addresses too', async (_, authorization) => {
    const headers = { authorization: authorization() };
    for (const path of ['/api/auth/me', '/api/events']) {
      expect((await refused('UNAUTHORIZED', 'GET', path, { headers })).status).toBe(401);
    }
  });

  it('made by whoever holds the secret is let in, so that the cases above fail for their own reason', async () => {
    expect((await call('GET', '/api/auth/me', { headers: { authorization: `bearer ${token()}` } })).status).toBe(200);
  });

  it('needs no Origin', async () => {
    expect(
      (await call('POST', '/api/tickets/purchase', { as: user, json: orderFor((await createEvent(admin)).id) })).status,
    ).toBe(201);
  });
});

describe('a call by cookie that changes something', () => {
  let onSale: string;
  beforeAll(async () => {
    onSale = (await createEvent(admin)).id;
  });
  const order = async (headers: Record<string, string>) =>
    call('POST', '/api/tickets/purchase', {
      json: orderFor(onSale),
      headers: { cookie: await browserCookie(user), ...headers },
    });

  it.each<[string, Record<string, string>]>([
    ['without an Origin', {}],
    ['from the Origin "null"', { origin: 'null' }],
    ['from elsewhere', { origin: 'https://evil.example' }],
    ['from an origin that CORS lets read', { origin: 'https://partner.example' }],
    ['from our name on another scheme', { origin: 'https://localhost:3000' }],
    ['from our name on another port', { origin: 'http://localhost:3001' }],
    ['from a name that begins like ours', { origin: 'http://localhost:3000.evil.example' }],
    ['from elsewhere with a Referer of ours', { origin: 'https://evil.example', referer: `${ORIGIN}/events` }],
  ])('%s is refused', async (_, headers) => {
    expect(await order(headers)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it.each<[string, Record<string, string>]>([
    ['our own pages', { origin: ORIGIN }],
    ['our own pages behind another host name', { origin: 'http://127.0.0.1:3100', host: '127.0.0.1:3100' }],
  ])('from %s is let through', async (_, headers) => {
    expect((await order(headers)).status).toBe(201);
  });

  it('may read without an Origin', async () => {
    expect(
      (await call('GET', '/api/tickets/my-tickets', { headers: { cookie: await browserCookie(user) } })).status,
    ).toBe(200);
  });

  it('is nobody’s once its session has ended', async () => {
    const guest = await person();
    const cookie = await browserCookie(guest);
    expect((await call('GET', '/api/auth/me', { headers: { cookie } })).status).toBe(200);
    await testDatabase().query('UPDATE session SET revoked_at = now() WHERE id = $1', [guest.sessionId]);
    expect((await call('GET', '/api/auth/me', { headers: { cookie } })).status).toBe(401);
  });

  it('is as strong as the account is now, not as it was at sign-in', async () => {
    const demoted = await person('ADMIN');
    const cookie = await browserCookie(demoted);
    await testDatabase().query(`UPDATE "user" SET role = 'USER' WHERE id = $1`, [demoted.id]);
    expect((await call('GET', `/api/events/${onSale}/tickets`, { headers: { cookie } })).status).toBe(403);
  });

  it.each(['eventhub.session=garbage', 'eventhub.session=', 'eventhub.session.0=a; eventhub.session.1=b', ';;='])(
    'with the cookie %j is nobody’s',
    async (cookie) => {
      expect((await call('GET', '/api/auth/me', { headers: { cookie } })).status).toBe(401);
    },
  );
});

describe('other origins', () => {
  it.each(['https://partner.example', 'https://other.example'])('may be %s', async (origin) => {
    const preflight = await call('OPTIONS', `/api/events/${eventId}`, {
      headers: { origin, 'access-control-request-method': 'PATCH' },
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, PATCH, DELETE, HEAD, OPTIONS',
      'access-control-allow-headers': expect.stringMatching(/authorization, content-type.*idempotency-key/),
      'access-control-max-age': '3600',
      vary: expect.stringMatching(/origin/i),
    });
    const answer = await call('GET', '/api/events', { headers: { origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/etag.*location.*idempotency-replayed/);
  });

  it('may read why they were refused', async () => {
    const answer = await call('GET', '/api/auth/me', { headers: { origin: 'https://partner.example' } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://partner.example');
  });

  it.each(['https://evil.example', 'null', 'https://partner.example.evil.example', 'http://partner.example'])(
    'may not be %s',
    async (origin) => {
      const preflight = await call('OPTIONS', '/api/events', { headers: { origin } });
      const answer = await call('GET', '/api/events', { headers: { origin } });
      for (const { headers } of [preflight, answer]) expect(headers.has('access-control-allow-origin')).toBe(false);
    },
  );
});

describe('an address', () => {
  const taken = (path: string) => {
    const named = path.replaceAll('[', '{').replaceAll(']', '}');
    return METHODS.filter((method) => Object.values(contracts).some((c) => c.path === named && c.method === method));
  };

  // Another service sends browsers to the callback: it is a page rather than an endpoint, and has no contract.
  const WITHOUT_CONTRACT = [ANYTHING, '/api/auth/callback/[provider]'];

  it.each(ROUTES.map(([path]) => path).filter((path) => !WITHOUT_CONTRACT.includes(path)))(
    '%s says which methods it takes',
    async (path) => {
      const methods = taken(path);
      const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
      const address = path.replaceAll(/\[\w+\]/g, () => randomUUID());
      expect((await call('OPTIONS', address)).headers.get('allow')).toBe(allow);
      for (const method of METHODS.filter((each) => !methods.includes(each))) {
        const answer = await refused('METHOD_NOT_ALLOWED', method, address, { as: admin });
        expect(answer.status).toBe(405);
        expect(answer.headers.get('allow')).toBe(allow);
      }
    },
  );

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)('that nobody has is 404 for %s', async (method) => {
    expect((await refused('RESOURCE_NOT_FOUND', method, '/api/nothing/here', { as: admin })).status).toBe(404);
  });
});

describe('a body', () => {
  const cases: [string, Method, () => string][] = [
    ['a registration', 'POST', () => '/api/auth/register'],
    ['a sign-in', 'POST', () => '/api/auth/login'],
    ['an event', 'POST', () => '/api/events'],
    ['a change', 'PATCH', () => `/api/events/${eventId}`],
    ['a purchase', 'POST', () => '/api/tickets/purchase'],
    ['a ticket type', 'POST', () => `/api/events/${eventId}/ticket-types`],
    ['a change of one', 'PATCH', () => `/api/events/${eventId}/ticket-types/${typeId}`],
  ];

  it.each(cases)(
    'that is no JSON, too large, of another type or of unknown fields is refused as %s',
    async (_, method, path) => {
      const json = { 'content-type': 'application/json' };
      expect((await refused('MALFORMED_JSON', method, path(), { as: admin, raw: '{"a":', headers: json })).status).toBe(
        400,
      );
      expect((await refused('MALFORMED_JSON', method, path(), { as: admin, raw: '', headers: json })).status).toBe(400);
      expect(
        (
          await refused('UNSUPPORTED_MEDIA_TYPE', method, path(), {
            as: admin,
            raw: 'a=1',
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
          })
        ).status,
      ).toBe(415);
      expect((await refused('UNSUPPORTED_MEDIA_TYPE', method, path(), { as: admin })).status).toBe(415);
      expect(
        (await refused('PAYLOAD_TOO_LARGE', method, path(), { as: admin, json: { name: 'x'.repeat(300_000) } })).status,
      ).toBe(413);
      const { status, body } = await refused('VALIDATION_ERROR', method, path(), { as: admin, json: { nope: 1 } });
      expect(status).toBe(400);
      expect(body.errors).toContainEqual(expect.objectContaining({ field: 'nope', code: 'unrecognized_keys' }));
    },
  );
});

describe('who is not signed in', () => {
  it('is told so before the body is looked at', async () => {
    for (const path of ['/api/tickets/purchase', '/api/events', `/api/events/${eventId}/ticket-types`])
      await refused('UNAUTHORIZED', 'POST', path, { raw: '{', headers: { 'content-type': 'application/json' } });
  });
});

describe('a request id', () => {
  it('is taken over where it is a sane one', async () => {
    const answer = await refused('RESOURCE_NOT_FOUND', 'GET', '/api/x', {
      headers: { 'x-request-id': 'my-request.1' },
    });
    expect(answer.body.requestId).toBe('my-request.1');
  });

  it.each(['short', 'x'.repeat(101), '<script>alert(1)</script>'])('is ours instead of %j', async (id) => {
    expect((await call('GET', '/api/health', { headers: { 'x-request-id': id } })).headers.get('x-request-id')).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });
});
