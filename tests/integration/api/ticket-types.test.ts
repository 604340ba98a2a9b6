import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EventDto } from '@/application/events/schema';
import { ask, buy, call, createEvent, orderFor, type Person, person, refused } from '../../support/api.ts';

let admin: Person;
let user: Person;
beforeAll(async () => {
  [admin, user] = await Promise.all([person('ADMIN'), person()]);
});

const add = async (id: string, body: { name: string; price: number; [field: string]: unknown }) =>
  (await ask('POST /api/events/{id}/ticket-types', { as: admin, params: { id }, body })).body;
const change = async (id: string, typeId: string, body: Record<string, unknown>) =>
  (await ask('PATCH /api/events/{id}/ticket-types/{typeId}', { as: admin, params: { id, typeId }, body })).body;
const list = async (id: string, as: Person | null = null) =>
  (await ask('GET /api/events/{id}/ticket-types', { as, params: { id } })).body;
const names = async (id: string, as: Person | null = null) => (await list(id, as)).map(({ name }) => name);
const typePath = (id: string, typeId: string) => `/api/events/${id}/ticket-types/${typeId}`;
const onlyType = async (id: string) => {
  const [type] = await list(id, admin);
  if (!type) throw new Error('an event has a type');
  return type;
};

describe('the only type of an event', () => {
  it('is there without being asked for, with the price of the event', async () => {
    const event = await createEvent(admin, { price: 12.5 });
    expect(await list(event.id)).toEqual(event.ticketTypes);
    expect(await list(event.slug)).toEqual([
      {
        id: expect.any(String),
        name: 'Ticket',
        description: '',
        translations: { 'pt-BR': { name: 'Ingresso' } },
        price: 12.5,
        currency: 'BRL',
        capacity: null,
        sharesLimitWith: null,
        salesStart: null,
        salesEnd: null,
        minPerOrder: 1,
        maxPerOrder: 10,
        isHidden: false,
        position: 0,
        available: 50,
        sale: 'open',
        onSale: true,
      },
    ]);
  });

  it('takes the price that is sent for the event', async () => {
    const { id } = await createEvent(admin, { price: 10 });
    await call('PATCH', `/api/events/${id}`, { as: admin, json: { price: 20 } });
    expect(await list(id)).toMatchObject([{ price: 20 }]);
  });

  it('stays', async () => {
    const { id } = await createEvent(admin);
    await refused('CONFLICT', 'DELETE', typePath(id, (await onlyType(id)).id), { as: admin });
  });
});

describe('a further type', () => {
  it('stands behind the others, or where it is put', async () => {
    const { id } = await createEvent(admin);
    await add(id, { name: 'Balcony', price: 80 });
    await add(id, { name: 'First row', price: 400, position: 0 });
    expect(await names(id)).toEqual(['First row', 'Ticket', 'Balcony']);
    expect((await list(id)).map(({ position }) => position)).toEqual([0, 1, 2]);
  });

  it('makes the event cost from its lowest price to its highest', async () => {
    const { id } = await createEvent(admin, { price: 100 });
    await add(id, { name: 'Balcony', price: 80 });
    await add(id, { name: 'First row', price: 400.5 });
    await add(id, { name: 'For friends', price: 1, isHidden: true });
    const { body } = await ask('GET /api/events/{id}', { params: { id } });
    expect(body).toMatchObject({ price: 80, maxPrice: 400.5 });
    const listed = await call<{ content: EventDto[] }>('GET', `/api/events?size=100&q=${body.name}`);
    expect(listed.body.content.find((event) => event.id === id)).toMatchObject({ price: 80, maxPrice: 400.5 });
  });

  it('is an edit of the event: its version moves, and so does its tag', async () => {
    const { id, version } = await createEvent(admin);
    const before = await call('GET', `/api/events/${id}`);
    await add(id, { name: 'Balcony', price: 80 });
    const after = await ask('GET /api/events/{id}', { params: { id } });
    expect(after.body.version).toBe(version + 1);
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
  });

  it('with a limit sells that many, though the event has more seats', async () => {
    const { id } = await createEvent(admin, { capacity: 10 });
    const balcony = await add(id, { name: 'Balcony', price: 80, capacity: 3 });
    expect(balcony).toMatchObject({ capacity: 3, available: 3, sharesLimitWith: null });
    await buy(user, id, { lines: [{ ticketTypeId: balcony.id, quantity: 3 }] });
    const json = orderFor(id, { lines: [{ ticketTypeId: balcony.id, quantity: 1 }] });
    await refused('INSUFFICIENT_CAPACITY', 'POST', '/api/tickets/purchase', { as: user, json });
    expect((await list(id)).map(({ available, onSale }) => [available, onSale])).toEqual([
      [7, true],
      [0, false],
    ]);
  });

  it('with a limit has seats again that are given back, in its limit as in the event', async () => {
    const { id } = await createEvent(admin, { capacity: 10 });
    const balcony = await add(id, { name: 'Balcony', price: 80, capacity: 3 });
    const reduced = await add(id, { name: 'Balcony, reduced', price: 40, sharesLimitWith: balcony.id });
    const [one, two] = [balcony, reduced].map(({ id: ticketTypeId }) => ({ ticketTypeId, quantity: 1 }));
    const { tickets = [] } = await buy(user, id, { lines: [one, two] });
    const left = async () => (await list(id)).map(({ available }) => available);
    expect(await left()).toEqual([8, 1, 1]);
    await ask('DELETE /api/tickets/{id}', { as: user, params: { id: tickets[1]?.id ?? '' } });
    expect(await left()).toEqual([9, 2, 2]);
    await ask('POST /api/events/{id}/cancel', { as: admin, params: { id } });
    expect(await left()).toEqual([10, 3, 3]);
  });

  it('may share the limit of another', async () => {
    const { id } = await createEvent(admin, { capacity: 10 });
    const full = await add(id, { name: 'Balcony', price: 80, capacity: 4 });
    const reduced = await add(id, { name: 'Balcony, reduced', price: 40, sharesLimitWith: full.id });
    expect(reduced).toMatchObject({ capacity: 4, sharesLimitWith: full.id, available: 4 });
    await buy(user, id, { lines: [{ ticketTypeId: full.id, quantity: 3 }] });
    expect((await list(id)).map(({ available }) => available)).toEqual([7, 1, 1]);
    const json = orderFor(id, { lines: [{ ticketTypeId: reduced.id, quantity: 2 }] });
    await refused('INSUFFICIENT_CAPACITY', 'POST', '/api/tickets/purchase', { as: user, json });
  });

  it.each<[string, Record<string, unknown>]>([
    ['name', { name: ' ' }],
    ['price', { price: -1 }],
    ['price', { price: 1.005 }],
    ['capacity', { capacity: 0 }],
    ['maxPerOrder', { minPerOrder: 5, maxPerOrder: 4 }],
    ['minPerOrder', { minPerOrder: 11 }],
    ['salesEnd', { salesEnd: 'soon' }],
    ['sharesLimitWith', { sharesLimitWith: randomUUID() }],
    ['id', { id: randomUUID() }],
  ])('with a wrong %s is refused by its name (%#)', async (field, changes) => {
    const { id } = await createEvent(admin);
    const { body } = await refused('VALIDATION_ERROR', 'POST', `/api/events/${id}/ticket-types`, {
      as: admin,
      json: { name: 'Balcony', price: 80, ...changes },
    });
    expect(body.errors.map((error) => error.field.replace(/^ticketTypes\.\d+\./, ''))).toContain(field);
    expect(await list(id)).toHaveLength(1);
  });
});

describe('changing a type', () => {
  it('changes what is sent and leaves the rest', async () => {
    const { id } = await createEvent(admin);
    const type = await add(id, { name: 'Balcony', price: 80, capacity: 5 });
    const changed = await change(id, type.id, { price: 60, isHidden: true, position: 0 });
    expect(changed).toEqual({ ...type, price: 60, isHidden: true, position: 0, onSale: changed.onSale });
    expect((await list(id, admin)).map(({ name }) => name)).toEqual(['Balcony', 'Ticket']);
  });

  it('by the price of the event is refused where there are several types', async () => {
    const { id } = await createEvent(admin, { price: 100 });
    await add(id, { name: 'Balcony', price: 80 });
    const { body } = await refused('VALIDATION_ERROR', 'PATCH', `/api/events/${id}`, {
      as: admin,
      json: { price: 5 },
    });
    expect(body.errors).toMatchObject([{ field: 'price', code: 'price_per_type' }]);
    expect((await list(id)).map(({ price }) => price)).toEqual([100, 80]);
  });

  it('closes it with an end that has passed, which no buyer gets round', async () => {
    const { id } = await createEvent(admin);
    const type = await add(id, { name: 'Early bird', price: 10 });
    expect(await change(id, type.id, { salesEnd: '2026-01-01T00:00:00' })).toMatchObject({
      sale: 'after',
      onSale: false,
      salesEnd: '2026-01-01T00:00:00',
    });
    const json = orderFor(id, { lines: [{ ticketTypeId: type.id, quantity: 1 }] });
    expect(await refused('SALES_CLOSED', 'POST', '/api/tickets/purchase', { as: user, json })).toMatchObject({
      status: 409,
      body: { ticketTypeId: type.id },
    });
    expect((await change(id, type.id, { salesEnd: null })).onSale).toBe(true);
    await buy(user, id, { lines: [{ ticketTypeId: type.id, quantity: 1 }] });
  });

  it('never takes a limit below what is sold of it', async () => {
    const { id } = await createEvent(admin, { capacity: 10 });
    const type = await add(id, { name: 'Balcony', price: 80, capacity: 5 });
    await buy(user, id, { lines: [{ ticketTypeId: type.id, quantity: 3 }] });
    const { body } = await refused('VALIDATION_ERROR', 'PATCH', typePath(id, type.id), {
      as: admin,
      json: { capacity: 2 },
    });
    expect(body.errors).toMatchObject([{ code: 'below_sold', params: { sold: 3 } }]);
    expect(await change(id, type.id, { capacity: 3 })).toMatchObject({ capacity: 3, available: 0 });
  });

  it('of one number of two is compared with the other that it has', async () => {
    const { id } = await createEvent(admin);
    const type = await add(id, { name: 'Table', price: 80, minPerOrder: 2, maxPerOrder: 4 });
    for (const json of [{ minPerOrder: 5 }, { maxPerOrder: 1 }]) {
      const { body } = await refused('VALIDATION_ERROR', 'PATCH', typePath(id, type.id), { as: admin, json });
      expect(body.errors).toMatchObject([{ field: 'maxPerOrder', code: 'max_below_min' }]);
    }
    await change(id, type.id, { salesStart: '2031-01-02T00:00:00' });
    const { body } = await refused('VALIDATION_ERROR', 'PATCH', typePath(id, type.id), {
      as: admin,
      json: { salesEnd: '2031-01-01T00:00:00' },
    });
    expect(body.errors).toMatchObject([{ field: 'salesEnd', code: 'end_before_start' }]);
  });

  it('needs something to change', async () => {
    const { id } = await createEvent(admin);
    const { status } = await refused('VALIDATION_ERROR', 'PATCH', typePath(id, (await onlyType(id)).id), {
      as: admin,
      json: {},
    });
    expect(status).toBe(400);
  });
});

describe('removing a type', () => {
  it('is done for one that was never sold', async () => {
    const { id } = await createEvent(admin);
    const type = await add(id, { name: 'Balcony', price: 80, capacity: 5 });
    expect((await call('DELETE', typePath(id, type.id), { as: admin })).status).toBe(204);
    expect(await names(id)).toEqual(['Ticket']);
    await refused('RESOURCE_NOT_FOUND', 'DELETE', typePath(id, type.id), { as: admin });
  });

  it('is refused for one that was sold, even if it was given back', async () => {
    const { id } = await createEvent(admin);
    const type = await add(id, { name: 'Balcony', price: 80 });
    const ticket = await buy(user, id, { lines: [{ ticketTypeId: type.id, quantity: 1 }] });
    const remove = () => refused('EVENT_HAS_TICKETS', 'DELETE', typePath(id, type.id), { as: admin });
    expect((await remove()).status).toBe(409);
    await call('DELETE', `/api/tickets/${ticket.id}`, { as: user });
    expect((await remove()).status).toBe(409);
    expect(await names(id)).toEqual(['Ticket', 'Balcony']);
  });
});

describe('a hidden type', () => {
  let id: string;
  let hidden: string;
  beforeAll(async () => {
    id = (await createEvent(admin, { price: 100 })).id;
    hidden = (await add(id, { name: 'For friends', price: 5, isHidden: true })).id;
  });

  it('is shown to admins only, wherever types are shown', async () => {
    expect(await names(id)).toEqual(['Ticket']);
    expect(await names(id, user)).toEqual(['Ticket']);
    expect(await names(id, admin)).toEqual(['Ticket', 'For friends']);
    const shown = async (as: Person | null) =>
      (await ask('GET /api/events/{id}', { as, params: { id } })).body.ticketTypes.map(({ name }) => name);
    expect([await shown(user), await shown(admin)]).toEqual([['Ticket'], ['Ticket', 'For friends']]);
    const { body } = await ask('GET /api/events/{id}/availability', { params: { id } });
    expect(body.ticketTypes.map((type) => type.id)).not.toContain(hidden);
  });

  it('is not for sale to the public, who cannot tell that it exists, and leaves the other the only one', async () => {
    const json = orderFor(id, { lines: [{ ticketTypeId: hidden, quantity: 1 }] });
    const { body } = await refused('VALIDATION_ERROR', 'POST', '/api/tickets/purchase', { as: user, json });
    expect(body.errors).toMatchObject([{ field: 'lines.0.ticketTypeId', code: 'unknown_ticket_type' }]);
    expect((await buy(user, id)).price).toBe(100);
    expect((await buy(admin, id, { lines: [{ ticketTypeId: hidden, quantity: 1 }] })).price).toBe(5);
  });
});

describe('types of an event that is not there', () => {
  it('are not found', async () => {
    for (const id of [randomUUID(), 'no-such-slug', '%00']) {
      await refused('RESOURCE_NOT_FOUND', 'GET', `/api/events/${id}/ticket-types`);
      await refused('RESOURCE_NOT_FOUND', 'POST', `/api/events/${id}/ticket-types`, {
        as: admin,
        json: { name: 'x', price: 1 },
      });
    }
    const { id } = await createEvent(admin);
    const elsewhere = await onlyType((await createEvent(admin)).id);
    for (const typeId of [randomUUID(), 'nonsense', elsewhere.id]) {
      await refused('RESOURCE_NOT_FOUND', 'PATCH', typePath(id, typeId), { as: admin, json: { price: 1 } });
      await refused('RESOURCE_NOT_FOUND', 'DELETE', typePath(id, typeId), { as: admin });
    }
  });

  it('of a draft are as hidden as the draft', async () => {
    const { id } = await createEvent(admin, { status: 'DRAFT' });
    await refused('RESOURCE_NOT_FOUND', 'GET', `/api/events/${id}/ticket-types`, { as: user });
    expect(await names(id, admin)).toEqual(['Ticket']);
  });
});
