import { describe, expect, it } from 'vitest';
import { getOrder, myOrders } from '@/application/orders/queries';
import { orderDetailDto, orderDto } from '@/application/orders/schema';
import type { OrderReads } from '@/application/ports';
import type { Order } from '@/domain/order';
import type { Ticket } from '@/domain/ticket';
import { VISITOR } from '@/domain/user';
import { ADMIN, ANA, anEvent, aTicket, aTicketType, hence, uuid } from '../../../support/builders.ts';
import { clock, fakeTicketKeys, refusalOf } from '../../../support/fakes.ts';

const BOB = { ...ANA, id: uuid(23), username: 'bob' };
const order: Order = {
  id: uuid(12),
  buyerId: ANA.id,
  total: 12_550,
  currency: 'BRL',
  status: 'PAID',
  createdAt: hence(-10),
};
const full = aTicketType({ id: uuid(41), name: 'Full', translations: { 'pt-BR': { name: 'Inteira' } } });
const reduced = aTicketType({ id: uuid(42), name: 'Reduced', translations: {} });
const row = {
  order,
  event: anEvent({ translations: { 'pt-BR': { name: 'Um show' } } }),
  lines: [
    { ticketType: full, quantity: 2, unitPrice: 5000 },
    { ticketType: reduced, quantity: 1, unitPrice: 2550 },
  ],
};
const ticketKeys = await fakeTicketKeys();
const tickets = [
  aTicket(),
  aTicket({ id: uuid(13), confirmationCode: 'ABCDEFGH3', status: 'CANCELLED', cancelledAt: hence(-1) }),
  aTicket({ id: uuid(14), confirmationCode: 'ABCDEFGH4', ticketTypeId: reduced.id, price: 2550 }),
];

function reads() {
  const asked: unknown[] = [];
  const orders: OrderReads = {
    find: async (id, scope) => {
      asked.push([id, scope]);
      const isInside = scope.kind === 'all' || scope.id === order.buyerId;
      if (id !== order.id || !isInside) return null;
      const typeOf = (ticket: Ticket) => (ticket.ticketTypeId === reduced.id ? reduced : full);
      const held = tickets.map((ticket) => ({
        ticket,
        event: row.event,
        type: typeOf(ticket),
        offer: null,
        received: null,
      }));
      return { ...row, tickets: held, desk: null };
    },
    listByBuyer: async (...args) => {
      asked.push(args);
      return { rows: [row], total: 11 };
    },
  };
  return { orders, clock, ticketKeys, asked };
}

describe('an order', () => {
  it('shows its lines at the price of the moment, its tickets and its total', async () => {
    const found = await getOrder(reads())(ANA, order.id);
    expect(orderDetailDto.parse(found)).toEqual(found);
    expect(found).toMatchObject({
      id: order.id,
      status: 'PAID',
      createdAt: '2030-06-01T02:00:00.000Z',
      total: 125.5,
      currency: 'BRL',
      event: { id: uuid(1), name: 'A concert', status: 'SCHEDULED' },
      lines: [
        { ticketType: { id: full.id, name: 'Full' }, quantity: 2, unitPrice: 50, total: 100 },
        { ticketType: { id: reduced.id, name: 'Reduced' }, quantity: 1, unitPrice: 25.5, total: 25.5 },
      ],
    });
    expect(found.tickets.map(({ id, status, ticketType }) => [id, status, ticketType.name])).toEqual([
      [uuid(11), 'ACTIVE', 'Full'],
      [uuid(13), 'CANCELLED', 'Full'],
      [uuid(14), 'ACTIVE', 'Reduced'],
    ]);
  });

  it('speaks the language of the reader, and the organiser’s where there is no translation', async () => {
    const found = await getOrder(reads())(ANA, order.id, 'pt-BR');
    expect(found.event.name).toBe('Um show');
    expect(found.lines.map(({ ticketType }) => ticketType.name)).toEqual(['Inteira', 'Reduced']);
    expect(found.tickets.map(({ ticketType }) => ticketType.name)).toEqual(['Inteira', 'Inteira', 'Reduced']);
  });

  it('is its buyer’s, and an admin’s', async () => {
    const d = reads();
    expect((await getOrder(d)(ADMIN, order.id)).id).toBe(order.id);
    await getOrder(d)(ANA, order.id);
    expect(d.asked).toEqual([
      [order.id, { kind: 'all' }],
      [order.id, { kind: 'account', id: ANA.id }],
    ]);
  });

  it.each([
    ['somebody else, who cannot tell that it exists', BOB, order.id, 'RESOURCE_NOT_FOUND'],
    ['its buyer, where there is none such', ANA, uuid(99), 'RESOURCE_NOT_FOUND'],
    ['its buyer, where the id is none', ANA, 'x', 'RESOURCE_NOT_FOUND'],
    ['a visitor', VISITOR, order.id, 'UNAUTHORIZED'],
  ] as const)('is refused to %s', async (_, actor, id, code) => {
    expect((await refusalOf(getOrder(reads())(actor, id))).code).toBe(code);
  });
});

describe('one’s orders', () => {
  it('come a page at a time, without their tickets, an admin’s own too', async () => {
    const d = reads();
    const page = await myOrders(d)(ANA, { page: 1, size: 10 }, 'pt-BR');
    expect(page).toMatchObject({ totalElements: 11, totalPages: 2, number: 1, last: true });
    expect(page.content.map((one) => orderDto.parse(one))).toEqual(page.content);
    expect(page.content[0]?.event.name).toBe('Um show');
    await myOrders(d)(ADMIN, { page: 0, size: 5 });
    expect(d.asked).toEqual([
      [ANA.id, { offset: 10, limit: 10 }],
      [ADMIN.id, { offset: 0, limit: 5 }],
    ]);
  });

  it('are nobody’s for a visitor', async () => {
    expect((await refusalOf(myOrders(reads())(VISITOR, { page: 0, size: 10 }))).code).toBe('UNAUTHORIZED');
  });
});
