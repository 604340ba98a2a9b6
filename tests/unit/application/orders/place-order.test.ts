import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { placeOrder } from '@/application/orders/place-order';
import type { SaleRequest } from '@/application/orders/ports';
import { purchaseSchema } from '@/application/orders/schema';
import { type Actor, SCOPES, VISITOR } from '@/domain/user';
import { ADMIN, ANA, anEvent, aTicket, aTicketType, NOW, uuid } from '../../../support/builders.ts';
import { refusalOf } from '../../../support/fakes.ts';

/** A queue that keeps what it is asked for. */
function queue() {
  const sold: SaleRequest[] = [];
  return {
    sold,
    salesQueue: {
      sell: async (request: SaleRequest) => {
        sold.push(request);
        return { body: '{}', replayed: false };
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
const JOHN = { name: 'John Doe', email: 'john@example.com' };
const named = [
  { name: 'Ana', email: 'ana@example.com' },
  { name: 'Bia', email: 'bia@example.com' },
];

describe('a purchase', () => {
  it('asks for one seat of the only type where nothing else is said', async () => {
    const d = queue();
    await placeOrder(d)(ANA, order(), null);
    expect(d.sold).toMatchObject([
      {
        eventId: uuid(1),
        buyerId: ANA.id,
        order: { kind: 'only-type', shown: null, participants: [JOHN] },
        sellsHidden: false,
        idempotency: null,
      },
    ]);
  });

  it('asks for as many as wanted, each for whom it is', async () => {
    const d = queue();
    await placeOrder(d)(ANA, order({ quantity: 3 }), null);
    await placeOrder(d)(ANA, order({ quantity: 2, participants: named }), null);
    await placeOrder(d)(ANA, order({ participants: named.slice(0, 1) }), null);
    expect(d.sold.map((request) => request.order)).toEqual([
      { kind: 'only-type', shown: null, participants: [JOHN, JOHN, JOHN] },
      { kind: 'only-type', shown: null, participants: named },
      { kind: 'only-type', shown: null, participants: named.slice(0, 1) },
    ]);
  });

  it('asks for each type by its line, whatever the case of its id', async () => {
    const d = queue();
    const id = 'abcdefab-0000-7000-8000-000000000001';
    const lines = [
      { ticketTypeId: id.toUpperCase(), quantity: 2, participants: named },
      { ticketTypeId: uuid(42), quantity: 1 },
    ];
    await placeOrder(d)(ANA, order({ lines }), null);
    expect(d.sold[0]?.order).toEqual({
      kind: 'lines',
      shown: null,
      lines: [
        { ticketTypeId: id, participants: named },
        { ticketTypeId: uuid(42), participants: [JOHN] },
      ],
    });
  });

  it('may be of a hidden type for who runs the sale only', async () => {
    const d = queue();
    const key: Actor = { kind: 'api-key', keyId: uuid(51), ownerId: ADMIN.id, role: 'ADMIN', scopes: ['orders:write'] };
    for (const actor of [ANA, ADMIN, key]) await placeOrder(d)(actor, order(), null);
    expect(d.sold.map(({ sellsHidden, buyerId }) => [sellsHidden, buyerId])).toEqual([
      [false, ANA.id],
      [true, ADMIN.id],
      [true, ADMIN.id],
    ]);
  });

  it('has the same hash for the same order and another for another', async () => {
    const d = queue();
    const line = { ticketTypeId: uuid(41), quantity: 1 };
    for (const changes of [{}, {}, { participantName: 'Jane Doe' }, { quantity: 1 }, { lines: [line] }])
      await placeOrder(d)(ANA, order(changes), 'key');
    const [first, again, ...others] = d.sold.map(({ idempotency }) => idempotency?.bodyHash.toString('hex'));
    expect(again).toBe(first);
    expect(new Set([first, ...others]).size).toBe(4);
    expect(d.sold[0]?.idempotency?.key).toBe('key');
  });

  it.each<[string, Actor, string]>([
    ['nobody', VISITOR, 'UNAUTHORIZED'],
    ['a job, which has no account', { kind: 'job', name: 'send-mail' }, 'FORBIDDEN'],
    [
      'a key that may only read',
      {
        kind: 'api-key',
        keyId: uuid(51),
        ownerId: ANA.id,
        role: 'USER',
        scopes: SCOPES.filter((s) => s !== 'orders:write'),
      },
      'FORBIDDEN',
    ],
  ])('never reaches the queue for %s', async (_, actor, code) => {
    const d = queue();
    expect((await refusalOf(placeOrder(d)(actor, order(), null))).code).toBe(code);
    expect(d.sold).toEqual([]);
  });

  it('never reaches the queue for what is no event', async () => {
    const d = queue();
    const work = placeOrder(d)(ANA, order({ eventId: 'a-slug' }), null);
    expect((await refusalOf(work)).code).toBe('RESOURCE_NOT_FOUND');
    expect(d.sold).toEqual([]);
  });
});

describe('the answer to a purchase', () => {
  const full = aTicketType({ id: uuid(41), name: 'Full', price: 5000 });
  const reduced = aTicketType({ id: uuid(42), name: 'Reduced', price: 2550 });
  const tickets = [aTicket(), aTicket({ id: uuid(12), ticketTypeId: reduced.id, price: 2550 })];

  async function answer(changes: Record<string, unknown>, sold = tickets.slice(0, 1)) {
    const d = queue();
    await placeOrder(d)(ANA, order(changes), null);
    const lines = [full, reduced].map((type) => ({ type, participants: [JOHN], quantity: 1 }));
    const total = sold.reduce((sum, { price }) => sum + price, 0);
    return JSON.parse(d.sold[0]?.answerBody({ tickets: sold, lines, total }, anEvent(), NOW) ?? '');
  }

  it('is the ticket, and all of them with their total where a quantity was asked for', async () => {
    const [one, several] = [await answer({}), await answer({ quantity: 1 })];
    expect(one).toMatchObject({
      id: uuid(11),
      confirmationCode: 'ABCDEFGH2',
      status: 'ACTIVE',
      price: 50,
      ticketType: { id: full.id, name: 'Full' },
      event: { id: uuid(1), name: 'A concert' },
    });
    expect(one).not.toHaveProperty('tickets');
    expect(one).not.toHaveProperty('total');
    expect(several).toEqual({ ...one, tickets: [one], total: 50 });
  });

  it('names the type of each ticket where lines were sent', async () => {
    const lines = [full, reduced].map(({ id }) => ({ ticketTypeId: id, quantity: 1 }));
    const body = await answer({ lines }, tickets);
    expect(body).toMatchObject({
      id: uuid(11),
      total: 75.5,
      tickets: [
        { id: uuid(11), price: 50, ticketType: { name: 'Full' } },
        { id: uuid(12), price: 25.5, ticketType: { name: 'Reduced' } },
      ],
    });
  });
});
