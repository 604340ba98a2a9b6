import { updateEventSchema } from '@/application/events/schema';
import { updateEvent } from '@/application/events/update-event';
import type { Event } from '@/domain/event';
import type { EventStock } from '@/domain/stock';
import { ADMIN, anEvent, aTicket, aTicketType, NOW, stockOf, uuid } from '../../../support/builders.ts';
import { clock, fakeStore, ids } from '../../../support/fakes.ts';

/** Four seats of ten are held; a fifth was given back. */
export const sold = anEvent({ capacity: 10, available: 6 });
const tickets = [1, 2, 3, 4].map((last) => aTicket({ id: uuid(10 + last), confirmationCode: `ABCDEFGH${last + 1}` }));
export const givenBack = aTicket({
  id: uuid(15),
  confirmationCode: 'ABCDEFGHZ',
  status: 'CANCELLED',
  cancelledAt: NOW,
});

export const [A, B] = [uuid(41), uuid(42)];
/** The same, selling two types. */
export const severalOf = (event: Event): EventStock =>
  stockOf(event, [
    aTicketType({ id: A, name: 'Full', price: 5000 }),
    aTicketType({ id: B, name: 'Reduced', price: 2500, position: 1 }),
  ]);

export const change = (event: Event, patch: Record<string, unknown>, stock?: EventStock) => {
  const isSold = event.available < event.capacity;
  const store = fakeStore({
    events: [event],
    stocks: stock ? [stock] : [],
    tickets: isSold ? [...tickets, givenBack] : [],
  });
  const input = updateEventSchema.parse(patch);
  return { store, work: updateEvent({ ...store, clock, ids: ids() })(ADMIN, event.id, input) };
};
