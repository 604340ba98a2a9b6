import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AvailabilityDto } from '@/application/events/schema';
import type { PurchaseDto } from '@/application/orders/schema';
import type { Page } from '@/application/schema';
import type { TicketDto, TicketGroup } from '@/application/tickets/schema';
import {
  ask,
  buy,
  call,
  createEvent,
  endNow,
  orderFor,
  type Person,
  person,
  refused,
  startNow,
} from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

let admin: Person;
let user: Person;
beforeAll(async () => {
  [admin, user] = await Promise.all([person('ADMIN'), person()]);
});

const purchase = (json: unknown, headers: Record<string, string> = {}, as: Person = user) =>
  call<PurchaseDto>('POST', '/api/tickets/purchase', { as, json, headers });
const available = async (id: string) =>
  (await call<AvailabilityDto>('GET', `/api/events/${id}/availability`)).body.availableTickets;

describe('a purchase', () => {
  it('of several seats is one order, and answers with all its tickets', async () => {
    const { id } = await createEvent(admin, { capacity: 20, price: 12.5 });
    const { status, body } = await purchase(orderFor(id, { quantity: 10 }));
    expect(status).toBe(201);
    expect(body.tickets).toHaveLength(10);
    expect(body.tickets?.[0]).toEqual({ ...body, tickets: undefined, total: undefined });
    expect(body.total).toBe(125);
    expect(new Set(body.tickets?.map((ticket) => ticket.confirmationCode)).size).toBe(10);
    expect(new Set(body.tickets?.map((ticket) => ticket.orderId)).size).toBe(1);
    const { rows } = await testDatabase().query('SELECT total, currency, status, buyer_id FROM "order" WHERE id = $1', [
      body.orderId,
    ]);
    expect(rows).toEqual([{ total: 12_500, currency: 'BRL', status: 'PAID', buyer_id: user.id }]);
    expect(await available(id)).toBe(10);
  });

  it('names each participant where they are given', async () => {
    const { id } = await createEvent(admin);
    const participants = [
      { name: 'Ana', email: 'ANA@example.com' },
      { name: 'Bia', email: 'bia@example.com' },
    ];
    const { body } = await purchase(orderFor(id, { quantity: 2, participants }));
    expect(body.tickets?.map((ticket) => [ticket.participantName, ticket.participantEmail])).toEqual([
      ['Ana', 'ana@example.com'],
      ['Bia', 'bia@example.com'],
    ]);
  });

  it('is all or nothing', async () => {
    const { id } = await createEvent(admin, { capacity: 3 });
    expect(
      await refused('INSUFFICIENT_CAPACITY', 'POST', '/api/tickets/purchase', {
        as: user,
        json: orderFor(id, { quantity: 4 }),
      }),
    ).toMatchObject({
      status: 409,
      body: { availableTickets: 3 },
    });
    expect(await available(id)).toBe(3);
    await buy(user, id, { quantity: 3 });
    expect(
      await refused('INSUFFICIENT_CAPACITY', 'POST', '/api/tickets/purchase', { as: user, json: orderFor(id) }),
    ).toMatchObject({ body: { availableTickets: 0 } });
  });

  it.each([
    ['quantity', { quantity: 0 }],
    ['quantity', { quantity: 11 }],
    ['quantity', { quantity: 1.5 }],
    ['participants', { quantity: 2, participants: [{ name: 'x', email: 'x@example.com' }] }],
    ['participants.0.email', { quantity: 1, participants: [{ name: 'x', email: 'x' }] }],
    ['participantName', { participantName: ' ' }],
    ['participantName', { participantName: '\ud800' }],
    ['participantEmail', { participantEmail: 'x' }],
    ['price', { price: 0 }],
  ])('with a wrong %s is refused by its name (%#)', async (field, changes) => {
    const { body } = await refused('VALIDATION_ERROR', 'POST', '/api/tickets/purchase', {
      as: user,
      json: orderFor(randomUUID(), changes),
    });
    expect(body.errors.map((error) => error.field)).toEqual([field]);
  });

  it.each([randomUUID(), 'a-slug', ''])('for %j, which is no event, finds nothing', async (eventId) => {
    expect(
      (await refused('RESOURCE_NOT_FOUND', 'POST', '/api/tickets/purchase', { as: user, json: orderFor(eventId) }))
        .status,
    ).toBe(404);
  });

  it('is closed once the event has begun or is over', async () => {
    const [begun, over] = [await createEvent(admin), await createEvent(admin)];
    await startNow(begun.id);
    await endNow(over.id);
    for (const { id } of [begun, over])
      expect(
        (await refused('SALES_CLOSED', 'POST', '/api/tickets/purchase', { as: user, json: orderFor(id) })).status,
      ).toBe(409);
  });

  it('of what costs nothing costs nothing', async () => {
    const { id } = await createEvent(admin, { price: 0 });
    expect(await buy(user, id)).toMatchObject({ price: 0, status: 'ACTIVE' });
  });

  it('is in the log once for each ticket', async () => {
    const { id } = await createEvent(admin);
    const { tickets = [] } = await buy(user, id, { quantity: 3 });
    const { rows } = await testDatabase().query(
      `SELECT subject_id FROM domain_event WHERE type = 'ticket.purchased' AND payload ->> 'eventId' = $1`,
      [id],
    );
    expect(rows.map((row) => row.subject_id).sort()).toEqual(tickets.map((ticket) => ticket.id).sort());
  });
});

describe('an Idempotency-Key', () => {
  it('gives the first answer again, byte for byte, and sells once', async () => {
    const { id } = await createEvent(admin, { capacity: 5 });
    const key = { 'idempotency-key': randomUUID() };
    const first = await purchase(orderFor(id, { quantity: 2 }), key);
    const again = await purchase(orderFor(id, { quantity: 2 }), key);
    expect(first).toMatchObject({ status: 201 });
    expect(first.headers.has('idempotency-replayed')).toBe(false);
    expect(again).toMatchObject({ status: 201, text: first.text });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await available(id)).toBe(3);
  });

  it('gives it again when the event is sold out, cancelled or changed since', async () => {
    const { id } = await createEvent(admin, { capacity: 1 });
    const key = { 'idempotency-key': 'once' };
    const first = await purchase(orderFor(id), key);
    expect((await purchase(orderFor(id), key)).text).toBe(first.text);
    await call('PATCH', `/api/events/${id}`, { as: admin, json: { price: 1 } });
    await call('POST', `/api/events/${id}/cancel`, { as: admin });
    expect(await purchase(orderFor(id), key)).toMatchObject({ status: 201, text: first.text });
  });

  it('sells once to twenty that come at once', async () => {
    const { id } = await createEvent(admin);
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => purchase(orderFor(id), key)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(answers.filter(({ headers }) => headers.has('idempotency-replayed'))).toHaveLength(19);
    expect(await available(id)).toBe(49);
  });

  it('is refused for another body', async () => {
    const { id } = await createEvent(admin);
    const headers = { 'idempotency-key': randomUUID() };
    await purchase(orderFor(id), headers);
    for (const changes of [{ participantName: 'Jane' }, { quantity: 1 }, { eventId: randomUUID() }]) {
      expect(
        (
          await refused('IDEMPOTENCY_KEY_REUSED', 'POST', '/api/tickets/purchase', {
            as: user,
            json: orderFor(id, changes),
            headers,
          })
        ).status,
      ).toBe(422);
    }
    expect(await available(id)).toBe(49);
  });

  it('is each user’s own', async () => {
    const { id } = await createEvent(admin);
    const headers = { 'idempotency-key': 'shared' };
    const [mine, theirs] = [await purchase(orderFor(id), headers), await purchase(orderFor(id), headers, admin)];
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('is not used up by a purchase that failed', async () => {
    const { id } = await createEvent(admin, { capacity: 1 });
    const headers = { 'idempotency-key': randomUUID() };
    const json = orderFor(id, { quantity: 2 });
    await refused('INSUFFICIENT_CAPACITY', 'POST', '/api/tickets/purchase', { as: user, json, headers });
    await refused('VALIDATION_ERROR', 'POST', '/api/tickets/purchase', {
      as: user,
      json: orderFor(id, { quantity: 0 }),
      headers,
    });
    await call('PATCH', `/api/events/${id}`, { as: admin, json: { capacity: 2 } });
    expect((await purchase(json, headers)).status).toBe(201);
  });

  it('is forgotten after a day', async () => {
    const { id } = await createEvent(admin);
    const headers = { 'idempotency-key': randomUUID() };
    const first = await purchase(orderFor(id), headers);
    await testDatabase().query(
      `UPDATE idempotency_key SET created_at = now() - interval '24 hours 1 second' WHERE key = $1`,
      [headers['idempotency-key']],
    );
    const second = await purchase(orderFor(id), headers);
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });

  it('may have 255 characters and no more', async () => {
    const { id } = await createEvent(admin);
    expect((await purchase(orderFor(id), { 'idempotency-key': 'k'.repeat(255) })).status).toBe(201);
    for (const key of ['k'.repeat(256), '', 'two words', 'chave-ção']) {
      const { body } = await refused('VALIDATION_ERROR', 'POST', '/api/tickets/purchase', {
        as: user,
        json: orderFor(id),
        headers: { 'idempotency-key': key },
      });
      expect(body.errors.map(({ field }) => field)).toEqual(['Idempotency-Key']);
    }
  });
});

describe('giving a ticket back', () => {
  it('frees the seat, which can be sold again', async () => {
    const { id } = await createEvent(admin, { capacity: 1 });
    const ticket = await buy(user, id);
    expect((await call('DELETE', `/api/tickets/${ticket.id}`, { as: user })).status).toBe(200);
    expect(await available(id)).toBe(1);
    await buy(await person(), id);
  });

  it('cancels the order with its last ticket', async () => {
    const { id } = await createEvent(admin);
    const { tickets = [], orderId } = await buy(user, id, { quantity: 2 });
    const status = async () =>
      (await testDatabase().query('SELECT status FROM "order" WHERE id = $1', [orderId])).rows[0].status;
    await call('DELETE', `/api/tickets/${tickets[0]?.id}`, { as: user });
    expect(await status()).toBe('PAID');
    await call('DELETE', `/api/tickets/${tickets[1]?.id}`, { as: user });
    expect(await status()).toBe('CANCELLED');
  });

  it('is refused twice, once used, and once the event has begun', async () => {
    const [once, used, late] = await Promise.all([createEvent(admin), createEvent(admin), createEvent(admin)]);
    const [a, b, c] = [await buy(user, once.id), await buy(user, used.id), await buy(user, late.id)];
    await call('DELETE', `/api/tickets/${a.id}`, { as: user });
    await call('POST', `/api/tickets/${b.confirmationCode}/check-in`, { as: admin });
    await startNow(late.id);
    for (const { id } of [a, b, c])
      expect((await refused('CONFLICT', 'DELETE', `/api/tickets/${id}`, { as: user })).status).toBe(409);
  });

  it('may be done by an admin', async () => {
    const { id } = await buy(user, (await createEvent(admin)).id);
    expect((await call('DELETE', `/api/tickets/${id}`, { as: admin })).status).toBe(200);
  });

  it.each([randomUUID(), 'ABCDEFGH2', '%00', 'my-ticket'])('finds nothing at %s', async (id) => {
    for (const method of ['GET', 'DELETE'] as const)
      await refused('RESOURCE_NOT_FOUND', method, `/api/tickets/${id}`, { as: user });
  });
});

describe('checking in', () => {
  it('lets a ticket in once, and says when that was', async () => {
    const ticket = await buy(user, (await createEvent(admin)).id);
    const path = `/api/tickets/${ticket.confirmationCode.toLowerCase()}/check-in`;
    const first = await call<TicketDto>('POST', path, { as: admin });
    expect(first).toMatchObject({
      status: 200,
      body: { id: ticket.id, status: 'USED', usedAt: expect.stringMatching(/Z$/) },
    });
    expect(await refused('ALREADY_CHECKED_IN', 'POST', path, { as: admin })).toMatchObject({
      status: 409,
      body: { usedAt: first.body.usedAt },
    });
  });

  it('keeps the seat taken', async () => {
    const { id } = await createEvent(admin, { capacity: 1 });
    const ticket = await buy(user, id);
    await call('POST', `/api/tickets/${ticket.confirmationCode}/check-in`, { as: admin });
    expect(await available(id)).toBe(0);
  });

  it('refuses a ticket that was given back', async () => {
    const ticket = await buy(user, (await createEvent(admin)).id);
    await call('DELETE', `/api/tickets/${ticket.id}`, { as: user });
    await refused('CONFLICT', 'POST', `/api/tickets/${ticket.confirmationCode}/check-in`, { as: admin });
  });

  it.each(['ZZZZZZZZZ', 'short', randomUUID(), '%00'])('finds nothing at %s', async (code) => {
    await refused('RESOURCE_NOT_FOUND', 'POST', `/api/tickets/${code}/check-in`, { as: admin });
  });
});

describe('my tickets', () => {
  it('come newest first, a page at a time, by status where asked', async () => {
    const holder = await person();
    const { id } = await createEvent(admin);
    const bought: string[] = [];
    for (let index = 0; index < 5; index += 1) bought.unshift((await buy(holder, id)).id);
    await call('DELETE', `/api/tickets/${bought[0]}`, { as: holder });
    const list = async (query: string) =>
      (await call<Page<TicketDto>>('GET', `/api/tickets/my-tickets?${query}`, { as: holder })).body;
    expect((await list('')).content.map((ticket) => ticket.id)).toEqual(bought);
    const second = await list('page=1&size=2');
    expect(second).toMatchObject({
      totalElements: 5,
      totalPages: 3,
      number: 1,
      size: 2,
      numberOfElements: 2,
      first: false,
      last: false,
      empty: false,
    });
    expect(second.content.map((ticket) => ticket.id)).toEqual(bought.slice(2, 4));
    expect((await list('status=CANCELLED')).content.map((ticket) => ticket.id)).toEqual([bought[0]]);
    expect(await list('status=USED')).toMatchObject({
      content: [],
      totalElements: 0,
      empty: true,
      first: true,
      last: true,
    });
  });

  it('part into those to come, those that are over, and those that were given back or called off', async () => {
    const holder = await person();
    const [next, over, off] = await Promise.all([createEvent(admin), createEvent(admin), createEvent(admin)]);
    const bought = {
      next: await buy(holder, next.id),
      over: await buy(holder, over.id),
      off: await buy(holder, off.id),
    };
    const given = await buy(holder, next.id);
    const used = await buy(holder, over.id);
    await call('POST', `/api/tickets/${used.confirmationCode}/check-in`, { as: admin });
    await call('DELETE', `/api/tickets/${given.id}`, { as: holder });
    await call('POST', `/api/events/${off.id}/cancel`, { as: admin });
    await endNow(over.id);
    const group = async (when: TicketGroup) => {
      const { body } = await ask('GET /api/tickets/my-tickets', { as: holder, query: { when } });
      expect(body.totalElements).toBe(body.content.length);
      return body.content.map(({ id }) => id).sort();
    };
    expect(await group('upcoming')).toEqual([bought.next.id]);
    expect(await group('past')).toEqual([bought.over.id, used.id].sort());
    expect(await group('cancelled')).toEqual([bought.off.id, given.id].sort());
    const firstOfTwo = await ask('GET /api/tickets/my-tickets', { as: holder, query: { when: 'past', size: 1 } });
    expect(firstOfTwo.body).toMatchObject({ totalElements: 2, totalPages: 2, numberOfElements: 1, last: false });
  });

  it('show what comes next first, and of what is over the latest, whenever they were made and bought', async () => {
    const holder = await person();
    const days = ['2031-05-03', '2031-05-01', '2031-05-02'];
    const events = await Promise.all(days.map((day) => createEvent(admin, { eventDate: `${day}T20:00:00` })));
    for (const { id } of events) await buy(holder, id);
    const shown = async (when: TicketGroup) => {
      const { body } = await ask('GET /api/tickets/my-tickets', { as: holder, query: { when } });
      return body.content.map(({ event }) => event.eventDate.slice(0, 10));
    };
    expect(await shown('upcoming')).toEqual(['2031-05-01', '2031-05-02', '2031-05-03']);
    await testDatabase().query(
      `UPDATE event SET starts_at = starts_at - interval '20 years', ends_at = ends_at - interval '20 years',
         version = version + 1 WHERE id = ANY($1::uuid[])`,
      [events.map(({ id }) => id)],
    );
    expect(await shown('past')).toEqual(['2011-05-03', '2011-05-02', '2011-05-01']);
  });

  it.each(['page=-1', 'size=101', 'status=SOLD', 'when=soon', 'owner=x'])('refuse %s by its name', async (query) => {
    const { body } = await refused('VALIDATION_ERROR', 'GET', `/api/tickets/my-tickets?${query}`, { as: user });
    expect(body.errors.map(({ field }) => field)).toEqual([query.split('=')[0]]);
  });
});

describe('the attendees of an event', () => {
  it.each([(id: string) => `/api/events/${id}/tickets`, (id: string) => `/api/tickets/event/${id}`])(
    'are found by name, address, code and status (%#)',
    async (path) => {
      const event = await createEvent(admin);
      const ana = await buy(user, event.id, { participantName: 'Ana Maria', participantEmail: 'am@example.com' });
      const bob = await buy(user, event.id, { participantName: '100%_Bob', participantEmail: 'bob@example.org' });
      await call('POST', `/api/tickets/${bob.confirmationCode}/check-in`, { as: admin });
      const find = async (query: string) => {
        const { status, body, text } = await call<Page<TicketDto>>('GET', `${path(event.id)}?${query}`, { as: admin });
        expect(status, text).toBe(200);
        return body.content.map((ticket) => ticket.participantName);
      };
      expect(await find('')).toEqual(['100%_Bob', 'Ana Maria']);
      expect(await find('q=maria')).toEqual(['Ana Maria']);
      expect(await find('q=EXAMPLE.ORG')).toEqual(['100%_Bob']);
      expect(await find(`q=${ana.confirmationCode.toLowerCase()}`)).toEqual(['Ana Maria']);
      expect(await find('q=%25')).toEqual(['100%_Bob']);
      expect(await find('q=_')).toEqual(['100%_Bob']);
      expect(await find('status=USED')).toEqual(['100%_Bob']);
      expect(await find('status=ACTIVE&q=bob')).toEqual([]);
      expect(await find('page=1&size=1')).toEqual(['Ana Maria']);
    },
  );

  it('are of no event that is not there', async () => {
    for (const path of [`/api/events/${randomUUID()}/tickets`, '/api/tickets/event/none'])
      await refused('RESOURCE_NOT_FOUND', 'GET', path, { as: admin });
  });
});
