import { beforeAll, describe, expect, it } from 'vitest';
import type { AccessDto } from '@/application/auth/schema';
import type { EventDetailDto, EventDto } from '@/application/events/schema';
import type { PurchaseDto } from '@/application/orders/schema';
import type { Page } from '@/application/schema';
import type { TicketDto } from '@/application/tickets/schema';
import { buy, call, createEvent, eventInput, orderFor, type Person, person } from '../../support/api.ts';

/** Every call of the API's published description, with the status and the fields that it documents. */

const INSTANT = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
const UUID = expect.stringMatching(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);

let admin: Person;
let user: Person;
let event: EventDto;
beforeAll(async () => {
  [admin, user] = await Promise.all([person('ADMIN'), person()]);
  event = await createEvent(admin);
});

const account = { username: 'john.doe', email: 'john@example.com', password: 'SecurePass123!@', name: 'John Doe' };

it('registers a user, who then signs in', async () => {
  const registered = await call<AccessDto>('POST', '/api/auth/register', { json: account });
  expect(registered.status, registered.text).toBe(201);
  expect(registered.body).toEqual({
    token: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/),
    username: 'john.doe',
    role: 'USER',
  });

  const { username, password } = account;
  const signedIn = await call<AccessDto>('POST', '/api/auth/login', { json: { username, password } });
  expect(signedIn.status).toBe(200);
  expect(signedIn.body).toEqual({ token: expect.any(String), username: 'john.doe', role: 'USER' });

  const [, payload = ''] = signedIn.body.token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  expect(claims).toMatchObject({ sub: 'john@example.com', roles: ['USER'], sid: UUID });
  expect(claims.exp - claims.iat).toBe(900);

  const me = await call('GET', '/api/auth/me', { headers: { authorization: `Bearer ${signedIn.body.token}` } });
  expect(me).toMatchObject({
    status: 200,
    body: { id: UUID, username: 'john.doe', email: 'john@example.com', name: 'John Doe', role: 'USER' },
  });
});

it('creates an event', async () => {
  const { status, body, headers } = await call<EventDto>('POST', '/api/events', { as: admin, json: eventInput() });
  expect(status).toBe(201);
  expect(headers.get('location')).toBe(`/api/events/${body.id}`);
  expect(body).toMatchObject({
    id: UUID,
    name: 'Spring Boot Workshop',
    eventDate: '2031-03-15T14:00:00',
    location: 'Tech Hub, Room 301',
    capacity: 50,
    availableTickets: 50,
    price: 299,
    status: 'SCHEDULED',
    createdAt: INSTANT,
  });
});

it('shows an event with what is sold of it', async () => {
  const workshop = await createEvent(admin);
  for (let seat = 0; seat < 5; seat += 1) await buy(user, workshop.id);
  const { status, body, headers } = await call<EventDetailDto>('GET', `/api/events/${workshop.id}`);
  expect(status).toBe(200);
  expect(headers.get('etag')).toMatch(/^"0-[\w-]{12}"$/);
  expect(body).toEqual({
    id: workshop.id,
    slug: workshop.slug,
    name: 'Spring Boot Workshop',
    description: 'Advanced Spring Boot techniques',
    category: 'community',
    eventDate: '2031-03-15T14:00:00',
    endDate: '2031-03-15T16:00:00',
    timeZone: 'America/Sao_Paulo',
    startsAt: '2031-03-15T17:00:00.000Z',
    endsAt: '2031-03-15T19:00:00.000Z',
    location: 'Tech Hub, Room 301',
    venue: null,
    attendance: 'OFFLINE',
    onlineUrl: null,
    organiser: null,
    previousStartsAt: null,
    capacity: 50,
    availableTickets: 45,
    price: 299,
    maxPrice: 299,
    currency: 'BRL',
    imageUrl: 'https://example.com/image.jpg',
    status: 'SCHEDULED',
    ticketsSold: 5,
    soldPercentage: 10,
    isAvailable: true,
    isPast: false,
    version: 0,
    translations: {},
    createdAt: INSTANT,
    updatedAt: INSTANT,
    ticketTypes: [expect.objectContaining({ id: UUID, price: 299, available: 45, onSale: true })],
  });
});

it('gives the share that is sold two decimals at most', async () => {
  const third = await createEvent(admin, { capacity: 3 });
  await buy(user, third.id);
  expect((await call<EventDto>('GET', `/api/events/${third.id}`)).text).toMatch(/"soldPercentage":33\.33,/);
});

it('keeps a price to the cent', async () => {
  const cheap = await createEvent(admin, { price: 19.99 });
  expect((await call('GET', `/api/events/${cheap.id}`)).text).toMatch(/"price":19\.99,/);
});

it('lists events a page at a time', async () => {
  for (let index = 0; index < 12; index += 1) await createEvent(admin, { name: `Listed ${index}` });
  const { status, body } = await call<Page<EventDto>>('GET', '/api/events?page=0&size=10&sort=eventDate,asc');
  expect(status).toBe(200);
  expect(body).toMatchObject({ size: 10, number: 0, first: true, last: false, empty: false, numberOfElements: 10 });
  expect(body.totalPages).toBe(Math.ceil(body.totalElements / 10));
  expect(body.content).toHaveLength(10);
  expect(body.content[0]).toMatchObject({
    id: UUID,
    name: expect.any(String),
    eventDate: '2031-03-15T14:00:00',
    location: expect.any(String),
    availableTickets: expect.any(Number),
    capacity: expect.any(Number),
  });
});

it('changes an event', async () => {
  const { status, body } = await call<EventDto>('PATCH', `/api/events/${event.id}`, {
    as: admin,
    json: { name: 'Spring Boot Advanced Workshop', price: 349.0 },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    id: event.id,
    name: 'Spring Boot Advanced Workshop',
    price: 349,
    location: event.location,
    capacity: 50,
  });
  expect((await call<EventDto>('GET', `/api/events/${event.id}`)).body).toEqual(body);
});

it('deletes an event', async () => {
  const { id } = await createEvent(admin);
  const deleted = await call('DELETE', `/api/events/${id}`, { as: admin });
  expect(deleted).toMatchObject({ status: 204, text: '' });
  expect((await call('GET', `/api/events/${id}`)).status).toBe(404);
});

it('finds events by a word', async () => {
  const { status, body } = await call<EventDto[]>('GET', '/api/events/search?q=spring');
  expect(status).toBe(200);
  expect(body[0]).toMatchObject({ id: UUID, name: expect.stringMatching(/Spring/) });
});

it('shows what comes next', async () => {
  const { status, body } = await call<EventDto[]>('GET', '/api/events/upcoming');
  expect(status).toBe(200);
  expect(body[0]).toMatchObject({
    id: UUID,
    name: expect.any(String),
    eventDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/),
  });
});

describe('a ticket', () => {
  let bought: PurchaseDto;

  it('is bought', async () => {
    const { status, body } = await call<PurchaseDto>('POST', '/api/tickets/purchase', {
      as: user,
      json: orderFor(event.id),
    });
    bought = body;
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: UUID,
      confirmationCode: expect.stringMatching(/^[A-HJKMNP-Z2-9]{9}$/),
      status: 'ACTIVE',
      purchaseDate: INSTANT,
      participantName: 'John Doe',
      participantEmail: 'john@example.com',
      event: {
        id: event.id,
        eventDate: '2031-03-15T14:00:00',
        location: 'Tech Hub, Room 301',
        name: expect.any(String),
      },
    });
    expect(body).not.toHaveProperty('tickets');
    expect(body).not.toHaveProperty('total');
  });

  it('is among one’s own', async () => {
    const { status, body } = await call<Page<TicketDto>>('GET', '/api/tickets/my-tickets?page=0&size=10', { as: user });
    expect(status).toBe(200);
    // Whoever holds it has the code that its QR shows, too.
    expect(body.content[0]).toEqual({ ...bought, signedCode: expect.stringMatching(/^EH1\./) });
    expect(body).toMatchObject({ totalElements: 7, totalPages: 1 });
  });

  it('is shown alone', async () => {
    expect(await call('GET', `/api/tickets/${bought.id}`, { as: user })).toMatchObject({ status: 200, body: bought });
  });

  it('is given back', async () => {
    const { status, body } = await call('DELETE', `/api/tickets/${bought.id}`, { as: user });
    expect(status).toBe(200);
    expect(body).toEqual({ id: bought.id, status: 'CANCELLED', message: 'Ingresso cancelado com sucesso' });
  });

  it.each([
    ['en', 'Ticket cancelled. The seat is free again.'],
    ['pt-BR,en;q=0.5', 'Ingresso cancelado com sucesso'],
    ['fr', 'Ingresso cancelado com sucesso'],
  ])('is given back in the language of the reader: %s', async (language, message) => {
    const { id } = await buy(user, event.id);
    expect(
      (await call('DELETE', `/api/tickets/${id}`, { as: user, headers: { 'accept-language': language } })).body.message,
    ).toBe(message);
  });
});

it('says that it lives and is ready', async () => {
  expect(await call('GET', '/api/health')).toMatchObject({ status: 200, body: { status: 'UP' } });
  expect(await call('GET', '/api/ready')).toMatchObject({ status: 200, body: { status: 'READY' } });
});
