import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PRICE_MINOR } from '@/domain/money';
import {
  canBecome,
  checkOrder,
  closedSale,
  ORDER_STATUSES,
  type OrderRequest,
  type OrderStatus,
  totalOf,
} from '@/domain/order';
import type { TicketType } from '@/domain/stock';
import { anEvent, aTicketType, hence, NOW, uuid } from '../../support/builders.ts';

const event = anEvent();
const full = aTicketType({ id: uuid(41), name: 'Full', price: 5000 });
const reduced = aTicketType({ id: uuid(42), name: 'Reduced', price: 2500, position: 1 });
const hidden = aTicketType({ id: uuid(43), name: 'Friends', price: 0, isHidden: true, position: 2 });
const early = aTicketType({ id: uuid(44), name: 'Early', salesEnd: NOW });
const later = aTicketType({ id: uuid(45), name: 'Later', salesStart: hence(1) });
const pairs = aTicketType({ id: uuid(46), name: 'Pairs', minPerOrder: 2, maxPerOrder: 4 });

const people = (seats: number) =>
  Array.from({ length: seats }, (_, index) => ({ name: `Person ${index}`, email: `p${index}@example.com` }));
const seats = (count: number): OrderRequest => ({ kind: 'only-type', participants: people(count), shown: null });
const lines = (...wanted: [TicketType, number][]): OrderRequest => ({
  kind: 'lines',
  shown: null,
  lines: wanted.map(([{ id }, count]) => ({ ticketTypeId: id, participants: people(count) })),
});

type Asked = { types: TicketType[]; request: OrderRequest; sellsHidden?: boolean };
const check = ({ types, request, sellsHidden = false }: Asked) =>
  checkOrder(request, { event, stock: { types } }, sellsHidden, NOW);

const refusalOf = (asked: Asked) => {
  const answer = check(asked);
  if (answer.kind === 'ok') throw new Error('not refused');
  return answer.error;
};

describe('an order', () => {
  it.each<[string, Asked, [TicketType, number][]]>([
    ['of no type named is for the only one', { types: [full], request: seats(3) }, [[full, 3]]],
    ['of no type named passes over what is hidden', { types: [hidden, full], request: seats(1) }, [[full, 1]]],
    [
      'of no type named buys nothing hidden, even for who sells it',
      { types: [full, hidden], request: seats(1), sellsHidden: true },
      [[full, 1]],
    ],
    ['of the only type by its name', { types: [full], request: lines([full, 2]) }, [[full, 2]]],
    [
      'of several types keeps their order',
      { types: [full, reduced], request: lines([reduced, 1], [full, 2]) },
      [
        [reduced, 1],
        [full, 2],
      ],
    ],
    [
      'of a hidden type is for who may sell it',
      { types: [full, hidden], request: lines([hidden, 1]), sellsHidden: true },
      [[hidden, 1]],
    ],
    [
      'is not held up by a closed type that it does not want',
      { types: [full, early], request: lines([full, 1]) },
      [[full, 1]],
    ],
    ['at the least of a type', { types: [pairs], request: seats(2) }, [[pairs, 2]]],
    ['at the most of a type', { types: [pairs, full], request: lines([pairs, 4]) }, [[pairs, 4]]],
    [
      'of ten seats together',
      { types: [full, reduced], request: lines([full, 5], [reduced, 5]) },
      [
        [full, 5],
        [reduced, 5],
      ],
    ],
  ])('%s', (_, asked, expected) => {
    expect(check(asked)).toEqual({
      kind: 'ok',
      lines: expected.map(([type, quantity]) => ({ type, quantity, participants: people(quantity) })),
    });
  });

  it.each<[string, Asked, [field: string, code: string, params?: Record<string, number>][]]>([
    [
      'names no type where there are several',
      { types: [full, reduced], request: seats(1) },
      [['lines', 'lines_needed']],
    ],
    [
      'names none of several, of which one is closed',
      { types: [full, early], request: seats(1) },
      [['lines', 'lines_needed']],
    ],
    [
      'names what is no type of the event, each by its line',
      { types: [full], request: lines([reduced, 1], [full, 1], [pairs, 1]) },
      [
        ['lines.0.ticketTypeId', 'unknown_ticket_type'],
        ['lines.2.ticketTypeId', 'unknown_ticket_type'],
      ],
    ],
    [
      'names a hidden type, as if there were none',
      { types: [full, hidden], request: lines([hidden, 1]) },
      [['lines.0.ticketTypeId', 'unknown_ticket_type']],
    ],
    [
      'is below the least of the only type',
      { types: [pairs], request: seats(1) },
      [['quantity', 'below_min_per_order', { minimum: 2 }]],
    ],
    [
      'is above the most of the only type',
      { types: [pairs], request: seats(5) },
      [['quantity', 'above_max_per_order', { maximum: 4 }]],
    ],
    [
      'is below and above in its lines, each by itself',
      {
        types: [full, pairs, { ...pairs, id: uuid(47) }],
        request: lines([full, 1], [pairs, 1], [{ ...pairs, id: uuid(47) }, 5]),
      },
      [
        ['lines.1.quantity', 'below_min_per_order', { minimum: 2 }],
        ['lines.2.quantity', 'above_max_per_order', { maximum: 4 }],
      ],
    ],
    [
      'has more than ten seats together',
      { types: [full, reduced], request: lines([full, 6], [reduced, 5]) },
      [['lines', 'too_many_seats', { maximum: 10 }]],
    ],
  ])('is refused where it %s', (_, asked, fields) => {
    const error = refusalOf(asked);
    expect(error.code).toBe('VALIDATION_ERROR');
    expect(error.fields.map(({ field, code, params }) => [field, code, params])).toEqual(
      fields.map(([field, code, params]) => [field, code, params]),
    );
  });

  it.each<[string, Asked, string, RegExp]>([
    ['closed', { types: [early], request: seats(1) }, early.id, /“Early” have closed/],
    ['not on sale yet', { types: [later], request: seats(1) }, later.id, /“Later” is not on sale yet/],
    ['closed among others', { types: [full, early], request: lines([full, 1], [early, 1]) }, early.id, /closed/],
  ])('is refused for a type that is %s, and told which', (_, asked, ticketTypeId, message) => {
    expect(check(asked)).toMatchObject({
      kind: 'refused',
      error: { code: 'SALES_CLOSED', message: expect.stringMatching(message), facts: { ticketTypeId } },
    });
  });

  it.each<[string, TicketType[]]>([
    ['shows no type', [hidden]],
    ['has none', []],
  ])('is refused where the event %s', (_, types) => {
    expect(check({ types, request: seats(1) })).toMatchObject({ kind: 'refused', error: { code: 'SALES_CLOSED' } });
  });

  it.each([
    ['is a draft', { status: 'DRAFT' as const }, 'RESOURCE_NOT_FOUND', /no such event/],
    ['was cancelled', { status: 'CANCELLED' as const }, 'SALES_CLOSED', /cancelled/],
    ['begins right now', { startsAt: NOW }, 'SALES_CLOSED', /closed/],
    ['has begun', { startsAt: hence(-1) }, 'SALES_CLOSED', /closed/],
  ])('is refused whatever it asks for where the event %s', (_, changes, code, message) => {
    const offer = { event: { ...event, ...changes }, stock: { types: [full] } };
    const refused = { kind: 'refused', error: { code, message: expect.stringMatching(message) } };
    expect(checkOrder(seats(1), offer, true, NOW)).toMatchObject(refused);
    expect(checkOrder(lines([reduced, 99]), offer, true, NOW)).toMatchObject(refused);
  });

  it('may be placed until the last moment before the event begins', () => {
    expect(closedSale({ status: 'SCHEDULED', startsAt: new Date(NOW.getTime() + 1) }, NOW)).toBeNull();
  });
});

describe('what an order costs', () => {
  it('is the sum of its seats, in whole minor units', () => {
    const line = fc.record({
      price: fc.integer({ min: 0, max: MAX_PRICE_MINOR }),
      quantity: fc.integer({ min: 1, max: 10 }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), (asked) => {
        const order = asked.map(({ price, quantity }) => ({ type: { price }, quantity }));
        const seatBySeat = asked.flatMap(({ price, quantity }) => Array<number>(quantity).fill(price));
        expect(totalOf(order)).toBe(seatBySeat.reduce((sum, price) => sum + price, 0));
      }),
    );
  });

  it('fits an integer of PostgreSQL for as many seats of the dearest type as an order may have', () => {
    expect(totalOf([{ type: { price: MAX_PRICE_MINOR }, quantity: 10 }])).toBeLessThan(2 ** 31);
  });
});

describe('an order that is', () => {
  const ways: Record<OrderStatus, OrderStatus[]> = {
    PENDING: ['PAID', 'CANCELLED'],
    PAID: ['CANCELLED', 'REFUNDED'],
    CANCELLED: [],
    REFUNDED: [],
  };
  it.each(ORDER_STATUSES)('%s goes only where its money allows, and never stays by a step', (from) => {
    expect(ORDER_STATUSES.filter((to) => canBecome(from, to))).toEqual(ways[from]);
  });
});

describe('the price on the screen', () => {
  const costing = (total: number, currency = 'BRL') => ({ ...lines([full, 2]), shown: { total, currency } });

  it('is paid where it still is the price', () => {
    expect(check({ types: [full], request: costing(10_000) })).toMatchObject({ kind: 'ok' });
  });

  it.each([
    ['another amount', costing(9_000)],
    ['the amount in another currency', costing(10_000, 'USD')],
  ])('refuses the order where it was %s, and says what it costs now', (_, request) => {
    expect(refusalOf({ types: [full], request })).toMatchObject({
      code: 'CONFLICT',
      fields: [{ field: 'total', code: 'price_changed' }],
      facts: { total: 100, currency: 'BRL' },
    });
  });
});
