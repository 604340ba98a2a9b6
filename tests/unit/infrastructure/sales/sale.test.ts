import { describe, expect, it } from 'vitest';
import { placeOrder } from '@/application/orders/place-order';
import type { SaleRequest } from '@/application/orders/ports';
import { type PurchaseInput, purchaseSchema } from '@/application/orders/schema';
import { checkOrder } from '@/domain/order';
import type { EventStock } from '@/domain/stock';
import { isConfirmationCode } from '@/domain/ticket';
import { decide } from '@/infrastructure/sales/decide';
import { eventsOf, prepareSale, type Sale, sellParameters } from '@/infrastructure/sales/sale';
import { ANA, anEvent, aTicketType, stockOf, uuid } from '../../../support/builders.ts';

const NOW = new Date('2029-05-04T10:20:30.456Z');
const event = anEvent({ price: 12_345 });
const onlyType = stockOf(event, [aTicketType({ price: 12_345 })]);
const [HOUSE, LIMIT] = [event.id, uuid(2)];
const full = aTicketType({ id: uuid(42), name: 'Full', price: 8000, poolIds: [HOUSE, LIMIT] });
const reduced = aTicketType({ id: uuid(43), name: 'Reduced', price: 4050, poolIds: [HOUSE, LIMIT] });
const standing = aTicketType({ id: uuid(44), name: 'Standing', price: 0 });
const several: EventStock = {
  pools: [
    { id: HOUSE, capacity: 10, available: 10, version: 5 },
    { id: LIMIT, capacity: 4, available: 4, version: 2 },
  ],
  types: [full, reduced, standing],
};

/** What the purchase hands to the queue. */
async function requested(changes: Partial<PurchaseInput> = {}, key: string | null = null): Promise<SaleRequest> {
  const input = purchaseSchema.parse({
    eventId: event.id,
    participantName: 'Ana',
    participantEmail: 'ana@example.com',
    ...changes,
  });
  const seen: SaleRequest[] = [];
  const salesQueue = {
    sell: async (request: SaleRequest) => {
      seen.push(request);
      return { body: '', replayed: false };
    },
  };
  await placeOrder({ salesQueue, hashBody: () => Buffer.alloc(32, 1) })(ANA, input, key);
  const [request] = seen;
  if (!request) throw new Error('nothing was asked for');
  return request;
}

async function prepared(
  changes: Partial<PurchaseInput> = {},
  { stock = onlyType, key = null as string | null } = {},
): Promise<Sale> {
  const request = await requested(changes, key);
  const check = checkOrder(request.order, { event, stock }, false, NOW);
  if (check.kind === 'refused') throw check.error;
  return prepareSale(request, check.lines, event, NOW);
}

const lines = (...wanted: [{ id: string }, number][]) => ({
  lines: wanted.map(([{ id }, quantity]) => ({ ticketTypeId: id, quantity })),
});

describe('an order that is ready to be written', () => {
  it('answers one ticket without a list where no quantity was asked for', async () => {
    const { tickets, orderId, answer, total } = await prepared();
    expect(tickets).toHaveLength(1);
    expect(total).toBe(12_345);
    expect(answer.replayed).toBe(false);
    const body = JSON.parse(answer.body);
    expect(body).toMatchObject({
      id: tickets[0]?.id,
      orderId,
      confirmationCode: tickets[0]?.confirmationCode,
      status: 'ACTIVE',
      purchaseDate: '2029-05-04T10:20:30.456Z',
      participantName: 'Ana',
      participantEmail: 'ana@example.com',
      price: 123.45,
      currency: 'BRL',
      ticketType: { id: uuid(41), name: 'Ticket' },
      event: { id: event.id, name: 'A concert', eventDate: '2030-06-02T09:00:00', location: 'Recife' },
    });
    expect(body).not.toHaveProperty('tickets');
    expect(body).not.toHaveProperty('total');
  });

  it.each([1, 3, 10])('answers the first ticket, all of them and the total for a quantity of %i', async (quantity) => {
    const { tickets, answer } = await prepared({ quantity });
    const { tickets: listed, total, ...first } = JSON.parse(answer.body);
    expect(listed).toHaveLength(quantity);
    expect(listed[0]).toEqual(first);
    expect(total).toBe(Math.round(quantity * 12_345) / 100);
    expect(listed.map(({ id }: { id: string }) => id)).toEqual(tickets.map(({ id }) => id));
    expect(new Set(listed.map(({ orderId }: { orderId: string }) => orderId)).size).toBe(1);
  });

  it('has a ticket for each seat of each type, at the price of the type', async () => {
    const { tickets, total, answer } = await prepared(lines([reduced, 2], [standing, 1], [full, 1]), {
      stock: several,
    });
    expect(tickets.map(({ ticketTypeId, price }) => [ticketTypeId, price])).toEqual([
      [reduced.id, 4050],
      [reduced.id, 4050],
      [standing.id, 0],
      [full.id, 8000],
    ]);
    expect(total).toBe(16_100);
    const body = JSON.parse(answer.body);
    expect(body.total).toBe(161);
    expect(body.tickets.map(({ ticketType }: { ticketType: { name: string } }) => ticketType.name)).toEqual([
      'Reduced',
      'Reduced',
      'Standing',
      'Full',
    ]);
  });

  it('names each participant, or the one for all', async () => {
    const participants = [
      { name: 'Bia', email: 'bia@example.com' },
      { name: 'Caio', email: 'caio@example.com' },
    ];
    const named = (await prepared({ quantity: 2, participants })).tickets;
    expect(named.map(({ participantName, participantEmail }) => [participantName, participantEmail])).toEqual([
      ['Bia', 'bia@example.com'],
      ['Caio', 'caio@example.com'],
    ]);
    const repeated = (await prepared({ quantity: 2 })).tickets;
    expect(repeated.map(({ participantName }) => participantName)).toEqual(['Ana', 'Ana']);
  });

  it('draws a code and an id of its own for every ticket', async () => {
    const { tickets } = await prepared({ quantity: 10 });
    expect(new Set(tickets.map(({ id }) => id)).size).toBe(10);
    expect(new Set(tickets.map(({ confirmationCode }) => confirmationCode)).size).toBe(10);
    expect(tickets.every(({ confirmationCode }) => isConfirmationCode(confirmationCode))).toBe(true);
  });
});

describe('the parameters of a batch', () => {
  /** Those of `SELL`, read again. */
  function parametersOf(sales: Sale[], stock: EventStock = onlyType) {
    const { taken, left } = decide(
      sales.map(({ request }) => request),
      { event, stock },
      NOW,
    );
    const events = eventsOf(event, sales, left);
    const parameters = sellParameters([{ event, pools: stock.pools, taken, sales, events }], NOW);
    const [named, pools, orders, lines, tickets, recorded, keys] = parameters
      .slice(1)
      .map((list) => JSON.parse(String(list)));
    return { pools, rows: { orders, lines, tickets, events: recorded, keys }, named, now: parameters[0] };
  }

  it('name the version that was read, the seats of all orders, and what each order costs', async () => {
    const { pools, rows, named, now } = parametersOf([await prepared({ quantity: 3 }), await prepared()]);
    expect(pools).toEqual([{ nr: 0, id: event.id, version: 5, seats: 4 }]);
    expect({ named, now }).toEqual({ named: [{ nr: 0, id: event.id, currency: 'BRL' }], now: NOW });
    expect(rows.orders).toMatchObject([
      { buyer: ANA.id, total: 37_035 },
      { buyer: ANA.id, total: 12_345 },
    ]);
    expect(rows.tickets).toHaveLength(4);
    expect(rows.keys).toEqual([]);
  });

  it('name every pool that gives, and no other', async () => {
    const balcony = await prepared(lines([full, 2], [reduced, 1]), { stock: several });
    const ground = await prepared(lines([standing, 2]), { stock: several });
    expect(parametersOf([balcony, ground], several).pools).toEqual([
      { nr: 0, id: HOUSE, version: 5, seats: 5 },
      { nr: 0, id: LIMIT, version: 2, seats: 3 },
    ]);
    expect(parametersOf([ground], several).pools).toEqual([{ nr: 0, id: HOUSE, version: 5, seats: 2 }]);
  });

  it('have a line for each type of an order, and tickets that belong to it', async () => {
    const sale = await prepared(lines([full, 2], [standing, 1]), { stock: several });
    const { rows } = parametersOf([sale], several);
    expect(rows.lines).toEqual([
      { nr: 0, order_id: sale.orderId, type: full.id, quantity: 2, price: 8000 },
      { nr: 0, order_id: sale.orderId, type: standing.id, quantity: 1, price: 0 },
    ]);
    expect(rows.tickets.map(({ order_id, type, price }: Record<string, unknown>) => [order_id, type, price])).toEqual([
      [sale.orderId, full.id, 8000],
      [sale.orderId, full.id, 8000],
      [sale.orderId, standing.id, 0],
    ]);
  });

  it('carry the answer of an order that has a key, word for word', async () => {
    const sale = await prepared({}, { key: 'a-key' });
    expect(parametersOf([sale, await prepared()]).rows.keys).toEqual([
      { nr: 0, user: ANA.id, key: 'a-key', hash: '01'.repeat(32), body: sale.answer.body },
    ]);
  });

  it('record each ticket with all that its mail says', async () => {
    const sale = await prepared(lines([reduced, 1]), { stock: several });
    const [ticket] = sale.tickets;
    expect(parametersOf([sale], several).rows.events).toEqual([
      {
        nr: 0,
        id: expect.any(String),
        type: 'ticket.purchased',
        subject_id: ticket?.id,
        occurred_at: NOW.toISOString(),
        payload: {
          eventId: event.id,
          eventSlug: event.slug,
          eventName: event.name,
          startsAt: event.startsAt.toISOString(),
          timeZone: event.timeZone,
          location: event.location,
          orderId: sale.orderId,
          ticketTypeId: reduced.id,
          ticketTypeName: reduced.name,
          ownerId: ANA.id,
          confirmationCode: ticket?.confirmationCode,
          participantName: 'Ana',
          participantEmail: 'ana@example.com',
          price: 4050,
          currency: 'BRL',
        },
      },
    ]);
  });
});

describe('a sold-out event', () => {
  async function recorded(stock: EventStock, ...orders: Partial<PurchaseInput>[]) {
    const sales = await Promise.all(orders.map((order) => prepared(order, { stock })));
    const { left } = decide(
      sales.map(({ request }) => request),
      { event, stock },
      NOW,
    );
    return eventsOf(event, sales, left).map(({ type, subjectId }) => (type === 'event.sold-out' ? subjectId : type));
  }
  const withLeft = (available: number) => stockOf(anEvent({ available }));

  it('is news with the last seat of the house, once and last', async () => {
    expect(await recorded(withLeft(2), {}, {})).toEqual(['ticket.purchased', 'ticket.purchased', event.id]);
    expect(await recorded(withLeft(3), { quantity: 3 })).toEqual([...Array(3).fill('ticket.purchased'), event.id]);
  });

  it('is none while a seat is left', async () => {
    expect(await recorded(withLeft(2), {})).toEqual(['ticket.purchased']);
  });

  it('is none where only the limit of some types is sold', async () => {
    expect(await recorded(several, lines([full, 2], [reduced, 2]))).toEqual(Array(4).fill('ticket.purchased'));
  });
});
