import { describe, expect, it } from 'vitest';
import type { TicketReads } from '@/application/ports';
import { cancelTicket } from '@/application/tickets/cancel-ticket';
import { eventTickets, getTicket, myTickets } from '@/application/tickets/queries';
import { type Actor, VISITOR } from '@/domain/user';
import { ADMIN, ANA, anEvent, aTicket, aTicketType, hence, NOW, stockOf, uuid } from '../../../support/builders.ts';
import { clock, fakeStore, fakeTicketKeys, refusalOf } from '../../../support/fakes.ts';

const BOB = { ...ANA, id: uuid(23), username: 'bob' };
const JOB: Actor = { kind: 'job', name: 'sweep' };

/** What every mail and webhook hears of a ticket. */
const FACTS = {
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
};

describe('giving a ticket back', () => {
  it('frees its seat and settles its order', async () => {
    const store = fakeStore({ events: [anEvent({ available: 4 })], tickets: [aTicket()] });
    expect(await cancelTicket({ ...store, clock })(ANA, uuid(11))).toMatchObject({
      id: uuid(11),
      status: 'CANCELLED',
      cancelledAt: NOW.toISOString(),
    });
    // The stock moves on; the event was not edited.
    expect(store.event(uuid(1))).toMatchObject({ available: 5, version: 3 });
    expect(store.stock(uuid(1)).pools).toMatchObject([{ version: 6 }]);
    expect(store.settledOrders).toEqual([uuid(12)]);
    expect(store.locked).toEqual(['stock', 'ticket']);
  });

  it('frees it in every pool that its type draws on, and in no other', async () => {
    const event = anEvent({ available: 4 });
    const types = [
      aTicketType({ poolIds: [event.id, uuid(2)] }),
      aTicketType({ id: uuid(42), poolIds: [event.id, uuid(3)] }),
    ];
    const limits = [2, 3].map((last) => ({ id: uuid(last), capacity: 5, available: 1, version: 0 }));
    const stock = { pools: [...stockOf(event).pools, ...limits], types };
    const store = fakeStore({ events: [event], stocks: [stock], tickets: [aTicket()] });
    await cancelTicket({ ...store, clock })(ANA, uuid(11));
    expect(store.stock(event.id).pools.map(({ available }) => available)).toEqual([5, 2, 1]);
  });

  it.each<[string, Actor, string]>([
    ['its holder', ANA, 'holder'],
    ['an admin for its holder', ADMIN, 'organiser'],
    ['a job', JOB, 'organiser'],
  ])('may be done by %s, and is told so with all that a mail has to say', async (_, actor, reason) => {
    const store = fakeStore({ events: [anEvent({ available: 4 })], tickets: [aTicket()] });
    expect(await cancelTicket({ ...store, clock })(actor, uuid(11))).toMatchObject({ status: 'CANCELLED' });
    expect(store.recorded).toEqual([{ type: 'ticket.cancelled', subjectId: uuid(11), payload: { ...FACTS, reason } }]);
  });

  it('is the holder’s own doing where an admin holds it', async () => {
    const store = fakeStore({ events: [anEvent({ available: 4 })], tickets: [aTicket({ ownerId: ADMIN.id })] });
    await cancelTicket({ ...store, clock })(ADMIN, uuid(11));
    expect(store.recorded).toMatchObject([{ payload: { reason: 'holder', ownerId: ADMIN.id } }]);
  });

  it.each([
    ['to nobody known', VISITOR, uuid(11), 'UNAUTHORIZED'],
    ['to somebody else, who cannot tell that it exists', BOB, uuid(11), 'RESOURCE_NOT_FOUND'],
    ['where there is none', ANA, uuid(99), 'RESOURCE_NOT_FOUND'],
    ['where the id is none', ANA, 'ABCDEFGH2', 'RESOURCE_NOT_FOUND'],
  ] as const)('is refused %s', async (_, actor, id, code) => {
    const store = fakeStore({ events: [anEvent({ available: 4 })], tickets: [aTicket()] });
    expect((await refusalOf(cancelTicket({ ...store, clock })(actor, id))).code).toBe(code);
    expect(store.event(uuid(1))?.available).toBe(4);
  });

  it('frees no seat twice', async () => {
    const store = fakeStore({ events: [anEvent({ available: 4 })], tickets: [aTicket()] });
    await cancelTicket({ ...store, clock })(ANA, uuid(11));
    expect((await refusalOf(cancelTicket({ ...store, clock })(ANA, uuid(11)))).code).toBe('CONFLICT');
    expect(store.event(uuid(1))?.available).toBe(5);
  });
});

const ticketKeys = await fakeTicketKeys();

describe('reading tickets', () => {
  const event = anEvent({ translations: { 'pt-BR': { name: 'Um show' } } });
  const row = { ticket: aTicket(), event, type: aTicketType(), offer: null, received: null };
  const asked: unknown[] = [];
  const tickets: TicketReads = {
    find: async (id, scope) =>
      id === row.ticket.id && (scope.kind === 'all' || scope.id === row.ticket.ownerId) ? row : null,
    findAll: async () => [row],
    isHeld: async () => true,
    listByOwner: async (...args) => {
      asked.push(args);
      return { rows: [row], total: 11 };
    },
    listByEvent: async (...args) => {
      asked.push(args);
      return { rows: [row], total: 1 };
    },
  };
  const events = {
    findById: async (id: string) => (id === event.id ? { event, stock: stockOf(event) } : null),
    findBySlug: async (slug: string) => (slug === event.slug ? { event, stock: stockOf(event) } : null),
    list: async () => ({ rows: [], total: 0 }),
    search: async () => [],
    upcoming: async () => [],
    soldTypes: async () => [],
  };
  const d = { tickets, events, clock, ticketKeys };

  it('lists one’s own, a page at a time', async () => {
    const page = await myTickets(d)(ANA, { page: 1, size: 10, status: 'ACTIVE' }, 'pt-BR');
    expect(asked.pop()).toEqual([ANA.id, { status: 'ACTIVE', when: undefined, now: NOW }, { offset: 10, limit: 10 }]);
    expect(page).toMatchObject({ totalElements: 11, totalPages: 2, number: 1, last: true });
    expect(page.content[0]?.event).toMatchObject({
      name: 'Um show',
      eventDate: '2030-06-02T09:00:00',
      status: 'SCHEDULED',
    });
    expect(page.content[0]?.ticketType.name).toBe('Ingresso');
    expect((await refusalOf(myTickets(d)(VISITOR, { page: 0, size: 10 }))).code).toBe('UNAUTHORIZED');
  });

  it.each(['upcoming', 'past', 'cancelled'] as const)(
    'lists those that are %s now, one’s own for an admin too',
    async (when) => {
      await myTickets(d)(ADMIN, { page: 0, size: 5, when });
      expect(asked.pop()).toEqual([ADMIN.id, { status: undefined, when, now: NOW }, { offset: 0, limit: 5 }]);
    },
  );

  it('shows one to its owner and to admins', async () => {
    expect((await getTicket(d)(ANA, uuid(11))).id).toBe(uuid(11));
    expect((await getTicket(d)(ADMIN, uuid(11))).id).toBe(uuid(11));
    for (const [actor, id] of [
      [BOB, uuid(11)],
      [ANA, uuid(12)],
      [ANA, 'x'],
    ] as const) {
      expect((await refusalOf(getTicket(d)(actor, id))).code).toBe('RESOURCE_NOT_FOUND');
    }
  });

  it.each([uuid(1), 'a-concert-000001'])('lists the attendees of %s for admins', async (idOrSlug) => {
    const page = await eventTickets(d)(ADMIN, idOrSlug, { page: 0, size: 10, q: 'ana' });
    expect(asked.pop()).toEqual([uuid(1), { status: undefined, q: 'ana' }, { offset: 0, limit: 10 }]);
    expect(page.content[0]).toMatchObject({ participantName: 'Ana', purchaseDate: hence(-10).toISOString() });
    expect((await refusalOf(eventTickets(d)(ANA, idOrSlug, { page: 0, size: 10 }))).code).toBe('FORBIDDEN');
  });

  it('knows no attendees of an event that is not there', async () => {
    expect((await refusalOf(eventTickets(d)(ADMIN, uuid(9), { page: 0, size: 10 }))).code).toBe('RESOURCE_NOT_FOUND');
  });
});
