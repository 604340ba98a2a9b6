import { describe, expect, it } from 'vitest';
import { cancelEvent } from '@/application/events/cancel-event';
import { createEvent } from '@/application/events/create-event';
import { deleteEvent } from '@/application/events/delete-event';
import { availability, getEvent, listEvents, searchEvents, upcomingEvents } from '@/application/events/queries';
import { createEventSchema, listEventsQuery, toEventDto } from '@/application/events/schema';
import { updateEvent } from '@/application/events/update-event';
import type { EventFilter, EventReads, EventSort, Slice } from '@/application/ports';
import type { Event } from '@/domain/event';
import { ANONYMOUS } from '@/domain/user';
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
    expect(store.events.get(event.id)?.price).toBe(29_900);
    expect(store.published).toEqual([
      { type: 'event.created', subjectId: event.id, payload: { name: 'Spring Boot Workshop' } },
    ]);
    expect(store.audited).toEqual([{ actorId: ADMIN.id, action: 'event.create', subjectId: event.id }]);
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
    [ANONYMOUS, 'UNAUTHORIZED'],
    [ANA, 'FORBIDDEN'],
  ])('is for admins only (%#)', async (actor, code) => {
    const store = fakeStore();
    const deps = { ...store, clock, ids: ids() };
    expect((await refusalOf(createEvent(deps)(actor, input()))).code).toBe(code);
    expect((await refusalOf(updateEvent(deps)(actor, uuid(1), { name: 'x' }))).code).toBe(code);
    expect((await refusalOf(cancelEvent(deps)(actor, uuid(1)))).code).toBe(code);
    expect((await refusalOf(deleteEvent(deps)(actor, uuid(1)))).code).toBe(code);
  });
});

describe('changing an event', () => {
  const sold = anEvent({ capacity: 10, available: 6 });
  const change = (event: Event, patch: Parameters<ReturnType<typeof updateEvent>>[2]) => {
    const store = fakeStore({ events: [event] });
    return { store, work: updateEvent({ ...store, clock })(ADMIN, event.id, patch) };
  };

  it('changes what was sent and nothing else', async () => {
    const { store, work } = change(sold, { name: 'Louder', price: 19.99 });
    const { version: _version, updatedAt: _updatedAt, ...rest } = toEventDto(sold, NOW);
    expect(await work).toMatchObject({ ...rest, name: 'Louder', price: 19.99, version: 4 });
    expect(store.published).toEqual([
      { type: 'event.updated', subjectId: sold.id, payload: { fields: ['name', 'price'] } },
    ]);
    expect(store.audited).toMatchObject([{ action: 'event.update', detail: { fields: ['name', 'price'] } }]);
  });

  it.each([
    [20, 16],
    [10, 6],
    [4, 0],
  ])('to a capacity of %i leaves %i for sale', async (capacity, available) => {
    expect(await change(sold, { capacity }).work).toMatchObject({
      capacity,
      availableTickets: available,
      ticketsSold: 4,
    });
  });

  it('is refused where more is sold than the capacity would hold', async () => {
    const error = await refusalOf(change(sold, { capacity: 3 }).work);
    expect(error).toMatchObject({
      code: 'VALIDATION_ERROR',
      fields: [{ field: 'capacity', code: 'below_sold', params: { sold: 4 } }],
    });
  });

  it('is refused to who saw another version, and says which is current', async () => {
    expect(await refusalOf(change(sold, { version: 2, name: 'x' }).work)).toMatchObject({
      code: 'OPTIMISTIC_LOCK_ERROR',
      facts: { currentVersion: 3 },
    });
    expect(await change(sold, { version: 3, name: 'x' }).work).toMatchObject({ version: 4 });
  });

  it.each([
    ['a cancelled event', anEvent({ status: 'CANCELLED' }), { name: 'x' }, 'CONFLICT'],
    ['one with tickets into a draft', sold, { status: 'DRAFT' as const }, 'EVENT_HAS_TICKETS'],
  ])('is refused for %s', async (_, event, patch, code) => {
    expect((await refusalOf(change(event, patch).work)).code).toBe(code);
  });

  it('lets a draft be published and an unsold event become a draft', async () => {
    expect(await change(anEvent({ status: 'DRAFT' }), { status: 'SCHEDULED' }).work).toMatchObject({
      status: 'SCHEDULED',
    });
    expect(await change(anEvent(), { status: 'DRAFT' }).work).toMatchObject({ status: 'DRAFT' });
  });

  it.each([
    [
      'a new start keeps the duration',
      { eventDate: '2031-01-01T10:00:00' },
      '2031-01-01T13:00:00.000Z',
      '2031-01-01T15:00:00.000Z',
    ],
    [
      'a new end keeps the start',
      { endDate: '2030-06-03T00:00:00' },
      '2030-06-02T12:00:00.000Z',
      '2030-06-03T03:00:00.000Z',
    ],
    [
      'a new zone keeps what the clocks show',
      { timeZone: 'Asia/Tokyo' },
      '2030-06-02T00:00:00.000Z',
      '2030-06-02T02:00:00.000Z',
    ],
    [
      'the same zone again changes nothing',
      { timeZone: 'America/Sao_Paulo' },
      '2030-06-02T12:00:00.000Z',
      '2030-06-02T14:00:00.000Z',
    ],
    [
      'both dates move together',
      { eventDate: '2031-01-01T10:00:00Z', endDate: '2031-01-01T10:30:00Z' },
      '2031-01-01T10:00:00.000Z',
      '2031-01-01T10:30:00.000Z',
    ],
  ])('%s', async (_, patch, startsAt, endsAt) => {
    expect(await change(anEvent(), patch).work).toMatchObject({ startsAt, endsAt });
  });

  it.each([
    [{ eventDate: '2030-06-01T08:59:59' }, 'eventDate', 'must_be_future'],
    [{ timeZone: 'Asia/Tokyo', eventDate: '2030-06-01T20:00:00' }, 'eventDate', 'must_be_future'],
    [{ endDate: '2030-06-02T09:00:00' }, 'endDate', 'end_before_start'],
    [{ eventDate: '2031-01-01T10:00:00', endDate: '2030-12-31T10:00:00' }, 'endDate', 'end_before_start'],
  ])('is refused with %j', async (patch, field, code) => {
    expect(await refusalOf(change(anEvent(), patch).work)).toMatchObject({ fields: [{ field, code }] });
  });

  it('lets the words of an event be mended after it began', async () => {
    expect(
      await change(anEvent({ startsAt: hence(-1), endsAt: hence(1) }), { description: 'Doors at the back' }).work,
    ).toMatchObject({ status: 'ONGOING' });
  });

  it.each(['not-a-uuid', uuid(999)])('finds nothing at %s', async (id) => {
    const deps = { ...fakeStore(), clock };
    for (const work of [
      updateEvent(deps)(ADMIN, id, { name: 'x' }),
      cancelEvent(deps)(ADMIN, id),
      deleteEvent(deps)(ADMIN, id),
    ]) {
      expect((await refusalOf(work)).code).toBe('RESOURCE_NOT_FOUND');
    }
  });
});

describe('cancelling an event', () => {
  it('cancels its active tickets, gives their seats back and settles their orders', async () => {
    const used = aTicket({ id: uuid(13), orderId: uuid(14), status: 'USED', usedAt: hence(-1) });
    const twin = aTicket({ id: uuid(15) });
    const store = fakeStore({ events: [anEvent({ available: 7 })], tickets: [aTicket(), twin, used] });
    expect(await cancelEvent({ ...store, clock })(ADMIN, uuid(1))).toMatchObject({
      status: 'CANCELLED',
      availableTickets: 9,
      isAvailable: false,
    });
    expect([...store.tickets.values()].map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED', 'USED']);
    expect(store.settledOrders).toEqual([uuid(12)]);
    expect(store.published.map(({ type }) => type)).toEqual([
      'event.cancelled',
      'ticket.cancelled',
      'ticket.cancelled',
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
    expect(store.published).toEqual([{ type: 'event.deleted', subjectId: uuid(1), payload: { name: 'A concert' } }]);
    expect(store.audited).toMatchObject([{ action: 'event.delete', detail: { name: 'A concert' } }]);
  });

  it('is refused where a ticket was ever sold', async () => {
    const store = fakeStore({ events: [anEvent()], tickets: [aTicket({ status: 'CANCELLED', cancelledAt: NOW })] });
    expect((await refusalOf(deleteEvent(store)(ADMIN, uuid(1)))).code).toBe('EVENT_HAS_TICKETS');
    expect(store.events.size).toBe(1);
  });
});

describe('reading events', () => {
  const concert = anEvent({ slug: 'a-concert-000001', translations: { 'pt-BR': { name: 'Um show' } } });
  const draft = anEvent({ id: uuid(2), slug: 'a-draft-000002', status: 'DRAFT' });

  function reads(found: Event[] = [concert, draft]) {
    const asked: { filter: EventFilter; sort: EventSort[]; slice: Slice }[] = [];
    const events: EventReads = {
      findById: async (id) => found.find((event) => event.id === id) ?? null,
      findBySlug: async (slug) => found.find((event) => event.slug === slug) ?? null,
      list: async (filter, sort, slice) => {
        asked.push({ filter, sort, slice });
        return { rows: found, total: 42 };
      },
      search: async () => found,
      upcoming: async (_now, limit) => found.slice(0, limit),
    };
    return { events, clock, asked };
  }

  it.each([uuid(1), 'a-concert-000001'])('finds one by %s', async (idOrSlug) => {
    expect((await getEvent(reads())(ANONYMOUS, idOrSlug)).name).toBe('A concert');
    expect((await getEvent(reads())(ANONYMOUS, idOrSlug, 'pt-BR')).name).toBe('Um show');
    expect(await availability(reads())(idOrSlug)).toEqual({ availableTickets: 10, version: 3, status: 'SCHEDULED' });
  });

  it.each(['nothing-here', 'Not A Slug', uuid(9), '', '../x'])('finds nothing at %j', async (idOrSlug) => {
    expect((await refusalOf(getEvent(reads())(ADMIN, idOrSlug))).code).toBe('RESOURCE_NOT_FOUND');
    expect((await refusalOf(availability(reads())(idOrSlug))).code).toBe('RESOURCE_NOT_FOUND');
  });

  it('shows a draft to admins only, and its availability to nobody', async () => {
    expect((await getEvent(reads())(ADMIN, draft.id)).status).toBe('DRAFT');
    expect((await refusalOf(getEvent(reads())(ANA, draft.id))).code).toBe('RESOURCE_NOT_FOUND');
    expect((await refusalOf(availability(reads())(draft.slug))).code).toBe('RESOURCE_NOT_FOUND');
  });

  it('lists with filters in cents and instants, drafts for admins only', async () => {
    const deps = reads();
    const query = listEventsQuery.parse({
      page: '2',
      size: '5',
      from: '2031-01-01',
      to: '2031-01-02T10:00:00Z',
      minPrice: '19.99',
      maxPrice: '20',
    });
    const page = await listEvents(deps)(ANONYMOUS, query, 'pt-BR');
    expect(page).toMatchObject({ totalElements: 42, totalPages: 9, number: 2, size: 5 });
    expect(page.content[0]?.name).toBe('Um show');
    expect(deps.asked[0]).toEqual({
      filter: {
        from: new Date('2031-01-01T03:00:00Z'),
        to: new Date('2031-01-02T10:00:00Z'),
        minPrice: 1999,
        maxPrice: 2000,
        includeDrafts: false,
        now: NOW,
      },
      sort: [{ field: 'eventDate', direction: 'asc' }],
      slice: { offset: 10, limit: 5 },
    });
    await listEvents(deps)(ADMIN, listEventsQuery.parse({}));
    expect(deps.asked[1]?.filter).toMatchObject({ includeDrafts: true, from: undefined, minPrice: undefined });
  });

  it('searches and looks ahead in the language of the reader', async () => {
    expect((await searchEvents(reads())({ q: 'show' }, 'pt-BR'))[0]?.name).toBe('Um show');
    expect(await upcomingEvents(reads())({ limit: 1 })).toHaveLength(1);
  });
});

describe('an event as readers see it', () => {
  it('has a price as a number and says whether it can be bought', () => {
    expect(toEventDto(anEvent({ price: 29_900, capacity: 3, available: 2 }), NOW)).toMatchObject({
      price: 299,
      soldPercentage: 33.33,
      isAvailable: true,
      isPast: false,
    });
    expect(toEventDto(anEvent({ available: 0 }), NOW).isAvailable).toBe(false);
    expect(toEventDto(anEvent({ startsAt: hence(-3), endsAt: hence(-1) }), NOW)).toMatchObject({
      status: 'COMPLETED',
      isAvailable: false,
      isPast: true,
    });
    expect(toEventDto(anEvent({ status: 'CANCELLED' }), NOW).isAvailable).toBe(false);
  });

  it('tells nothing of where it was imported from', () => {
    expect(toEventDto(anEvent({ sourceKey: 'secret' }), NOW)).not.toHaveProperty('sourceKey');
  });
});
