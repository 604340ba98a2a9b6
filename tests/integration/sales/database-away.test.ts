import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../../support/database.ts';
import { tcpProxy } from '../../support/tcp-proxy.ts';

const { hostname, port } = new URL(testDatabaseUrl());
const proxy = await tcpProxy(Number(port), hostname);
// Before the application is loaded, which keeps the address that it finds first.
process.env.DATABASE_URL = proxy.through(testDatabaseUrl());
const { browserCookie, call, createEvent, eventInput, ORIGIN, orderFor, person, refused } = await import(
  '../../support/api.ts'
);

afterEach(() => proxy.refuse(false));
afterAll(() => proxy.close());

function cutOff() {
  proxy.refuse(true);
  proxy.cutAll();
}

describe('while the database is away', () => {
  it('every call that needs it answers 503, says when to come back, and works again afterwards', async () => {
    const admin = await person('ADMIN');
    const { id } = await createEvent(admin);
    const cookie = { cookie: await browserCookie(admin), origin: ORIGIN };
    const calls = [
      ['GET', '/api/events', {}],
      ['GET', `/api/events/${id}`, {}],
      ['GET', '/api/events/search?q=spring', {}],
      ['GET', '/api/events/suggestions?q=spring', {}],
      ['GET', '/api/events/upcoming', {}],
      ['GET', `/api/events/${id}/availability`, {}],
      ['GET', `/api/events/${id}/tickets`, { as: admin }],
      ['GET', '/api/tickets/my-tickets', { as: admin }],
      ['GET', '/api/tickets/my-tickets', { headers: cookie }],
      ['GET', `/api/tickets/${randomUUID()}`, { as: admin }],
      ['DELETE', `/api/tickets/${randomUUID()}`, { as: admin }],
      ['POST', '/api/events', { as: admin, json: eventInput() }],
      ['PATCH', `/api/events/${id}`, { as: admin, json: { price: 1 } }],
      ['POST', '/api/auth/login', { json: { username: admin.username, password: 'no matter which' } }],
      ['POST', '/api/tickets/purchase', { as: admin, json: orderFor(id) }],
    ] as const;
    cutOff();
    const answers = await Promise.all(
      calls.map(([method, path, asked]) => refused('UNAVAILABLE', method, path, asked)),
    );
    for (const { status, headers } of answers) {
      expect(status).toBe(503);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await call('GET', '/api/health')).status).toBe(200);
    expect((await call('GET', '/api/ready')).status).toBe(503);

    proxy.refuse(false);
    expect((await call('GET', '/api/ready')).status).toBe(200);
    expect((await call('GET', `/api/events/${id}`)).status).toBe(200);
    expect((await call('POST', '/api/tickets/purchase', { as: admin, json: orderFor(id) })).status).toBe(201);
  });
});
