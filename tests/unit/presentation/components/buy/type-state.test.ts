import { describe, expect, it } from 'vitest';
import type { AvailabilityDto } from '@/application/events/schema';
import { boxState, liveTypes, typeState } from '@/presentation/components/buy/type-state';
import { afterRefusal, afterSale } from '@/presentation/components/buy/use-availability';
import { typeOnSale } from './type-on-sale';

const salesStart = '2027-01-01T10:00:00';

describe('a ticket type', () => {
  it.each([
    ['on sale', {}, { available: 5, onSale: true }, { kind: 'open', left: 5 }],
    ['below its least order', { minPerOrder: 2 }, { available: 1, onSale: true }, { kind: 'soldOut' }],
    ['without seats', {}, { available: 0, onSale: false }, { kind: 'soldOut' }],
    [
      'not yet on sale',
      { sale: 'before', salesStart } as const,
      { available: 5, onSale: false },
      { kind: 'before', opensAt: salesStart },
    ],
    [
      'that opened since the page was printed',
      { sale: 'before', salesStart } as const,
      { available: 5, onSale: true },
      { kind: 'open', left: 5 },
    ],
    ['whose sale is over', { sale: 'after' } as const, { available: 5, onSale: false }, { kind: 'after' }],
    ['that closed since the page was printed', {}, { available: 5, onSale: false }, { kind: 'after' }],
    ['over and without seats', { sale: 'after' } as const, { available: 0, onSale: false }, { kind: 'after' }],
    ['that is no longer shown', {}, undefined, { kind: 'after' }],
  ])('%s', (_, fields, live, state) => {
    expect(typeState(typeOnSale('a', fields), live)).toEqual(state);
  });
});

describe('the buy box', () => {
  const availability = (status: AvailabilityDto['status'], availableTickets = 10): AvailabilityDto => ({
    availableTickets,
    version: 1,
    status,
    ticketTypes: [
      { id: 'a', available: 5, onSale: true },
      { id: 'b', available: 0, onSale: false },
      { id: 'c', available: 5, onSale: false },
      { id: 'd', available: 5, onSale: false },
    ],
  });
  const open = typeOnSale('a');
  const soldOut = typeOnSale('b');
  const soon = typeOnSale('c', { sale: 'before', salesStart });
  const over = typeOnSale('d', { sale: 'after' });
  const state = (types: (typeof open)[], known = availability('SCHEDULED')) =>
    boxState(known, liveTypes(types, known.ticketTypes));

  it('sells while one type is on sale', () => {
    expect(state([over, soldOut, soon, open])).toEqual({ kind: 'onSale', left: 10 });
  });

  it('says when sales begin, that all is sold, or that sales are over', () => {
    expect(state([over, soon])).toEqual({ kind: 'soon', opensAt: salesStart });
    expect(state([over, soldOut])).toEqual({ kind: 'soldOut' });
    expect(state([over])).toEqual({ kind: 'closed' });
    expect(state([])).toEqual({ kind: 'closed' });
  });

  it('goes by the event first', () => {
    expect(state([open], availability('CANCELLED'))).toEqual({ kind: 'cancelled' });
    expect(state([open], availability('SCHEDULED', 0))).toEqual({ kind: 'soldOut' });
  });

  it('learns from a refusal how many are left of the type that fell short', () => {
    const known = availability('SCHEDULED');
    const after = afterRefusal(known, { availableTickets: 2, ticketTypeId: 'a' });
    expect(after.ticketTypes[0]?.available).toBe(2);
    expect(after.availableTickets).toBe(10);
    const only = { ...known, ticketTypes: known.ticketTypes.slice(0, 1) };
    expect(afterRefusal(only, { availableTickets: 1 })).toMatchObject({
      availableTickets: 1,
      ticketTypes: [{ available: 1 }],
    });
    expect(afterRefusal(known, {})).toBe(known);
  });

  it('counts what was just sold before the shop has answered', () => {
    const after = afterSale(availability('SCHEDULED', 4), [{ ticketTypeId: 'a', quantity: 3 }]);
    expect(after.availableTickets).toBe(1);
    expect(after.ticketTypes.map(({ available }) => available)).toEqual([2, 0, 5, 5]);
    expect(afterSale(after, [{ ticketTypeId: 'a', quantity: 9 }]).availableTickets).toBe(0);
  });
});
