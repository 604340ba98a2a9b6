import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SaleRequest, TicketReads } from '@/application/ports';
import { cancelTicket } from '@/application/tickets/cancel-ticket';
import { checkInTicket } from '@/application/tickets/check-in-ticket';
import { purchaseTicket } from '@/application/tickets/purchase-ticket';
import { eventTickets, getTicket, myTickets } from '@/application/tickets/queries';
import { purchaseSchema } from '@/application/tickets/schema';
import { ANONYMOUS } from '@/domain/user';
import { ADMIN, ANA, anEvent, aTicket, hence, NOW, uuid } from '../../../support/builders.ts';
import { clock, fakeStore, refusalOf } from '../../../support/fakes.ts';

const BOB = { ...ANA, id: uuid(23), username: 'bob' };

describe('giving a ticket back', () => {
  it('frees its seat and settles its order', async () => {
    const store = fakeStore({ events: [anEvent({ available: 4 })], tickets: [aTicket()] });
    expect(await cancelTicket({ ...store, clock })(ANA, uuid(11))).toMatchObject({
      id: uuid(11),
      status: 'CANCELLED',
      cancelledAt: NOW.toISOString(),
    });
    expect(store.events.get(uuid(1))).toMatchObject({ available: 5, version: 4 });
    expect(store.settledOrders).toEqual([uuid(12)]);
    expect(store.published).toEqual([{ type: 'ticket.cancelled', subjectId: uuid(11), payload: { eventId: uuid(1) } }]);
  });

  it('may be done by an admin for its holder', async () => {
    const store = fakeStore({ events: [anEvent({ available: 4 })], tickets: [aTicket()] });
    expect(await cancelTicket({ ...store, clock })(ADMIN, uuid(11))).toMatchObject({ status: 'CANCELLED' });
  });

  it.each([
    ['to nobody known', ANONYMOUS, uuid(11), 'UNAUTHORIZED'],
    ['to somebody else, who cannot tell that it exists', BOB, uuid(11), 'RESOURCE_NOT_FOUND'],
    ['where there is none', ANA, uuid(99), 'RESOURCE_NOT_FOUND'],
    ['where the id is none', ANA, 'ABCDEFGH2', 'RESOURCE_NOT_FOUND'],
  ] as const)('is refused %s', async (_, actor, id, code) => {
    const store = fakeStore({ events: [anEvent({ available: 4 })], tickets: [aTicket()] });
    expect((await refusalOf(cancelTicket({ ...store, clock })(actor, id))).code).toBe(code);
    expect(store.events.get(uuid(1))?.available).toBe(4);
  });

  it('frees no seat twice', async () => {
    const store = fakeStore({ events: [anEvent({ available: 4 })], tickets: [aTicket()] });
    await cancelTicket({ ...store, clock })(ANA, uuid(11));
    expect((await refusalOf(cancelTicket({ ...store, clock })(ANA, uuid(11)))).code).toBe('CONFLICT');
    expect(store.events.get(uuid(1))?.available).toBe(5);
  });
});

describe('checking in', () => {
  it.each(['ABCDEFGH2', 'abcdefgh2', ' AbCdEfGh2 '])('takes the code as %j', async (code) => {
    const store = fakeStore({ events: [anEvent()], tickets: [aTicket()] });
    expect(await checkInTicket({ ...store, clock })(ADMIN, code)).toMatchObject({
      status: 'USED',
      usedAt: NOW.toISOString(),
    });
    expect(store.published).toEqual([
      { type: 'ticket.checked-in', subjectId: uuid(11), payload: { eventId: uuid(1) } },
    ]);
    expect(store.audited).toMatchObject([{ actorId: ADMIN.id, action: 'ticket.check-in' }]);
  });

  it.each([
    [ANONYMOUS, 'ABCDEFGH2', 'UNAUTHORIZED'],
    [ANA, 'ABCDEFGH2', 'FORBIDDEN'],
    [ADMIN, 'ZZZZZZZZZ', 'RESOURCE_NOT_FOUND'],
    [ADMIN, uuid(11), 'RESOURCE_NOT_FOUND'],
    [ADMIN, '', 'RESOURCE_NOT_FOUND'],
  ] as const)('is refused (%#)', async (actor, code, expected) => {
    const store = fakeStore({ events: [anEvent()], tickets: [aTicket()] });
    expect((await refusalOf(checkInTicket({ ...store, clock })(actor, code))).code).toBe(expected);
  });
});

describe('a purchase', () => {
  function desk() {
    const sold: SaleRequest[] = [];
    return {
      sold,
      salesDesk: {
        sell: async (request: SaleRequest) => {
          sold.push(request);
          return { status: 201, body: '{}', replayed: false };
        },
      },
      hashBody: (body: unknown) => createHash('sha256').update(JSON.stringify(body)).digest(),
    };
  }
  const order = (changes: Record<string, unknown> = {}) =>
    purchaseSchema.parse({
      eventId: uuid(1).toUpperCase(),
      participantName: 'John Doe',
      participantEmail: 'john@example.com',
      ...changes,
    });

  it('asks for one seat where no quantity is given', async () => {
    const d = desk();
    await purchaseTicket(d)(ANA, order(), null);
    expect(d.sold).toMatchObject([
      {
        eventId: uuid(1),
        buyer: ANA,
        participants: [{ name: 'John Doe', email: 'john@example.com' }],
        idempotency: null,
      },
    ]);
  });

  it('asks for as many as wanted, each for whom it is', async () => {
    const d = desk();
    await purchaseTicket(d)(ANA, order({ quantity: 3 }), null);
    const named = [
      { name: 'Ana', email: 'ana@example.com' },
      { name: 'Bia', email: 'bia@example.com' },
    ];
    await purchaseTicket(d)(ANA, order({ quantity: 2, participants: named }), null);
    expect(d.sold.map(({ participants }) => participants)).toEqual([
      Array(3).fill({ name: 'John Doe', email: 'john@example.com' }),
      named,
    ]);
  });

  it('answers with the ticket, and with all of them where a quantity was asked for', async () => {
    const d = desk();
    await purchaseTicket(d)(ANA, order(), null);
    await purchaseTicket(d)(ANA, order({ quantity: 1 }), null);
    const [one, several] = d.sold.map(({ answerBody }) => JSON.parse(answerBody([aTicket()], anEvent(), NOW)));
    expect(one).toMatchObject({
      id: uuid(11),
      confirmationCode: 'ABCDEFGH2',
      status: 'ACTIVE',
      price: 50,
      event: { id: uuid(1), name: 'A concert' },
    });
    expect(one).not.toHaveProperty('tickets');
    expect(several).toEqual({ ...one, tickets: [one] });
  });

  it('has the same hash for the same order and another for another', async () => {
    const d = desk();
    for (const changes of [{}, {}, { participantName: 'Jane Doe' }, { quantity: 1 }])
      await purchaseTicket(d)(ANA, order(changes), 'key');
    const [first, again, other, many] = d.sold.map(({ idempotency }) => idempotency?.bodyHash.toString('hex'));
    expect(again).toBe(first);
    expect(new Set([first, other, many]).size).toBe(3);
    expect(d.sold[0]?.idempotency?.key).toBe('key');
  });

  it('never reaches the desk for nobody, or for what is no event', async () => {
    const d = desk();
    expect((await refusalOf(purchaseTicket(d)(ANONYMOUS, order(), null))).code).toBe('UNAUTHORIZED');
    expect((await refusalOf(purchaseTicket(d)(ANA, order({ eventId: 'a-slug' }), null))).code).toBe(
      'RESOURCE_NOT_FOUND',
    );
    expect(d.sold).toEqual([]);
  });
});

describe('reading tickets', () => {
  const row = { ticket: aTicket(), event: anEvent({ translations: { 'pt-BR': { name: 'Um show' } } }) };
  const asked: unknown[] = [];
  const tickets: TicketReads = {
    findForActor: async (id, actor) =>
      id === row.ticket.id && (actor.role === 'ADMIN' || actor.id === row.ticket.ownerId) ? row : null,
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
    findById: async (id: string) => (id === row.event.id ? row.event : null),
    findBySlug: async (slug: string) => (slug === row.event.slug ? row.event : null),
    list: async () => ({ rows: [], total: 0 }),
    search: async () => [],
    upcoming: async () => [],
  };
  const d = { tickets, events, clock };

  it('lists one’s own, a page at a time', async () => {
    const page = await myTickets(d)(ANA, { page: 1, size: 10, status: 'ACTIVE' }, 'pt-BR');
    expect(asked.pop()).toEqual([ANA.id, { status: 'ACTIVE' }, { offset: 10, limit: 10 }]);
    expect(page).toMatchObject({ totalElements: 11, totalPages: 2, number: 1, last: true });
    expect(page.content[0]?.event).toMatchObject({
      name: 'Um show',
      eventDate: '2030-06-02T09:00:00',
      status: 'SCHEDULED',
    });
    expect((await refusalOf(myTickets(d)(ANONYMOUS, { page: 0, size: 10 }))).code).toBe('UNAUTHORIZED');
  });

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
