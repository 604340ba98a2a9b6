import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '@/application/schema';
import { ask, buy, call, createEvent, type Person, person, refused } from '../../support/api.ts';
import { typesOf } from './two-types.ts';

let admin: Person;
let user: Person;
let other: Person;
beforeAll(async () => {
  [admin, user, other] = await Promise.all([person('ADMIN'), person(), person()]);
});

describe('one’s own orders', () => {
  it('come newest first, a page at a time', async () => {
    const buyer = await person();
    const { id } = await createEvent(admin);
    const bought: string[] = [];
    for (let index = 0; index < 3; index += 1) bought.unshift((await buy(buyer, id, { quantity: 1 + index })).orderId);
    await buy(other, id);
    const { body } = await ask('GET /api/orders', { as: buyer });
    expect(body.content.map((order) => order.id)).toEqual(bought);
    expect(body.content.map(({ lines }) => lines[0]?.quantity)).toEqual([3, 2, 1]);
    expect(body.content[0]).toMatchObject({ total: 897, status: 'PAID', event: { id } });
    const second = await ask('GET /api/orders', { as: buyer, query: { page: 1, size: 2 } });
    expect(second.body).toMatchObject({ totalElements: 3, totalPages: 2, number: 1, first: false, last: true });
    expect(second.body.content.map((order) => order.id)).toEqual([bought[2]]);
  });

  it('are none for who bought nothing', async () => {
    expect((await ask('GET /api/orders', { as: await person() })).body).toMatchObject({ content: [], empty: true });
  });

  it.each(['page=-1', 'size=101', 'buyer=x'])('refuse %s by its name', async (query) => {
    const { body } = await refused('VALIDATION_ERROR', 'GET', `/api/orders?${query}`, { as: user });
    expect(body.errors.map(({ field }) => field)).toEqual([query.split('=')[0]]);
  });

  it('are worded in the language of the reader', async () => {
    const { id, full } = await typesOf(admin);
    const { orderId } = await buy(user, id, { lines: [{ ticketTypeId: full.id, quantity: 1 }] });
    const name = async (locale: string) => {
      const { body } = await ask('GET /api/orders/{id}', { as: user, params: { id: orderId }, locale });
      return [body.lines[0]?.ticketType.name, body.tickets[0]?.ticketType.name];
    };
    expect(await name('pt-BR')).toEqual(['Inteira', 'Inteira']);
    expect(await name('en')).toEqual(['Full', 'Full']);
  });

  it('show what became of their tickets', async () => {
    const { id } = await createEvent(admin);
    const { orderId, tickets = [] } = await buy(user, id, { quantity: 2 });
    const show = async () => (await ask('GET /api/orders/{id}', { as: user, params: { id: orderId } })).body;
    await call('DELETE', `/api/tickets/${tickets[0]?.id}`, { as: user });
    expect((await show()).tickets.map(({ status }) => status).sort()).toEqual(['ACTIVE', 'CANCELLED']);
    expect(await show()).toMatchObject({ status: 'PAID', total: 598, lines: [{ quantity: 2 }] });
    await call('DELETE', `/api/tickets/${tickets[1]?.id}`, { as: user });
    expect(await show()).toMatchObject({ status: 'CANCELLED' });
  });
});

describe('somebody else’s order', () => {
  it('is not found, and an admin sees it', async () => {
    const { orderId } = await buy(user, (await createEvent(admin)).id);
    const path = `/api/orders/${orderId}`;
    expect((await refused('RESOURCE_NOT_FOUND', 'GET', path, { as: other })).status).toBe(404);
    expect((await refused('UNAUTHORIZED', 'GET', path)).status).toBe(401);
    expect((await ask('GET /api/orders/{id}', { as: admin, params: { id: orderId } })).body.id).toBe(orderId);
    expect((await ask('GET /api/orders/{id}', { as: user, params: { id: orderId.toUpperCase() } })).body.id).toBe(
      orderId,
    );
  });

  it('is in no list of one’s own', async () => {
    const { orderId } = await buy(user, (await createEvent(admin)).id);
    const { body } = await call<Page<{ id: string }>>('GET', '/api/orders?size=100', { as: other });
    expect(body.content.map(({ id }) => id)).not.toContain(orderId);
  });

  it.each([randomUUID(), 'nonsense', '%00'])('is as little there as one at %s', async (id) => {
    await refused('RESOURCE_NOT_FOUND', 'GET', `/api/orders/${id}`, { as: user });
  });
});
