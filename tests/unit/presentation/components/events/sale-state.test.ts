import { describe, expect, it } from 'vitest';
import { isNearlySoldOut, saleState } from '@/presentation/components/events/sale-state';

describe('the buy box', () => {
  it.each([
    ['SCHEDULED', 3, { kind: 'onSale', left: 3 }],
    ['SCHEDULED', 0, { kind: 'soldOut' }],
    ['ONGOING', 3, { kind: 'ongoing' }],
    ['COMPLETED', 3, { kind: 'past' }],
    ['CANCELLED', 3, { kind: 'cancelled' }],
    ['DRAFT', 3, { kind: 'draft' }],
  ] as const)('knows %s with %d seats', (status, availableTickets, state) => {
    expect(saleState({ status, availableTickets })).toEqual(state);
  });
});

it.each([
  [0, 100, false],
  [3, 24, true],
  [10, 100, true],
  [11, 100, false],
  [21, 1000, false],
  [2, 2, false],
  [1, 2, true],
])('%d of %d seats left is news: %s', (availableTickets, capacity, isNews) => {
  expect(isNearlySoldOut({ availableTickets, capacity })).toBe(isNews);
});
