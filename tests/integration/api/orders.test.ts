import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask, buy, call, createEvent, orderFor, type Person, person, refused } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { typesOf } from './two-types.ts';

let admin: Person;
let user: Person;
beforeAll(async () => {
  [admin, user] = await Promise.all([person('ADMIN'), person()]);
});

const seat = (name: string) => ({ name, email: `${name.toLowerCase()}@example.com` });

describe('an order of several types', () => {
  it('is one order with a line of each, and answers with all tickets and the total', async () => {
    const { id, full, reduced } = await typesOf(admin);
    const { body } = await ask('POST /api/tickets/purchase', {
      as: user,
      body: {
        eventId: id,
        participantName: 'Ana',
        participantEmail: 'ana@example.com',
        lines: [
          { ticketTypeId: full.id, quantity: 2, participants: [seat('Ana'), seat('Bia')] },
          { ticketTypeId: reduced.id, quantity: 1 },
        ],
      },
    });
    expect(body.total).toBe(249.5);
    expect(
      body.tickets?.map(({ ticketType, price, participantName }) => [ticketType.id, price, participantName]),
    ).toEqual([
      [full.id, 100, 'Ana'],
      [full.id, 100, 'Bia'],
      [reduced.id, 49.5, 'Ana'],
    ]);
    expect(new Set(body.tickets?.map(({ orderId }) => orderId))).toEqual(new Set([body.orderId]));

    const { body: order } = await ask('GET /api/orders/{id}', { as: user, params: { id: body.orderId } });
    expect(order).toMatchObject({
      id: body.orderId,
      status: 'PAID',
      total: 249.5,
      currency: 'BRL',
      event: { id, name: 'Spring Boot Workshop' },
      lines: [
        { ticketType: { id: full.id, name: 'Full' }, quantity: 2, unitPrice: 100, total: 200 },
        { ticketType: { id: reduced.id, name: 'Reduced' }, quantity: 1, unitPrice: 49.5, total: 49.5 },
      ],
    });
    expect(order.tickets.map((ticket) => ticket.id).sort()).toEqual(body.tickets?.map((ticket) => ticket.id).sort());
  });

  it('is all or nothing', async () => {
    const { id, full, reduced } = await typesOf(admin, { capacity: 3 });
    const lines = [
      { ticketTypeId: full.id, quantity: 2 },
      { ticketTypeId: reduced.id, quantity: 2 },
    ];
    await refused('INSUFFICIENT_CAPACITY', 'POST', '/api/tickets/purchase', {
      as: user,
      json: orderFor(id, { lines }),
    });
    const { body } = await ask('GET /api/events/{id}/availability', { params: { id } });
    expect(body.availableTickets).toBe(3);
    expect(body.ticketTypes).toEqual([
      { id: full.id, available: 3, onSale: true },
      { id: reduced.id, available: 3, onSale: true },
    ]);
  });

  it('is asked for by who names none, so that nobody pays a price he did not see', async () => {
    const { id } = await typesOf(admin);
    for (const changes of [{}, { quantity: 2 }]) {
      const { status, body } = await refused('VALIDATION_ERROR', 'POST', '/api/tickets/purchase', {
        as: user,
        json: orderFor(id, changes),
      });
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([{ field: 'lines', code: 'lines_needed' }]);
    }
  });

  it.each<[string, string, (types: { full: string; reduced: string }) => Record<string, unknown>]>([
    ['lines', 'lines_or_quantity', ({ full }) => ({ quantity: 1, lines: [{ ticketTypeId: full, quantity: 1 }] })],
    [
      'lines',
      'duplicate_ticket_type',
      ({ full }) => ({
        lines: [
          { ticketTypeId: full, quantity: 1 },
          { ticketTypeId: full.toUpperCase(), quantity: 1 },
        ],
      }),
    ],
    [
      'lines',
      'too_many_seats',
      ({ full, reduced }) => ({
        lines: [
          { ticketTypeId: full, quantity: 6 },
          { ticketTypeId: reduced, quantity: 5 },
        ],
      }),
    ],
    ['lines', 'too_small', () => ({ lines: [] })],
    ['lines.0.quantity', 'too_small', ({ full }) => ({ lines: [{ ticketTypeId: full, quantity: 0 }] })],
    [
      'lines.1.ticketTypeId',
      'unknown_ticket_type',
      ({ full }) => ({
        lines: [
          { ticketTypeId: full, quantity: 1 },
          { ticketTypeId: randomUUID(), quantity: 1 },
        ],
      }),
    ],
    ['lines.0.ticketTypeId', 'unknown_ticket_type', () => ({ lines: [{ ticketTypeId: 'balcony', quantity: 1 }] })],
    [
      'lines.0.participants',
      'participants_quantity',
      ({ full }) => ({ lines: [{ ticketTypeId: full, quantity: 2, participants: [seat('Ana')] }] }),
    ],
  ])('with a error in %s is refused: %s', async (field, code, changes) => {
    const { id, full, reduced } = await typesOf(admin);
    const json = orderFor(id, changes({ full: full.id, reduced: reduced.id }));
    const { body } = await refused('VALIDATION_ERROR', 'POST', '/api/tickets/purchase', { as: user, json });
    expect(body.errors.map((error) => [error.field, error.code])).toEqual([[field, code]]);
  });

  it('keeps to the least and the most that a type sells in one order', async () => {
    const { id, full } = await typesOf(admin, {
      ticketTypes: [
        { name: 'Table', price: 10, minPerOrder: 2, maxPerOrder: 4 },
        { name: 'Seat', price: 5 },
      ],
    });
    const errors = async (quantity: number) => {
      const json = orderFor(id, { lines: [{ ticketTypeId: full.id, quantity }] });
      return (await refused('VALIDATION_ERROR', 'POST', '/api/tickets/purchase', { as: user, json })).body.errors;
    };
    expect(await errors(1)).toMatchObject([
      { field: 'lines.0.quantity', code: 'below_min_per_order', params: { minimum: 2 } },
    ]);
    expect(await errors(5)).toMatchObject([
      { field: 'lines.0.quantity', code: 'above_max_per_order', params: { maximum: 4 } },
    ]);
    expect((await buy(user, id, { lines: [{ ticketTypeId: full.id, quantity: 4 }] })).total).toBe(40);
  });

  it('of the only type may name it, too', async () => {
    const { id, ticketTypes } = await createEvent(admin);
    const { tickets, total } = await buy(user, id, { lines: [{ ticketTypeId: ticketTypes[0]?.id, quantity: 1 }] });
    expect(tickets).toHaveLength(1);
    expect(total).toBe(299);
  });

  it('under an Idempotency-Key is sold once', async () => {
    const { id, full, reduced } = await typesOf(admin);
    const json = orderFor(id, {
      lines: [
        { ticketTypeId: full.id, quantity: 1 },
        { ticketTypeId: reduced.id, quantity: 1 },
      ],
    });
    const headers = { 'idempotency-key': randomUUID() };
    const [first, again] = [
      await call('POST', '/api/tickets/purchase', { as: user, json, headers }),
      await call('POST', '/api/tickets/purchase', { as: user, json, headers }),
    ];
    expect(again).toMatchObject({ status: 201, text: first.text });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await ask('GET /api/events/{id}/availability', { params: { id } })).body.availableTickets).toBe(48);
  });
});

describe('a purchase at the address of its event', () => {
  const at = (id: string) => `/api/events/${id}/purchase`;
  const buyer = { participantName: 'Ana', participantEmail: 'ana@example.com' };

  it('is the same call, whether or not the body names the event', async () => {
    const { id } = await createEvent(admin);
    const { body } = await ask('POST /api/events/{id}/purchase', { as: user, params: { id }, body: buyer });
    expect(body).toMatchObject({ participantName: 'Ana', price: 299, event: { id } });
    for (const eventId of [id, id.toUpperCase()])
      expect((await call('POST', at(id), { as: user, json: { ...buyer, eventId } })).status).toBe(201);
    expect((await call('POST', at(id.toUpperCase()), { as: user, json: buyer })).status).toBe(201);
    expect((await ask('GET /api/events/{id}/availability', { params: { id } })).body.availableTickets).toBe(46);
  });

  it('is refused where the body names another event, and sells nothing', async () => {
    const [{ id }, { id: another }] = [await createEvent(admin), await createEvent(admin)];
    for (const eventId of [another, 'x', '']) {
      const json = { ...buyer, eventId };
      const { body } = await refused('VALIDATION_ERROR', 'POST', at(id), { as: user, json });
      expect(body.errors).toMatchObject([{ field: 'eventId', code: 'other_event' }]);
    }
    for (const eventId of [id, another])
      expect((await ask('GET /api/events/{id}/availability', { params: { id: eventId } })).body.availableTickets).toBe(
        50,
      );
  });

  it('is checked as at the other address', async () => {
    const { id } = await createEvent(admin);
    for (const odd of [{ quantity: 11 }, { total: 299 }, { participantName: '' }, { surprise: true }, { lines: [] }])
      await refused('VALIDATION_ERROR', 'POST', at(id), { as: user, json: { ...buyer, ...odd } });
    for (const nothing of [randomUUID(), 'no-event'])
      await refused('RESOURCE_NOT_FOUND', 'POST', at(nothing), { as: user, json: buyer });
    await refused('UNAUTHORIZED', 'POST', at(id), { json: buyer });
  });

  it('is known again under its key at either address', async () => {
    const { id } = await createEvent(admin);
    const named = { ...buyer, eventId: id };
    // Each address first once; the body of the second with its fields in another order.
    const shuffled = { participantEmail: buyer.participantEmail, eventId: id.toUpperCase(), participantName: 'Ana' };
    for (const calls of [
      [
        [at(id), buyer],
        ['/api/tickets/purchase', shuffled],
        [at(id), named],
      ],
      [
        ['/api/tickets/purchase', named],
        [at(id.toUpperCase()), buyer],
      ],
    ] as const) {
      const headers = { 'idempotency-key': randomUUID() };
      const answers = [];
      for (const [path, json] of calls) answers.push(await call('POST', path, { as: user, json, headers }));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers.map((answer) => answer.headers.get('idempotency-replayed'))).toEqual(
        calls.map((_, index) => (index === 0 ? null : 'true')),
      );
      const json = { ...buyer, participantName: 'Bia' };
      await refused('IDEMPOTENCY_KEY_REUSED', 'POST', at(id), { as: user, json, headers });
    }
    expect((await ask('GET /api/events/{id}/availability', { params: { id } })).body.availableTickets).toBe(48);
  });
});

describe('a price that changed since the page was opened', () => {
  it('is not paid unasked: the order is refused with what it costs now, and sold at that once it was seen', async () => {
    const event = await createEvent(admin, { price: 10 });
    const seen = { eventId: event.id, participantName: 'Ana', participantEmail: 'ana@example.com', quantity: 2 };
    await call('PATCH', `/api/events/${event.id}`, { as: admin, json: { price: 999 } });
    const { status, body } = await refused('CONFLICT', 'POST', '/api/tickets/purchase', {
      as: user,
      json: { ...seen, total: 20, currency: 'BRL' },
    });
    expect({ status, total: body.total, currency: body.currency }).toEqual({
      status: 409,
      total: 1998,
      currency: 'BRL',
    });
    expect(body.errors).toMatchObject([{ field: 'total', code: 'price_changed' }]);
    expect(await buy(user, event.id, { quantity: 2, total: 1998, currency: 'BRL' })).toMatchObject({ total: 1998 });
  });
});

describe('where a buyer comes from', () => {
  const sourcesOf = async (eventId: string) => {
    const { rows } = await testDatabase().query<{ source: string | null }>(
      `SELECT DISTINCT o.id, o.source FROM "order" o JOIN ticket t ON t.order_id = o.id WHERE t.event_id = $1 ORDER BY o.id`,
      [eventId],
    );
    return rows.map(({ source }) => source);
  };

  it('is kept with the order, cleaned; whoever says nothing is sold to as before', async () => {
    const { id } = await createEvent(admin);
    await buy(user, id, { source: ' Newsletter <b>May</b>' });
    await buy(user, id, { source: '???' });
    await buy(user, id);
    expect(await sourcesOf(id)).toEqual(['newsletter-b-may-b', null, null]);
  });

  it('is no part of what was asked for: the same order by another link is not sold twice', async () => {
    const { id } = await createEvent(admin);
    const key = randomUUID();
    const send = (source?: string) =>
      call('POST', `/api/events/${id}/purchase`, {
        as: user,
        json: { participantName: 'Ana', participantEmail: 'ana@example.com', source },
        headers: { 'idempotency-key': key },
      });
    const [first, second, third] = [await send('poster'), await send('newsletter'), await send()];
    expect([first.status, second.status, third.status]).toEqual([201, 201, 201]);
    expect([second.text, third.text]).toEqual([first.text, first.text]);
    expect(await sourcesOf(id)).toEqual(['poster']);
  });
});
