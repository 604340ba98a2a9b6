import { describe, expect, it } from 'vitest';
import { shownStatus } from '@/presentation/components/admin/event-actions/event-status';

describe('the status of an event in the list', () => {
  it.each([
    ['SCHEDULED', 0, 'SOLD_OUT'],
    ['SCHEDULED', 1, 'SCHEDULED'],
    ['CANCELLED', 0, 'CANCELLED'],
    ['COMPLETED', 0, 'COMPLETED'],
    ['DRAFT', 0, 'DRAFT'],
  ] as const)('%s with %d seats left is %s', (status, availableTickets, expected) => {
    expect(shownStatus({ status, availableTickets })).toBe(expected);
  });
});
