import { describe, expect, it } from 'vitest';
import {
  availability,
  getEvent,
  listEvents,
  searchEvents,
  soldTicketTypes,
  upcomingEvents,
} from '@/application/events/queries';
import { listEventsQuery } from '@/application/events/schema';
import { toEventDto } from '@/application/events/to-dto';
import type { EventFilter, EventReads, EventSort, Slice } from '@/application/ports';
import type { Event } from '@/domain/event';
import { type Actor, VISITOR } from '@/domain/user';
import { ADMIN, ANA, anEvent, aTicketType, hence, NOW, stockOf, uuid } from '../../../support/builders.ts';
import { clock, refusalOf } from '../../../support/fakes.ts';

describe('reading events', () => {
  const concert = anEvent({ slug: 'a-concert-000001', translations: { 'pt-BR': { name: 'Um show' } } });
  const draft = anEvent({ id: uuid(2), slug: 'a-draft-000002', status: 'DRAFT' });

  const hidden = aTicketType({ id: uuid(42), name: 'Friends', price: 0, isHidden: true, position: 1 });
  const withStock = (event: Event | undefined) =>
    event
      ? { event, stock: stockOf(event, [aTicketType({ poolIds: [event.id] }), { ...hidden, poolIds: [event.id] }]) }
      : null;

  function reads(found: Event[] = [concert, draft]) {
    const lookUps: string[][] = [];
    const asked: { filter: EventFilter; sort: EventSort[] | 'relevance'; slice: Slice }[] = [];
    const events: EventReads = {
      findById: async (id) => withStock(found.find((event) => event.id === id)),
      findBySlug: async (slug) => withStock(found.find((event) => event.slug === slug)),
      soldTypes: async (eventIds) => {
        lookUps.push(eventIds);
        return [{ eventId: uuid(1), ticketTypeId: uuid(41) }];
      },
      list: async (filter, sort, slice) => {
        asked.push({ filter, sort, slice });
        return { rows: found, total: 42 };
      },
      search: async () => found,
      upcoming: async (_now, limit) => found.slice(0, limit),
    };
    return { events, clock, asked, lookUps };
  }

  it.each([uuid(1), 'a-concert-000001'])('finds one by %s', async (idOrSlug) => {
    expect((await getEvent(reads())(VISITOR, idOrSlug)).name).toBe('A concert');
    expect((await getEvent(reads())(VISITOR, idOrSlug, 'pt-BR')).name).toBe('Um show');
    expect(await availability(reads())(idOrSlug)).toEqual({
      availableTickets: 10,
      version: 5,
      status: 'SCHEDULED',
      ticketTypes: [{ id: uuid(41), available: 10, onSale: true }],
    });
  });

  it('shows hidden types to who runs the sale only, in the language of the reader', async () => {
    const named = async (actor: Actor, locale?: string) =>
      (await getEvent(reads())(actor, concert.id, locale)).ticketTypes.map(({ name }) => name);
    expect(await named(VISITOR)).toEqual(['Ticket']);
    expect(await named(ANA, 'pt-BR')).toEqual(['Ingresso']);
    expect(await named(ADMIN)).toEqual(['Ticket', 'Friends']);
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
      currency: 'BRL',
    });
    const page = await listEvents(deps)(VISITOR, query, 'pt-BR');
    expect(page).toMatchObject({ totalElements: 42, totalPages: 9, number: 2, size: 5 });
    expect(page.content[0]?.name).toBe('Um show');
    expect(deps.asked[0]).toEqual({
      filter: {
        from: new Date('2031-01-01T03:00:00Z'),
        to: new Date('2031-01-02T10:00:00Z'),
        minPrice: 1999,
        maxPrice: 2000,
        currency: 'BRL',
        includeDrafts: false,
        now: NOW,
      },
      sort: [{ field: 'eventDate', direction: 'asc' }],
      slice: { offset: 10, limit: 5 },
    });
    await listEvents(deps)(ADMIN, listEventsQuery.parse({}));
    expect(deps.asked[1]?.filter).toMatchObject({ includeDrafts: true, from: undefined, minPrice: undefined });
  });

  it('tells which types were sold to who may edit them, and asks for nothing where there is no event', async () => {
    const deps = reads();
    expect(await soldTicketTypes(deps)(ADMIN, [uuid(1)])).toEqual([{ eventId: uuid(1), ticketTypeId: uuid(41) }]);
    expect(await soldTicketTypes(deps)(ADMIN, [])).toEqual([]);
    expect(deps.lookUps).toEqual([[uuid(1)]]);
    expect((await refusalOf(soldTicketTypes(deps)(ANA, [uuid(1)]))).code).toBe('FORBIDDEN');
  });

  it('searches and looks ahead in the language of the reader', async () => {
    expect((await searchEvents(reads())({ q: 'show' }, 'pt-BR'))[0]?.name).toBe('Um show');
    expect(await upcomingEvents(reads())({ limit: 1 })).toHaveLength(1);
  });
});

describe('an event as readers see it', () => {
  it('has a price as a number and says whether it can be bought', () => {
    expect(toEventDto(anEvent({ price: 29_900, maxPrice: 35_050, capacity: 3, available: 2 }), NOW)).toMatchObject({
      price: 299,
      maxPrice: 350.5,
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
