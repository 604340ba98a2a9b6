import { describe, expect, it } from 'vitest';
import { duplicateEvent } from '@/application/events/duplicate-event';
import type { EventReads } from '@/application/ports';
import type { EventStock } from '@/domain/stock';
import { ADMIN, ANA, anEvent, aTicketType, uuid } from '../../../support/builders.ts';
import { clock, fakeStore, ids } from '../../../support/fakes.ts';

const original = anEvent({
  description: 'Loud',
  translations: { en: { name: 'A gig' } },
  imageUrl: '/posters/jazz.svg',
  startsAt: new Date('2030-10-26T18:00:00Z'),
  endsAt: new Date('2030-10-27T01:00:00Z'),
  timeZone: 'Europe/Lisbon',
  available: 3,
});
const limit = { id: uuid(90), capacity: 4, available: 1, version: 7 };
const stock: EventStock = {
  pools: [{ id: original.id, capacity: 10, available: 3, version: 9 }, limit],
  types: [
    aTicketType({ poolIds: [original.id, limit.id], salesEnd: new Date('2030-10-25T22:00:00Z') }),
    aTicketType({ id: uuid(42), name: 'Reduced', position: 1, poolIds: [original.id, limit.id] }),
  ],
};

async function copyAt(eventDate: string) {
  const store = fakeStore({ events: [original], stocks: [stock] });
  const events = { findById: async () => ({ event: original, stock }) } as Pick<EventReads, 'findById'> as EventReads;
  const copy = await duplicateEvent({ ...store, events, clock, ids: ids() })(ADMIN, original.id, {
    name: 'Once more',
    eventDate,
  });
  return { copy, store };
}

describe('copying an event', () => {
  it('makes a draft with everything but what was sold', async () => {
    const { copy, store } = await copyAt('2031-01-04T19:00:00');
    expect(copy).toMatchObject({
      name: 'Once more',
      description: 'Loud',
      translations: { en: { name: 'A gig' } },
      imageUrl: '/posters/jazz.svg',
      status: 'DRAFT',
      capacity: 10,
      availableTickets: 10,
      ticketsSold: 0,
      version: 0,
    });
    expect(copy.id).not.toBe(original.id);
    expect(copy.slug).toMatch(/^once-more-/);
    const [first, second] = copy.ticketTypes;
    expect(first).toMatchObject({ capacity: 4, available: 4 });
    expect(second).toMatchObject({ name: 'Reduced', sharesLimitWith: first?.id });
    expect(copy.ticketTypes.map(({ id }) => id)).not.toContain(uuid(41));
    expect(store.recorded).toMatchObject([{ type: 'event.created', subjectId: copy.id }]);
  });

  it('moves the end and the sales windows along, by the clocks on the wall', async () => {
    // The original ends after the clocks went back; the copy stands in winter as a whole.
    const { copy } = await copyAt('2031-01-04T19:00:00');
    expect(copy.eventDate).toBe('2031-01-04T19:00:00');
    expect(copy.endDate).toBe('2031-01-05T01:00:00');
    expect(copy.ticketTypes[0]?.salesEnd).toBe('2031-01-03T23:00:00');
  });

  it('is for those who may make events, and refuses a time that is past', async () => {
    const store = fakeStore({ events: [original], stocks: [stock] });
    const events = { findById: async () => null } as Pick<EventReads, 'findById'> as EventReads;
    const copy = duplicateEvent({ ...store, events, clock, ids: ids() });
    await expect(copy(ANA, original.id, { name: 'x', eventDate: '2031-01-04T19:00' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(copy(ADMIN, original.id, { name: 'x', eventDate: '2031-01-04T19:00' })).rejects.toMatchObject({
      code: 'RESOURCE_NOT_FOUND',
    });
    await expect(copyAt('2020-01-01T00:00')).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  });
});
