import { describe, expect, it } from 'vitest';
import { cancelEvent } from '@/application/events/cancel-event';
import { createEvent } from '@/application/events/create-event';
import { deleteEvent } from '@/application/events/delete-event';
import { createEventSchema } from '@/application/events/schema';
import { updateEvent } from '@/application/events/update-event';
import { VISITOR } from '@/domain/user';
import { ADMIN, ANA, anEvent, aTicket, hence, NOW, uuid } from '../../../support/builders.ts';
import { clock, fakeStore, ids, refusalOf } from '../../../support/fakes.ts';

const input = (changes: Record<string, unknown> = {}) =>
  createEventSchema.parse({
    name: 'Spring Boot Workshop',
    eventDate: '2031-03-15T14:00:00',
    location: 'Tech Hub, Room 301',
    capacity: 50,
    price: 299,
    ...changes,
  });

describe('creating an event', () => {
  it('writes it, tells the log and the audit, and answers with it', async () => {
    const store = fakeStore();
    const event = await createEvent({ ...store, clock, ids: ids() })(ADMIN, input());
    expect(event).toMatchObject({
      id: uuid(101),
      slug: 'spring-boot-workshop-000101',
      eventDate: '2031-03-15T14:00:00',
      startsAt: '2031-03-15T17:00:00.000Z',
      endDate: '2031-03-15T16:00:00',
      capacity: 50,
      availableTickets: 50,
      price: 299,
      status: 'SCHEDULED',
    });
    expect(store.event(event.id)?.price).toBe(29_900);
    expect(store.recorded).toEqual([
      {
        type: 'event.created',
        subjectId: event.id,
        payload: {
          event: {
            id: event.id,
            slug: 'spring-boot-workshop-000101',
            name: 'Spring Boot Workshop',
            startsAt: '2031-03-15T17:00:00.000Z',
            timeZone: 'America/Sao_Paulo',
            location: 'Tech Hub, Room 301',
          },
          source: 'app',
        },
      },
    ]);
    expect(store.audited).toEqual([{ action: 'event.create', subjectId: event.id }]);
  });

  it.each([
    [{ eventDate: '2030-06-01T09:00:00' }, 'eventDate', 'must_be_future'],
    [{ eventDate: '2030-06-01T12:00:00Z' }, 'eventDate', 'must_be_future'],
    [{ endDate: '2031-03-15T14:00:00' }, 'endDate', 'end_before_start'],
    [{ endDate: '2031-03-15T13:59:59' }, 'endDate', 'end_before_start'],
  ])('is refused with %j', async (changes, field, code) => {
    const store = fakeStore();
    const error = await refusalOf(createEvent({ ...store, clock, ids: ids() })(ADMIN, input(changes)));
    expect(error).toMatchObject({ code: 'VALIDATION_ERROR', fields: [{ field, code }] });
    expect(store.events.size).toBe(0);
  });

  it('takes the first second of the future', async () => {
    const created = await createEvent({ ...fakeStore(), clock, ids: ids() })(
      ADMIN,
      input({ eventDate: '2030-06-01T12:00:01Z' }),
    );
    expect(created.startsAt).toBe('2030-06-01T12:00:01.000Z');
  });

  it.each([
    [VISITOR, 'UNAUTHORIZED'],
    [ANA, 'FORBIDDEN'],
  ])('is for admins only (%#)', async (actor, code) => {
    const store = fakeStore();
    const deps = { ...store, clock, ids: ids() };
    expect((await refusalOf(createEvent(deps)(actor, input()))).code).toBe(code);
    expect((await refusalOf(updateEvent(deps)(actor, uuid(1), { name: 'x' }))).code).toBe(code);
    expect((await refusalOf(cancelEvent(deps)(actor, uuid(1)))).code).toBe(code);
    expect((await refusalOf(deleteEvent(deps)(actor, uuid(1)))).code).toBe(code);
    expect(store.locked).toEqual([]);
  });

  it('has one type where none is named, in both languages, at the price of the event', async () => {
    const { ticketTypes } = await createEvent({ ...fakeStore(), clock, ids: ids() })(ADMIN, input());
    expect(ticketTypes).toMatchObject([
      { name: 'Ticket', translations: { 'pt-BR': { name: 'Ingresso' } }, price: 299, capacity: null, available: 50 },
    ]);
  });

  it('costs nothing where no price is named', async () => {
    const event = await createEvent({ ...fakeStore(), clock, ids: ids() })(ADMIN, input({ price: undefined }));
    expect(event).toMatchObject({ price: 0, maxPrice: 0 });
  });

  it('sells the types that are named, with their limits and windows', async () => {
    const types = [
      { id: uuid(77), name: 'Balcony', price: 80, capacity: 20, salesEnd: '2031-03-15T12:00:00' },
      { name: 'Balcony, reduced', price: 40.5, sharesLimitWith: uuid(77) },
      { name: 'Friends', price: 0, isHidden: true },
    ];
    const store = fakeStore();
    const wanted = input({ price: undefined, ticketTypes: types });
    const event = await createEvent({ ...store, clock, ids: ids() })(ADMIN, wanted);
    expect(event).toMatchObject({ price: 40.5, maxPrice: 80, availableTickets: 50 });
    expect(event.ticketTypes).toMatchObject([
      { name: 'Balcony', capacity: 20, available: 20, salesEnd: '2031-03-15T12:00:00', position: 0 },
      { name: 'Balcony, reduced', capacity: 20, sharesLimitWith: event.ticketTypes[0]?.id, position: 1 },
      { name: 'Friends', capacity: null, available: 50, isHidden: true, position: 2 },
    ]);
    expect(store.stock(event.id).pools.map(({ capacity }) => capacity)).toEqual([50, 20]);
  });

  it.each([
    [{ salesStart: '2031-03-02T00:00:00', salesEnd: '2031-03-01T00:00:00' }, 'salesEnd', 'end_before_start'],
    [{ sharesLimitWith: uuid(99) }, 'sharesLimitWith', 'limit_unknown'],
  ])('is refused with a type of %j, named by its place', async (changes, field, code) => {
    const ticketTypes = [
      { name: 'Full', price: 1 },
      { name: 'Reduced', price: 1, ...changes },
    ];
    const wanted = input({ price: undefined, ticketTypes });
    expect(await refusalOf(createEvent({ ...fakeStore(), clock, ids: ids() })(ADMIN, wanted))).toMatchObject({
      fields: [{ field: `ticketTypes.1.${field}`, code }],
    });
  });
});

describe('cancelling an event', () => {
  it('cancels its active tickets, gives their seats back and settles their orders', async () => {
    const used = aTicket({ id: uuid(13), orderId: uuid(14), status: 'USED', usedAt: hence(-1) });
    const twin = aTicket({ id: uuid(15) });
    const before = aTicket({ id: uuid(16), orderId: uuid(17), status: 'CANCELLED', cancelledAt: hence(-2) });
    const store = fakeStore({ events: [anEvent({ available: 7 })], tickets: [aTicket(), twin, used, before] });
    expect(await cancelEvent({ ...store, clock })(ADMIN, uuid(1))).toMatchObject({
      status: 'CANCELLED',
      availableTickets: 9,
      isAvailable: false,
    });
    expect([...store.tickets.values()].map(({ status }) => status)).toEqual([
      'CANCELLED',
      'CANCELLED',
      'USED',
      'CANCELLED',
    ]);
    expect(store.tickets.get(uuid(16))?.cancelledAt).toEqual(hence(-2));
    expect(store.settledOrders).toEqual([uuid(12)]);
    expect(store.locked).toEqual(['event', 'stock']);
    expect(store.audited).toMatchObject([{ action: 'event.cancel', detail: { tickets: 2 } }]);
  });

  it('tells who held a ticket all that a mail has to say', async () => {
    const twin = aTicket({ id: uuid(15), participantEmail: 'bia@example.com', participantName: 'Bia' });
    const store = fakeStore({ events: [anEvent({ available: 8 })], tickets: [aTicket(), twin] });
    await cancelEvent({ ...store, clock })(ADMIN, uuid(1));
    const ticket = {
      eventId: uuid(1),
      eventSlug: 'a-concert-000001',
      eventName: 'A concert',
      startsAt: hence(24).toISOString(),
      timeZone: 'America/Sao_Paulo',
      location: 'Recife',
      orderId: uuid(12),
      ticketTypeId: uuid(41),
      ticketTypeName: 'Ticket',
      ownerId: ANA.id,
      confirmationCode: 'ABCDEFGH2',
      participantName: 'Ana',
      participantEmail: 'ana@example.com',
      price: 5000,
      currency: 'BRL',
      reason: 'event-cancelled',
    };
    expect(store.recorded).toEqual([
      {
        type: 'event.cancelled',
        subjectId: uuid(1),
        payload: {
          event: {
            id: uuid(1),
            slug: 'a-concert-000001',
            name: 'A concert',
            startsAt: '2030-06-02T12:00:00.000Z',
            timeZone: 'America/Sao_Paulo',
            location: 'Recife',
          },
          tickets: 2,
          source: 'app',
        },
      },
      { type: 'ticket.cancelled', subjectId: uuid(11), payload: ticket },
      {
        type: 'ticket.cancelled',
        subjectId: uuid(15),
        payload: { ...ticket, participantName: 'Bia', participantEmail: 'bia@example.com' },
      },
    ]);
  });

  it.each([
    ['a second time', anEvent({ status: 'CANCELLED' })],
    ['once it is over', anEvent({ startsAt: hence(-3), endsAt: NOW })],
  ])('is refused %s', async (_, event) => {
    expect((await refusalOf(cancelEvent({ ...fakeStore({ events: [event] }), clock })(ADMIN, event.id))).code).toBe(
      'CONFLICT',
    );
  });
});

describe('deleting an event', () => {
  it('removes it and keeps its name in the log', async () => {
    const store = fakeStore({ events: [anEvent()] });
    await deleteEvent(store)(ADMIN, uuid(1));
    expect(store.events.size).toBe(0);
    expect(store.recorded).toMatchObject([
      {
        type: 'event.deleted',
        subjectId: uuid(1),
        payload: { event: { name: 'A concert', slug: 'a-concert-000001' } },
      },
    ]);
    expect(store.locked).toEqual(['event', 'stock']);
    expect(store.audited).toMatchObject([{ action: 'event.delete', detail: { name: 'A concert' } }]);
  });

  it('is refused where a ticket was ever sold', async () => {
    const store = fakeStore({ events: [anEvent()], tickets: [aTicket({ status: 'CANCELLED', cancelledAt: NOW })] });
    expect((await refusalOf(deleteEvent(store)(ADMIN, uuid(1)))).code).toBe('EVENT_HAS_TICKETS');
    expect(store.events.size).toBe(1);
    expect(store.recorded).toEqual([]);
  });
});
