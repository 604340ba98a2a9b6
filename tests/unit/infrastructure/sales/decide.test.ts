import { describe, expect, it } from 'vitest';
import type { SaleRequest } from '@/application/orders/ports';
import type { OrderRequest } from '@/domain/order';
import type { EventStock } from '@/domain/stock';
import { decide } from '@/infrastructure/sales/decide';
import { anEvent, aTicketType, hence, NOW, stockOf, uuid } from '../../../support/builders.ts';

const event = anEvent();
const [HOUSE, LIMIT] = [event.id, uuid(2)];
const standing = aTicketType({ id: uuid(41), poolIds: [HOUSE] });
const full = aTicketType({ id: uuid(42), poolIds: [HOUSE, LIMIT] });
const reduced = aTicketType({ id: uuid(43), poolIds: [HOUSE, LIMIT] });
const hidden = aTicketType({ id: uuid(44), poolIds: [HOUSE], isHidden: true });

/** A house of ten, with a balcony of three for full and reduced price together. */
const stock: EventStock = {
  pools: [
    { id: HOUSE, capacity: 10, available: 10, version: 5 },
    { id: LIMIT, capacity: 3, available: 3, version: 2 },
  ],
  types: [standing, full, reduced, hidden],
};

const people = (seats: number) => Array.from({ length: seats }, () => ({ name: 'Ana', email: 'ana@example.com' }));
const request = (order: OrderRequest, changes: Partial<SaleRequest> = {}): SaleRequest => ({
  eventId: event.id,
  buyerId: uuid(21),
  order,
  sellsHidden: false,
  answerBody: () => '',
  idempotency: null,
  isGone: () => false,
  ...changes,
});
const wants = (...lines: [{ id: string }, number][]) =>
  request({
    kind: 'lines',
    shown: null,
    lines: lines.map(([{ id }, seats]) => ({ ticketTypeId: id, participants: people(seats) })),
  });

describe('a batch', () => {
  it('is served in its order, over all pools of each order, and says what is left', () => {
    const batch = [wants([standing, 2]), wants([full, 2], [standing, 1]), wants([reduced, 2]), wants([reduced, 1])];
    const { chosen, refused, taken, left } = decide(batch, { event, stock }, NOW);
    expect(chosen.map(({ request }) => batch.indexOf(request))).toEqual([0, 1, 3]);
    expect(taken).toEqual(
      new Map([
        [HOUSE, 6],
        [LIMIT, 3],
      ]),
    );
    expect(left).toEqual([
      { id: HOUSE, capacity: 10, available: 4, version: 6 },
      { id: LIMIT, capacity: 3, available: 0, version: 3 },
    ]);
    expect([...refused.keys()].map((one) => batch.indexOf(one))).toEqual([2]);
  });

  it('sells nobody a part of an order', () => {
    const both = wants([standing, 5], [full, 4]);
    const { chosen, taken, refused } = decide([both], { event, stock }, NOW);
    expect(chosen).toEqual([]);
    expect(taken.size).toBe(0);
    expect(refused.get(both)).toMatchObject({ code: 'INSUFFICIENT_CAPACITY' });
  });

  it('gives each request its own answer, whatever the others ask', () => {
    const batch = [
      wants([hidden, 1]),
      request({ kind: 'only-type', participants: people(1), shown: null }),
      wants([{ id: uuid(99) }, 1]),
      wants([standing, 1]),
      wants([full, 4]),
    ];
    const { refused, chosen } = decide(batch, { event, stock }, NOW);
    expect(batch.map((one) => refused.get(one)?.fields[0]?.code ?? refused.get(one)?.code ?? 'sold')).toEqual([
      'unknown_ticket_type',
      'lines_needed',
      'unknown_ticket_type',
      'sold',
      'INSUFFICIENT_CAPACITY',
    ]);
    expect(chosen.length + refused.size).toBe(batch.length);
  });

  it('sells a hidden type to who may have it, beside one who may not', () => {
    const asked = wants([hidden, 1]);
    const staff = { ...asked, sellsHidden: true };
    const { chosen, refused } = decide([asked, staff], { event, stock }, NOW);
    expect(chosen.map(({ request }) => request)).toEqual([staff]);
    expect(refused.get(asked)).toMatchObject({ code: 'VALIDATION_ERROR' });
  });

  it('is refused as a whole once sales have closed', () => {
    const batch = [wants([standing, 1]), wants([full, 1])];
    const { chosen, refused } = decide(batch, { event: anEvent({ startsAt: hence(-1) }), stock }, NOW);
    expect(chosen).toEqual([]);
    expect([...refused.values()].map(({ code }) => code)).toEqual(['SALES_CLOSED', 'SALES_CLOSED']);
  });
});

describe('who comes too late', () => {
  const refusal = (asked: SaleRequest, before: SaleRequest[] = []) =>
    decide([...before, asked], { event, stock }, NOW).refused.get(asked);

  it('is told which type is short, and how many seats it has left', () => {
    expect(refusal(wants([standing, 2], [full, 3]), [wants([full, 1])])).toMatchObject({
      code: 'INSUFFICIENT_CAPACITY',
      message: expect.stringMatching(/Fewer seats/),
      facts: { availableTickets: 2, ticketTypeId: full.id },
    });
  });

  it('is told where nothing is left', () => {
    expect(refusal(wants([reduced, 1]), [wants([full, 3])])).toMatchObject({
      message: expect.stringMatching(/Every seat is sold/),
      facts: { availableTickets: 0, ticketTypeId: reduced.id },
    });
  });

  it('is told of the first line where each alone would fit, but not both', () => {
    expect(refusal(wants([full, 2], [reduced, 2]))).toMatchObject({
      facts: { availableTickets: 3, ticketTypeId: full.id },
    });
  });

  it('hears of the only type without naming it', () => {
    const small = anEvent({ capacity: 1, available: 1 });
    const asked = request({ kind: 'only-type', participants: people(2), shown: null });
    expect(decide([asked], { event: small, stock: stockOf(small) }, NOW).refused.get(asked)).toMatchObject({
      facts: { availableTickets: 1, ticketTypeId: uuid(41) },
    });
  });
});
