import { describe, expect, it } from 'vitest';
import { deleteTicketType } from '@/application/ticket-types/delete-ticket-type';
import { ticketTypes } from '@/application/ticket-types/queries';
import type { TicketTypeDto } from '@/application/ticket-types/schema';
import type { Event } from '@/domain/event';
import { type Actor, VISITOR } from '@/domain/user';
import { ADMIN, ANA, anEvent, aTicket, aTicketType, hence, NOW, stockOf, uuid } from '../../../support/builders.ts';
import { clock, fakeStore, ids, refusalOf } from '../../../support/fakes.ts';
import { A, AS_IT_WAS, B, C, D, EVENT, house, reads, stock } from './hall.ts';

describe('a further ticket type', () => {
  it('stands last and draws on all seats, unless told otherwise', async () => {
    const { add, store } = house();
    expect(await add()).toMatchObject({
      name: 'New',
      position: 4,
      capacity: null,
      sharesLimitWith: null,
      available: 8,
    });
    expect(store.event(EVENT)).toMatchObject({ version: 4, price: 500, maxPrice: 8000 });
  });

  it('stands where it is put, and the others move behind it', async () => {
    const { add, limits } = house();
    expect((await add({ position: 1 })).position).toBe(1);
    expect(await limits()).toBe('A:6 New B:A C:A D');
  });

  it('may bring a limit of its own, or share that of another', async () => {
    const own = house();
    expect(await own.add({ capacity: 3 })).toMatchObject({ capacity: 3, available: 3 });
    expect(own.pools()).toEqual([
      [10, 8],
      [6, 5],
      [3, 3],
    ]);
    expect(await house().add({ sharesLimitWith: A })).toMatchObject({ capacity: 6, sharesLimitWith: A, available: 5 });
  });

  it('does not share what nobody has, and is told so by its own field', async () => {
    const { add, limits } = house();
    expect(await refusalOf(add({ sharesLimitWith: D }))).toMatchObject({
      code: 'VALIDATION_ERROR',
      fields: [{ field: 'sharesLimitWith', code: 'limit_unknown' }],
    });
    expect(await limits()).toBe(AS_IT_WAS);
  });

  it('is one too many after fifty', async () => {
    const types = Array.from({ length: 50 }, (_, position) => aTicketType({ id: uuid(500 + position), position }));
    const { add } = house({ stocks: [stockOf(anEvent(), types)], tickets: [] });
    expect((await refusalOf(add())).code).toBe('CONFLICT');
  });

  it.each([
    [{ salesStart: '2031-01-02T00:00:00', salesEnd: '2031-01-02T00:00:00' }, 'salesEnd', 'end_before_start'],
    [{ salesStart: '2031-03-09T02:30:00' }, 'salesStart', 'local_time_skipped'],
    [{ salesEnd: '2031-03-09T02:30:00' }, 'salesEnd', 'local_time_skipped'],
  ])('is refused with %j', async (changes, field, code) => {
    const { add } = house({ event: anEvent({ timeZone: 'America/New_York' }) });
    expect(await refusalOf(add(changes))).toMatchObject({ fields: [{ field, code }] });
  });
});

describe('changing a ticket type', () => {
  it('changes what is sent and leaves the rest', async () => {
    const { change, limits } = house();
    const changed = await change(D, { price: 12.5, isHidden: true, maxPerOrder: 4 });
    expect(changed).toMatchObject({ id: D, name: 'D', price: 12.5, isHidden: true, maxPerOrder: 4, minPerOrder: 1 });
    expect(await limits()).toBe(AS_IT_WAS);
  });

  it('reads its window on the clocks of the event, and keeps the edge that is not sent', async () => {
    const { change } = house();
    expect(await change(D, { salesStart: '2030-06-01T08:00:00' })).toMatchObject({ sale: 'open' });
    expect(await change(D, { salesEnd: '2030-06-01T10:00:00' })).toMatchObject({
      salesStart: '2030-06-01T08:00:00',
      salesEnd: '2030-06-01T10:00:00',
      sale: 'open',
    });
    expect(await refusalOf(change(D, { salesStart: '2030-06-01T10:00:00' }))).toMatchObject({
      fields: [{ field: 'salesEnd', code: 'end_before_start' }],
    });
  });

  it('leaves a time that is not sent the instant that it is, in an hour that happens twice, too', async () => {
    const salesEnd = new Date('2030-11-03T06:30:00Z'); // the second 01:30 of that night in New York
    const event = anEvent({ timeZone: 'America/New_York' });
    const stocks = [stockOf(event, [aTicketType({ id: D, salesEnd })])];
    const { change, store } = house({ event, stocks, tickets: [] });
    expect(await change(D, { price: 2 })).toMatchObject({ salesEnd: '2030-11-03T01:30:00' });
    expect(store.stock(EVENT).types).toMatchObject([{ price: 200, salesEnd }]);
  });

  it('closes it with an end that has passed, sold or not, and opens it again without one', async () => {
    const { change } = house();
    expect(await change(B, { salesEnd: '2030-06-01T09:00:00' })).toMatchObject({ sale: 'after', onSale: false });
    expect(await change(B, { salesEnd: null })).toMatchObject({ sale: 'open', onSale: true });
  });

  it.each([
    ['to the front, where it holds the limit from then on', C, 0, 'C:6 A:C B:C D'],
    ['back, where it shares the limit that it held', A, 2, 'B:6 C:B A:B D'],
    ['as far as there are types', A, 49, 'B:6 C:B D A:B'],
    ['nowhere', B, 1, AS_IT_WAS],
  ])('moves it %s', async (_, id, position, expected) => {
    const { change, limits } = house();
    expect((await change(id, { position })).position).toBe(Math.min(position, 3));
    expect(await limits()).toBe(expected);
  });

  it('compares a least or most that is sent alone with the other', async () => {
    const { change } = house();
    await change(D, { minPerOrder: 2, maxPerOrder: 4 });
    for (const patch of [{ minPerOrder: 5 }, { maxPerOrder: 1 }]) {
      expect(await refusalOf(change(D, patch))).toMatchObject({
        fields: [{ field: 'maxPerOrder', code: 'max_below_min' }],
      });
    }
  });

  it('finds a type in any case of letters, and none of another event', async () => {
    const type = aTicketType({ id: 'abcdefab-0000-7000-8000-000000000001' });
    const { change } = house({ stocks: [stockOf(anEvent(), [type])], tickets: [] });
    expect((await change(type.id.toUpperCase(), { price: 1 })).id).toBe(type.id);
    for (const id of [uuid(99), 'x'])
      expect((await refusalOf(change(id, { price: 1 }))).code).toBe('RESOURCE_NOT_FOUND');
  });
});

describe('removing a ticket type', () => {
  it('hands its limit on', async () => {
    const { remove, limits, pools } = house();
    await remove(A);
    expect(await limits()).toBe('B:6 C:B D');
    expect(pools()).toEqual([
      [10, 8],
      [6, 5],
    ]);
  });

  it('takes a limit away that nobody else shares', async () => {
    const { add, remove, pools } = house();
    const { id } = await add({ capacity: 4 });
    await remove(id.toUpperCase());
    expect(pools()).toHaveLength(2);
  });

  it.each([
    ['sold', 'ACTIVE' as const],
    ['sold and given back', 'CANCELLED' as const],
  ])('is refused for one that was %s', async (_, status) => {
    const cancelledAt = status === 'CANCELLED' ? NOW : null;
    const { remove, limits } = house({ tickets: [aTicket({ ticketTypeId: A, status, cancelledAt })] });
    expect(await refusalOf(remove(A))).toMatchObject({ code: 'EVENT_HAS_TICKETS', facts: { ticketTypeId: A } });
    expect(await limits()).toBe(AS_IT_WAS);
  });

  it('leaves the last one', async () => {
    const { remove } = house({ stocks: [stockOf(anEvent())], tickets: [] });
    expect((await refusalOf(remove(uuid(41)))).code).toBe('CONFLICT');
  });

  it.each([uuid(99), 'x'])('finds nothing at %s', async (id) => {
    expect((await refusalOf(house().remove(id))).code).toBe('RESOURCE_NOT_FOUND');
  });
});

describe('a change of types', () => {
  it('is an edit of the event: locked first, told whole to the log and in a word to the audit', async () => {
    const { change, store } = house();
    await change(D, { price: 12.5, salesEnd: '2030-06-01T09:00:00' });
    expect(store.locked).toEqual(['event', 'stock']);
    expect(store.event(EVENT)?.version).toBe(4);
    const one = (id: string, fields: object) => expect.objectContaining({ id, ...fields });
    expect(store.recorded).toEqual([
      {
        type: 'event.changed',
        subjectId: EVENT,
        payload: {
          event: expect.objectContaining({ id: EVENT, slug: 'a-concert-000001', name: 'A concert' }),
          changes: {
            ticketTypes: {
              before: expect.arrayContaining([one(D, { price: 10, salesEnd: null })]),
              after: expect.arrayContaining([
                one(D, { price: 12.5, salesEnd: NOW.toISOString() }),
                one(B, { sharesLimitWith: A }),
              ]),
            },
          },
          source: 'app',
        },
      },
    ]);
    expect(store.audited).toEqual([
      {
        action: 'event.update',
        subjectId: EVENT,
        detail: { fields: ['ticketTypes'], prices: [{ ticketTypeId: D, before: 10, after: 12.5 }] },
      },
    ]);
  });

  it('is refused for a cancelled event', async () => {
    const { add } = house({ event: anEvent({ status: 'CANCELLED' }) });
    expect((await refusalOf(add())).code).toBe('CONFLICT');
  });

  it.each([
    [VISITOR, 'UNAUTHORIZED'],
    [ANA, 'FORBIDDEN'],
  ] as const)('is for admins only, and locks nothing for others (%#)', async (actor, code) => {
    const { change, store } = house();
    expect((await refusalOf(change(D, { price: 0 }, actor))).code).toBe(code);
    expect(store.locked).toEqual([]);
  });

  it.each(['not-a-uuid', uuid(999)])('finds no event at %s', async (id) => {
    const d = { ...fakeStore(), clock, ids: ids() };
    expect((await refusalOf(deleteTicketType(d)(ADMIN, id, A))).code).toBe('RESOURCE_NOT_FOUND');
  });
});

describe('the types of an event as they are read', () => {
  const hidden = aTicketType({ id: D, name: 'Friends', isHidden: true, position: 3 });
  const types = [...stock.types.slice(0, 3), hidden];
  const read = (actor: Actor, event: Event = anEvent(), locale?: string): Promise<TicketTypeDto[]> =>
    ticketTypes({ events: reads(event, { ...stock, types }), clock })(actor, EVENT, locale);

  it('hide what is hidden from everybody but who runs the sale', async () => {
    expect((await read(VISITOR)).map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect((await read(ADMIN)).map(({ name }) => name)).toEqual(['A', 'B', 'C', 'Friends']);
  });

  it('are named in the language of the reader', async () => {
    expect((await read(VISITOR, anEvent(), 'pt-BR'))[0]?.name).toBe('Ingresso');
  });

  it('are on sale only with their event', async () => {
    expect((await read(VISITOR)).map(({ onSale }) => onSale)).toEqual([true, true, true]);
    expect((await read(VISITOR, anEvent({ startsAt: hence(-1) }))).map(({ onSale }) => onSale)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('of a draft are as hidden as the draft', async () => {
    expect((await refusalOf(read(ANA, anEvent({ status: 'DRAFT' })))).code).toBe('RESOURCE_NOT_FOUND');
  });
});
