import { describe, expect, it } from 'vitest';
import { updateEventSchema } from '@/application/events/schema';
import { updateEvent } from '@/application/events/update-event';
import { ADMIN, anEvent, aTicketType, stockOf, uuid } from '../../../support/builders.ts';
import { clock, fakeStore, ids, refusalOf } from '../../../support/fakes.ts';
import { A, B, change, givenBack, severalOf, sold } from './edited-event.ts';

describe('an edit beside a sale', () => {
  it.each([
    ['its description', { description: 'Doors at the back' }],
    ['its words in another language', { translations: { en: { name: 'Loud' } } }],
    ['both, to the version that was seen', { description: 'x', translations: {}, version: 3 }],
  ])('takes no lock on the stock for %s', async (_, patch) => {
    const { store, work } = change(sold, patch);
    expect(await work).toMatchObject({ version: 4, availableTickets: 6, ticketTypes: [{ available: 6 }] });
    expect(store.locked).toEqual(['event']);
    expect(store.stock(sold.id)).toEqual(stockOf(sold));
  });

  it.each([
    ['name', { name: 'Louder' }],
    ['place', { location: 'Olinda' }],
    ['start', { eventDate: '2031-01-01T10:00:00' }],
    ['status', { status: 'SCHEDULED' }],
    ['currency', { currency: 'USD' }],
    ['picture', { imageUrl: null }],
    ['capacity', { capacity: 11 }],
    ['price', { price: 1 }],
    ['types', { ticketTypes: [{ id: A, name: 'Full', price: 1 }] }],
  ])('locks the stock after the event for a new %s, which a sale or a ticket repeats', async (_, patch) => {
    const { store, work } = change(sold, patch);
    await work;
    expect(store.locked).toEqual(['event', 'stock']);
  });
});

describe('the price of an event', () => {
  it('is that of its only type, hidden or not', async () => {
    const { store, work } = change(anEvent(), { price: 19.99 });
    expect((await work).ticketTypes).toMatchObject([{ id: A, price: 19.99, name: 'Ticket' }]);
    expect(store.stock(uuid(1)).types).toMatchObject([{ price: 1999 }]);
  });

  it('is nobody’s where there are several types, and says so', async () => {
    const { store, work } = change(anEvent(), { price: 1, name: 'x' }, severalOf(anEvent()));
    expect(await refusalOf(work)).toMatchObject({
      code: 'VALIDATION_ERROR',
      fields: [{ field: 'price', code: 'price_per_type' }],
    });
    expect(store.event(uuid(1))).toMatchObject({ name: 'A concert', price: 2500, maxPrice: 5000 });
  });
});

describe('the whole list of types', () => {
  const full = { id: A, name: 'Full', price: 50 };
  const reduced = { id: B, name: 'Reduced', price: 25 };

  it('is what the event sells from then on, in its order', async () => {
    const fresh = uuid(77);
    const { work } = change(
      sold,
      {
        ticketTypes: [
          { id: fresh, name: 'Balcony', price: 80, capacity: 3 },
          { name: 'Balcony, reduced', price: 40, sharesLimitWith: fresh },
          { ...full, salesEnd: '2030-06-01T09:00:00' },
        ],
      },
      severalOf(sold),
    );
    const { ticketTypes, ...event } = await work;
    expect(event).toMatchObject({ price: 40, maxPrice: 80, version: 4, availableTickets: 6 });
    expect(ticketTypes).toMatchObject([
      { name: 'Balcony', position: 0, capacity: 3, available: 3 },
      { name: 'Balcony, reduced', position: 1, capacity: 3, sharesLimitWith: ticketTypes[0]?.id },
      { id: A, position: 2, sale: 'after', onSale: false, available: 6 },
    ]);
  });

  it('comes with a new zone on the new clocks', async () => {
    const ticketTypes = [{ ...full, salesEnd: '2030-06-02T09:00:00' }];
    const { work } = change(anEvent(), { timeZone: 'Asia/Tokyo', ticketTypes });
    expect((await work).ticketTypes).toMatchObject([{ salesEnd: '2030-06-02T09:00:00' }]);
  });

  it('keeps its sales windows on the clocks of a new zone that comes alone', async () => {
    const window = { salesStart: new Date('2030-01-05T12:00:00Z'), salesEnd: new Date('2030-06-02T12:00:00Z') };
    const stock = stockOf(anEvent(), [aTicketType({ id: A, ...window }), aTicketType({ id: B, position: 1 })]);
    const { store, work } = change(anEvent(), { timeZone: 'Asia/Tokyo' }, stock);
    // São Paulo is three hours behind UTC, Tokyo nine ahead.
    expect((await work).ticketTypes).toMatchObject([
      { salesStart: '2030-01-05T09:00:00', salesEnd: '2030-06-02T09:00:00' },
      { salesStart: null, salesEnd: null },
    ]);
    expect(store.stock(uuid(1)).types).toMatchObject([{ salesEnd: new Date('2030-06-02T00:00:00Z') }, {}]);
    const [told] = store.recorded;
    expect(told?.type === 'event.changed' && Object.keys(told.payload.changes)).toContain('ticketTypes');
  });

  it('is told whole where it changes, and not at all where it does not', async () => {
    const both = [full, reduced];
    const { store, work } = change(anEvent(), { ticketTypes: [full, { ...reduced, price: 30 }] }, severalOf(anEvent()));
    await work;
    const [told] = store.recorded;
    expect(told?.type === 'event.changed' && told.payload.changes).toEqual({
      ticketTypes: {
        before: [expect.objectContaining(full), expect.objectContaining(reduced)],
        after: [expect.objectContaining(full), expect.objectContaining({ ...reduced, price: 30 })],
      },
    });
    const types = severalOf(anEvent()).types.map((type) => ({ ...type, translations: {} }));
    const same = change(anEvent(), { ticketTypes: both, name: 'Louder' }, stockOf(anEvent(), types));
    await same.work;
    const [again] = same.store.recorded;
    expect(again?.type === 'event.changed' && Object.keys(again.payload.changes)).toEqual(['name']);
  });

  it('keeps a type that was sold, were it given back since', async () => {
    const tickets = [{ ...givenBack, ticketTypeId: B }];
    const store = fakeStore({ events: [anEvent()], stocks: [severalOf(anEvent())], tickets });
    const input = updateEventSchema.parse({ ticketTypes: [full] });
    expect(await refusalOf(updateEvent({ ...store, clock, ids: ids() })(ADMIN, uuid(1), input))).toMatchObject({
      code: 'EVENT_HAS_TICKETS',
      facts: { ticketTypeId: B },
    });
    expect(store.stock(uuid(1)).types).toHaveLength(2);
  });

  it.each<[string, Record<string, unknown>[], string, string]>([
    ['a limit below what is sold of it', [{ ...full, capacity: 3 }], 'ticketTypes.0.capacity', 'below_sold'],
    [
      'a limit that nobody has',
      [full, { ...reduced, sharesLimitWith: A }],
      'ticketTypes.1.sharesLimitWith',
      'limit_unknown',
    ],
    [
      'a time that a clock change skips',
      [full, { ...reduced, salesStart: '2031-03-09T02:30:00' }],
      'ticketTypes.1.salesStart',
      'local_time_skipped',
    ],
  ])('is refused with %s, named by its place', async (_, ticketTypes, field, code) => {
    const event = anEvent({ ...sold, timeZone: 'America/New_York' });
    expect(await refusalOf(change(event, { ticketTypes }, severalOf(event)).work)).toMatchObject({
      fields: [{ field, code }],
    });
  });
});
