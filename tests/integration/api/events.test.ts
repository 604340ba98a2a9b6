import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AvailabilityDto, EventDetailDto, EventDto } from '@/application/events/schema';
import type { Page } from '@/application/schema';
import { recordedEvents } from '@/infrastructure/events/recorded-events';
import { evictingFrom } from '@/presentation/page-eviction';
import {
  buy,
  call,
  createEvent,
  endNow,
  eventInput,
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

const read = async (id: string) => (await call<EventDetailDto>('GET', `/api/events/${id}`, { as: admin })).body;
const patch = (id: string, json: Record<string, unknown>, headers: Record<string, string> = {}) =>
  call<EventDto>('PATCH', `/api/events/${id}`, { as: admin, json, headers });

describe('the kept pages of an event', () => {
  const evicted: string[] = [];
  let stop: () => void;
  beforeAll(() => {
    // As the running server joins them, see instrumentation-node.ts.
    stop = recordedEvents.subscribe(evictingFrom({ evict: (paths) => evicted.push(...paths), clear: () => undefined }));
  });
  afterAll(() => stop());

  it.each([
    ['PATCH' as const, '', { price: 12 }],
    ['POST' as const, '/ticket-types', { name: 'Balcony', price: 5 }],
    ['POST' as const, '/cancel', undefined],
    ['DELETE' as const, '', undefined],
  ])('are evicted in both languages by %s %s', async (method, path, json) => {
    const { id, slug } = await createEvent(admin);
    evicted.length = 0;
    await call(method, `/api/events/${id}${path}`, { as: admin, json });
    expect(evicted).toEqual(expect.arrayContaining([`/en/events/${slug}`, `/pt-BR/events/${slug}`, '/en', '/pt-BR']));
  });
});

describe('creating an event', () => {
  it.each([
    ['name', ''],
    ['name', 'a\0b'],
    ['eventDate', '2031-02-30T10:00:00'],
    ['eventDate', '2020-01-01T10:00:00'],
    ['endDate', '2031-03-15T13:00:00'],
    ['timeZone', 'Mars/Olympus'],
    ['capacity', 0],
    ['price', 1.005],
    ['imageUrl', 'javascript:alert(1)'],
    ['status', 'ONGOING'],
    ['availableTickets', 7],
  ])('with the %s %j is refused by the name of the field', async (field, value) => {
    const { body } = await refused('VALIDATION_ERROR', 'POST', '/api/events', {
      as: admin,
      json: eventInput({ [field]: value }),
    });
    expect(body.errors.map((error) => error.field)).toEqual([field]);
  });

  it('names every field at fault at once', async () => {
    const { body } = await refused('VALIDATION_ERROR', 'POST', '/api/events', {
      as: admin,
      json: { name: '', price: -1, extra: true },
    });
    expect(body.errors.map(({ field }) => field).sort()).toEqual([
      'capacity',
      'eventDate',
      'extra',
      'location',
      'name',
      'price',
    ]);
  });

  it('reads a date on the clocks of its zone, or by its offset', async () => {
    const local = await createEvent(admin, { eventDate: '2031-07-01T20:00:00', timeZone: 'Europe/Lisbon' });
    expect(local).toMatchObject({
      eventDate: '2031-07-01T20:00:00',
      startsAt: '2031-07-01T19:00:00.000Z',
      timeZone: 'Europe/Lisbon',
    });
    const offset = await createEvent(admin, { eventDate: '2031-07-01T20:00:00+09:00', timeZone: 'Europe/Lisbon' });
    expect(offset).toMatchObject({ eventDate: '2031-07-01T12:00:00', startsAt: '2031-07-01T11:00:00.000Z' });
  });

  it('gives two events of one name two addresses', async () => {
    const [one, two] = await Promise.all([createEvent(admin), createEvent(admin)]);
    expect(one.slug).toMatch(/^spring-boot-workshop-/);
    expect(one.slug).not.toBe(two.slug);
  });

  it('is written into the log and the audit', async () => {
    const { id } = await createEvent(admin);
    const log = await testDatabase().query('SELECT type FROM domain_event WHERE subject_id = $1', [id]);
    const audit = await testDatabase().query('SELECT action, actor_id FROM audit_log WHERE subject_id = $1', [id]);
    expect(log.rows).toEqual([{ type: 'event.created' }]);
    expect(audit.rows).toEqual([{ action: 'event.create', actor_id: admin.id }]);
  });
});

describe('reading an event', () => {
  it('works by id, in any case of letters, and by slug', async () => {
    const event = await createEvent(admin);
    for (const name of [event.id, event.id.toUpperCase(), event.slug])
      expect((await call('GET', `/api/events/${name}`)).body).toEqual(event);
  });

  it.each([randomUUID(), 'no-such-slug', 'UPPER', '%00', '..%2f..', '%20', 'a'.repeat(500)])(
    'finds nothing at %s',
    async (id) => {
      for (const path of [`/api/events/${id}`, `/api/events/${id}/availability`])
        expect((await refused('RESOURCE_NOT_FOUND', 'GET', path)).status).toBe(404);
    },
  );

  it('is spared who has this version', async () => {
    const event = await createEvent(admin);
    const { headers } = await call('GET', `/api/events/${event.id}`);
    const etag = headers.get('etag') ?? '';
    const again = await call('GET', `/api/events/${event.id}`, { headers: { 'if-none-match': etag } });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect(again.headers.get('etag')).toBe(etag);
    await buy(user, event.id);
    expect((await call('GET', `/api/events/${event.id}`, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it('is not spared who saw it before it began', async () => {
    const event = await createEvent(admin);
    await startNow(event.id);
    const { headers, body } = await call<EventDto>('GET', `/api/events/${event.id}`);
    expect(body).toMatchObject({ status: 'ONGOING', isAvailable: false, isPast: false });
    const etag = headers.get('etag') ?? '';
    expect(etag).toMatch(/^"1-/);
    await endNow(event.id);
    expect(
      (await call<EventDto>('GET', `/api/events/${event.id}`, { headers: { 'if-none-match': etag } })).body,
    ).toMatchObject({ status: 'COMPLETED', isPast: true });
  });

  it('costs little where only the seats are asked for', async () => {
    const event = await createEvent(admin, { capacity: 2 });
    const ask = () => call<AvailabilityDto>('GET', `/api/events/${event.slug}/availability`);
    const before = await ask();
    await buy(user, event.id);
    const { status, body, headers } = await ask();
    expect(status).toBe(200);
    expect(body).toEqual({
      availableTickets: 1,
      version: before.body.version + 1,
      status: 'SCHEDULED',
      ticketTypes: [{ id: event.ticketTypes[0]?.id, available: 1, onSale: true }],
    });
    expect(headers.get('cache-control')).toBe('public, max-age=1');
  });
});

describe('changing an event', () => {
  it('needs something to change', async () => {
    const { id } = await createEvent(admin);
    for (const json of [{}, { version: 0 }])
      expect((await refused('VALIDATION_ERROR', 'PATCH', `/api/events/${id}`, { as: admin, json })).status).toBe(400);
  });

  it.each<[string, (version: number) => [Record<string, unknown>, Record<string, string>]]>([
    ['in the body', (version) => [{ version }, {}]],
    ['in If-Match', (version) => [{}, { 'if-match': `"${version}"` }]],
    ['by its whole tag', (version) => [{}, { 'if-match': `"${version}-aZ09_-Qx1234"` }]],
  ])('is refused to who names a stale version %s', async (_, naming) => {
    const { id } = await createEvent(admin);
    const change = (version: number) => {
      const [json, headers] = naming(version);
      return patch(id, { name: 'Changed', ...json }, headers);
    };
    expect(await change(0)).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await change(0)).toMatchObject({ status: 409, body: { code: 'OPTIMISTIC_LOCK_ERROR', currentVersion: 1 } });
    expect(await change(1)).toMatchObject({ status: 200, body: { version: 2 } });
  });

  it('is refused with an If-Match that is no version', async () => {
    const { id } = await createEvent(admin);
    const { body } = await refused('VALIDATION_ERROR', 'PATCH', `/api/events/${id}`, {
      as: admin,
      json: { name: 'x' },
      headers: { 'if-match': 'yesterday' },
    });
    expect(body.errors.map(({ field }) => field)).toEqual(['If-Match']);
  });

  it('does not race with buyers: a sale is no edit, and no seat is sold twice', async () => {
    const event = await createEvent(admin, { capacity: 5 });
    await buy(user, event.id);
    const { status, body } = await patch(event.id, { capacity: 5, version: event.version });
    expect(status).toBe(200);
    expect(body).toMatchObject({ capacity: 5, availableTickets: 4, version: event.version + 1 });
  });

  it('takes the tag that reading it gave', async () => {
    const { id } = await createEvent(admin);
    await buy(user, id);
    const { headers } = await call('GET', `/api/events/${id}`);
    const ifMatch = { 'if-match': headers.get('etag') ?? '' };
    expect((await patch(id, { name: 'Changed' }, ifMatch)).status).toBe(200);
    expect((await patch(id, { name: 'Again' }, ifMatch)).status).toBe(409);
  });

  it('moves what is for sale with the capacity, never below what is sold', async () => {
    const { id } = await createEvent(admin, { capacity: 10 });
    await buy(user, id, { quantity: 4 });
    expect((await patch(id, { capacity: 12 })).body).toMatchObject({
      capacity: 12,
      availableTickets: 8,
      ticketsSold: 4,
    });
    expect((await patch(id, { capacity: 4 })).body).toMatchObject({
      capacity: 4,
      availableTickets: 0,
      isAvailable: false,
      soldPercentage: 100,
    });
    const { body } = await refused('VALIDATION_ERROR', 'PATCH', `/api/events/${id}`, {
      as: admin,
      json: { capacity: 3 },
    });
    expect(body.errors).toMatchObject([{ field: 'capacity', code: 'below_sold', params: { sold: 4 } }]);
    expect(await read(id)).toMatchObject({ capacity: 4 });
  });

  it('leaves a price that was paid as it was', async () => {
    const { id } = await createEvent(admin, { price: 10 });
    const before = await buy(user, id);
    await patch(id, { price: 20 });
    expect((await buy(user, id)).price).toBe(20);
    expect((await call('GET', `/api/tickets/${before.id}`, { as: user })).body).toMatchObject({
      price: 10,
      currency: 'BRL',
    });
  });

  it('is refused once the event is cancelled', async () => {
    const { id } = await createEvent(admin);
    await call('POST', `/api/events/${id}/cancel`, { as: admin });
    expect((await refused('CONFLICT', 'PATCH', `/api/events/${id}`, { as: admin, json: { name: 'x' } })).status).toBe(
      409,
    );
  });

  it('publishes a draft, which nobody could buy before', async () => {
    const { id } = await createEvent(admin, { status: 'DRAFT' });
    expect((await call('GET', `/api/events/${id}`)).status).toBe(404);
    await refused('RESOURCE_NOT_FOUND', 'POST', '/api/tickets/purchase', {
      as: user,
      json: { eventId: id, participantName: 'x', participantEmail: 'x@example.com' },
    });
    expect((await patch(id, { status: 'SCHEDULED' })).status).toBe(200);
    await buy(user, id);
    await refused('EVENT_HAS_TICKETS', 'PATCH', `/api/events/${id}`, { as: admin, json: { status: 'DRAFT' } });
  });

  it.each(['a-slug', 'nonsense'])('finds nothing at %s', async (id) => {
    await refused('RESOURCE_NOT_FOUND', 'PATCH', `/api/events/${id}`, { as: admin, json: { name: 'x' } });
    await refused('RESOURCE_NOT_FOUND', 'DELETE', `/api/events/${id}`, { as: admin });
    await refused('RESOURCE_NOT_FOUND', 'POST', `/api/events/${id}/cancel`, { as: admin });
  });
});

describe('deleting an event', () => {
  it('is refused once a ticket was sold, even one that was given back', async () => {
    const { id } = await createEvent(admin);
    const ticket = await buy(user, id);
    expect(await refused('EVENT_HAS_TICKETS', 'DELETE', `/api/events/${id}`, { as: admin })).toMatchObject({
      status: 409,
      body: { tickets: 1 },
    });
    await call('DELETE', `/api/tickets/${ticket.id}`, { as: user });
    await refused('EVENT_HAS_TICKETS', 'DELETE', `/api/events/${id}`, { as: admin });
  });

  it('can be done once', async () => {
    const { id } = await createEvent(admin);
    const statuses = await Promise.all(
      [1, 2, 3].map(async () => (await call('DELETE', `/api/events/${id}`, { as: admin })).status),
    );
    expect(statuses.sort()).toEqual([204, 404, 404]);
  });
});

describe('cancelling an event', () => {
  it('cancels its tickets and orders, ends its sale and stays readable', async () => {
    const { id } = await createEvent(admin, { capacity: 10 });
    const [used, active] = [await buy(user, id), await buy(user, id, { quantity: 2 })];
    await call('POST', `/api/tickets/${used.confirmationCode}/check-in`, { as: admin });
    const { status, body } = await call<EventDto>('POST', `/api/events/${id}/cancel`, { as: admin });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'CANCELLED', isAvailable: false, availableTickets: 9 });
    expect(await read(id)).toEqual(body);

    const { rows } = await testDatabase().query(
      `SELECT t.status AS ticket, o.status AS "order" FROM ticket t JOIN "order" o ON o.id = t.order_id WHERE t.event_id = $1 ORDER BY t.id`,
      [id],
    );
    expect(rows).toEqual([
      { ticket: 'USED', order: 'PAID' },
      { ticket: 'CANCELLED', order: 'CANCELLED' },
      { ticket: 'CANCELLED', order: 'CANCELLED' },
    ]);
    await refused('SALES_CLOSED', 'POST', '/api/tickets/purchase', {
      as: user,
      json: { eventId: id, participantName: 'x', participantEmail: 'x@example.com' },
    });
    await refused('CONFLICT', 'DELETE', `/api/tickets/${active.id}`, { as: user });
    await refused('CONFLICT', 'POST', `/api/tickets/${active.confirmationCode}/check-in`, { as: admin });
  });

  it('can be done once, and not when it is over', async () => {
    const [twice, over] = [await createEvent(admin), await createEvent(admin)];
    await endNow(over.id);
    await call('POST', `/api/events/${twice.id}/cancel`, { as: admin });
    for (const { id } of [twice, over])
      expect((await refused('CONFLICT', 'POST', `/api/events/${id}/cancel`, { as: admin })).status).toBe(409);
  });

  it('hides it from what comes next, not from the list', async () => {
    const { id } = await createEvent(admin, { name: 'Kermesse', eventDate: '2030-01-01T10:00:00' });
    await call('POST', `/api/events/${id}/cancel`, { as: admin });
    const upcoming = await call<EventDto[]>('GET', '/api/events/upcoming?limit=100');
    expect(upcoming.body.map((event) => event.id)).not.toContain(id);
    const list = await call<Page<EventDto>>('GET', '/api/events?status=CANCELLED&q=kermesse');
    expect(list.body.content.map((event) => event.id)).toEqual([id]);
  });
});
