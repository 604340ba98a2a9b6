import { describe, expect, it } from 'vitest';
import type { EventForSale, SaleRequest } from '@/application/ports';
import { purchaseTicket } from '@/application/tickets/purchase-ticket';
import { type PurchaseInput, purchaseSchema } from '@/application/tickets/schema';
import { isConfirmationCode } from '@/domain/ticket';
import type { Actor } from '@/domain/user';
import { prepareSale, sellParameters } from '@/infrastructure/sales/sale';

const NOW = new Date('2029-05-04T10:20:30.456Z');
const EVENT_ID = '0198c0de-0000-7000-8000-000000000001';
const event: EventForSale = {
  id: EVENT_ID,
  slug: 'a-concert',
  name: 'A concert',
  description: '',
  translations: {},
  category: 'music',
  location: 'Recife',
  startsAt: new Date('2030-01-01T20:00:00Z'),
  endsAt: new Date('2030-01-01T23:00:00Z'),
  timeZone: 'America/Sao_Paulo',
  imageUrl: null,
  available: 10,
  price: 12_345,
  currency: 'BRL',
  status: 'SCHEDULED',
  version: 7,
};
const buyer: Actor = {
  kind: 'user',
  id: '0198c0de-0000-7000-8000-00000000000a',
  email: 'ana@example.com',
  username: 'ana',
  role: 'USER',
  sessionId: 's',
};

/** What the purchase hands to the desk. */
async function requested(changes: Partial<PurchaseInput> = {}, key: string | null = null): Promise<SaleRequest> {
  const input = purchaseSchema.parse({
    eventId: EVENT_ID,
    participantName: 'Ana',
    participantEmail: 'ana@example.com',
    ...changes,
  });
  const seen: SaleRequest[] = [];
  const salesDesk = {
    sell: async (request: SaleRequest) => {
      seen.push(request);
      return { status: 201, body: '', replayed: false };
    },
  };
  await purchaseTicket({ salesDesk, hashBody: () => Buffer.alloc(32, 1) })(buyer, input, key);
  const [request] = seen;
  if (!request) throw new Error('nothing was asked for');
  return request;
}

describe('an order that is ready to be written', () => {
  it('answers one ticket without a list where no quantity was asked for', async () => {
    const { tickets, orderId, answer } = prepareSale(await requested(), event, NOW);
    expect(tickets).toHaveLength(1);
    expect(answer).toMatchObject({ status: 201, replayed: false });
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
      event: { id: EVENT_ID, name: 'A concert', eventDate: '2030-01-01T17:00:00', location: 'Recife' },
    });
    expect(body).not.toHaveProperty('tickets');
  });

  it.each([1, 3, 10])('answers the first ticket and all of them for a quantity of %i', async (quantity) => {
    const { tickets, answer } = prepareSale(await requested({ quantity }), event, NOW);
    const { tickets: listed, ...first } = JSON.parse(answer.body);
    expect(listed).toHaveLength(quantity);
    expect(listed[0]).toEqual(first);
    expect(listed.map(({ id }: { id: string }) => id)).toEqual(tickets.map(({ id }) => id));
    expect(new Set(listed.map(({ orderId }: { orderId: string }) => orderId)).size).toBe(1);
  });

  it('names each participant, or the one for all', async () => {
    const participants = [
      { name: 'Bia', email: 'bia@example.com' },
      { name: 'Caio', email: 'caio@example.com' },
    ];
    const named = prepareSale(await requested({ quantity: 2, participants }), event, NOW).tickets;
    expect(named.map(({ participantName, participantEmail }) => [participantName, participantEmail])).toEqual([
      ['Bia', 'bia@example.com'],
      ['Caio', 'caio@example.com'],
    ]);
    const repeated = prepareSale(await requested({ quantity: 2 }), event, NOW).tickets;
    expect(repeated.map(({ participantName }) => participantName)).toEqual(['Ana', 'Ana']);
  });

  it('draws a code and an id of its own for every ticket', async () => {
    const { tickets } = prepareSale(await requested({ quantity: 10 }), event, NOW);
    expect(new Set(tickets.map(({ id }) => id)).size).toBe(10);
    expect(new Set(tickets.map(({ confirmationCode }) => confirmationCode)).size).toBe(10);
    expect(tickets.every(({ confirmationCode }) => isConfirmationCode(confirmationCode))).toBe(true);
  });
});

describe('the parameters of a batch', () => {
  it('name the version that was read, the seats of all orders, and what each order costs', async () => {
    const sales = [
      prepareSale(await requested({ quantity: 3 }), event, NOW),
      prepareSale(await requested(), event, NOW),
    ];
    const [id, version, seats, json, currency, now] = sellParameters(event, sales, NOW);
    expect([id, version, seats, currency, now]).toEqual([EVENT_ID, 7, 4, 'BRL', NOW]);
    const rows = JSON.parse(String(json));
    expect(rows.orders.map(({ total }: { total: number }) => total)).toEqual([37_035, 12_345]);
    expect(rows.tickets).toHaveLength(4);
    expect(rows.keys).toEqual([]);
  });

  it('carry the answer of an order that has a key, word for word', async () => {
    const sale = prepareSale(await requested({}, 'a-key'), event, NOW);
    const rows = JSON.parse(String(sellParameters(event, [sale], NOW)[3]));
    expect(rows.keys).toEqual([
      { user: buyer.id, key: 'a-key', hash: '01'.repeat(32), status: 201, body: sale.answer.body },
    ]);
  });
});
