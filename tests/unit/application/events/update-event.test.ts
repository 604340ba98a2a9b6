import { describe, expect, it } from 'vitest';
import { cancelEvent } from '@/application/events/cancel-event';
import { deleteEvent } from '@/application/events/delete-event';
import { updateEventSchema } from '@/application/events/schema';
import { toEventDto } from '@/application/events/to-dto';
import { updateEvent } from '@/application/events/update-event';
import { ADMIN, anEvent, hence, NOW, uuid } from '../../../support/builders.ts';
import { clock, fakeStore, ids, refusalOf } from '../../../support/fakes.ts';
import { change, givenBack, sold } from './edited-event.ts';

describe('changing an event', () => {
  it('changes what was sent and nothing else', async () => {
    const { store, work } = change(sold, { name: 'Louder', price: 19.99 });
    const { version: _version, updatedAt: _updatedAt, ...rest } = toEventDto(sold, NOW);
    expect(await work).toMatchObject({ ...rest, name: 'Louder', price: 19.99, maxPrice: 19.99, version: 4 });
    expect(store.audited).toEqual([
      {
        action: 'event.update',
        subjectId: sold.id,
        detail: { fields: ['name', 'price'], price: { before: sold.price / 100, after: 19.99 } },
      },
    ]);
  });

  it('is recorded with what each field was and is, as the API writes it', async () => {
    const patch = { name: 'Louder', location: 'Recife', eventDate: '2031-01-01T10:00:00', capacity: 20, price: 19.99 };
    const { store, work } = change(sold, patch);
    await work;
    expect(store.recorded).toEqual([
      {
        type: 'event.changed',
        subjectId: sold.id,
        payload: {
          event: {
            id: sold.id,
            slug: 'a-concert-000001',
            name: 'Louder',
            startsAt: '2031-01-01T13:00:00.000Z',
            timeZone: 'America/Sao_Paulo',
            location: 'Recife',
          },
          changes: {
            name: { before: 'A concert', after: 'Louder' },
            startsAt: { before: '2030-06-02T12:00:00.000Z', after: '2031-01-01T13:00:00.000Z' },
            endsAt: { before: '2030-06-02T14:00:00.000Z', after: '2031-01-01T15:00:00.000Z' },
            capacity: { before: 10, after: 20 },
            price: { before: 50, after: 19.99 },
          },
          source: 'app',
        },
      },
    ]);
  });

  it.each([
    [20, 16],
    [10, 6],
    [4, 0],
  ])('to a capacity of %i leaves %i for sale', async (capacity, available) => {
    expect(await change(sold, { capacity }).work).toMatchObject({
      capacity,
      availableTickets: available,
      ticketsSold: 4,
    });
  });

  it('is refused where more is sold than the capacity would hold', async () => {
    const error = await refusalOf(change(sold, { capacity: 3 }).work);
    expect(error).toMatchObject({
      code: 'VALIDATION_ERROR',
      fields: [{ field: 'capacity', code: 'below_sold', params: { sold: 4 } }],
    });
  });

  it('is refused to who saw another version, and says which is current', async () => {
    expect(await refusalOf(change(sold, { version: 2, name: 'x' }).work)).toMatchObject({
      code: 'OPTIMISTIC_LOCK_ERROR',
      facts: { currentVersion: 3 },
    });
    expect(await change(sold, { version: 3, name: 'x' }).work).toMatchObject({ version: 4 });
  });

  it.each([
    ['a cancelled event', anEvent({ status: 'CANCELLED' }), { name: 'x' }, 'CONFLICT'],
    ['one with tickets into a draft', sold, { status: 'DRAFT' as const }, 'EVENT_HAS_TICKETS'],
  ])('is refused for %s', async (_, event, patch, code) => {
    expect((await refusalOf(change(event, patch).work)).code).toBe(code);
  });

  it('is refused for one into a draft whose every ticket was given back', async () => {
    const store = fakeStore({ events: [anEvent()], tickets: [givenBack] });
    const input = updateEventSchema.parse({ status: 'DRAFT' });
    const work = updateEvent({ ...store, clock, ids: ids() })(ADMIN, anEvent().id, input);
    expect((await refusalOf(work)).code).toBe('EVENT_HAS_TICKETS');
  });

  it('lets a draft be published and an unsold event become a draft', async () => {
    expect(await change(anEvent({ status: 'DRAFT' }), { status: 'SCHEDULED' }).work).toMatchObject({
      status: 'SCHEDULED',
    });
    expect(await change(anEvent(), { status: 'DRAFT' }).work).toMatchObject({ status: 'DRAFT' });
  });

  it.each([
    [
      'a new start keeps the duration',
      { eventDate: '2031-01-01T10:00:00' },
      '2031-01-01T13:00:00.000Z',
      '2031-01-01T15:00:00.000Z',
    ],
    [
      'a new end keeps the start',
      { endDate: '2030-06-03T00:00:00' },
      '2030-06-02T12:00:00.000Z',
      '2030-06-03T03:00:00.000Z',
    ],
    [
      'a new zone keeps what the clocks show',
      { timeZone: 'Asia/Tokyo' },
      '2030-06-02T00:00:00.000Z',
      '2030-06-02T02:00:00.000Z',
    ],
    [
      'the same zone again changes nothing',
      { timeZone: 'America/Sao_Paulo' },
      '2030-06-02T12:00:00.000Z',
      '2030-06-02T14:00:00.000Z',
    ],
    [
      'both dates move together',
      { eventDate: '2031-01-01T10:00:00Z', endDate: '2031-01-01T10:30:00Z' },
      '2031-01-01T10:00:00.000Z',
      '2031-01-01T10:30:00.000Z',
    ],
  ])('%s', async (_, patch, startsAt, endsAt) => {
    expect(await change(anEvent(), patch).work).toMatchObject({ startsAt, endsAt });
  });

  it.each([
    [{ eventDate: '2030-06-01T08:59:59' }, 'eventDate', 'must_be_future'],
    [{ timeZone: 'Asia/Tokyo', eventDate: '2030-06-01T20:00:00' }, 'eventDate', 'must_be_future'],
    [{ endDate: '2030-06-02T09:00:00' }, 'endDate', 'end_before_start'],
    [{ eventDate: '2031-01-01T10:00:00', endDate: '2030-12-31T10:00:00' }, 'endDate', 'end_before_start'],
  ])('is refused with %j', async (patch, field, code) => {
    expect(await refusalOf(change(anEvent(), patch).work)).toMatchObject({ fields: [{ field, code }] });
  });

  it('lets the words of an event be mended after it began', async () => {
    expect(
      await change(anEvent({ startsAt: hence(-1), endsAt: hence(1) }), { description: 'Doors at the back' }).work,
    ).toMatchObject({ status: 'ONGOING' });
  });

  it('leaves nothing behind where it is refused', async () => {
    const { store, work } = change(sold, { name: 'Louder', capacity: 3 });
    await refusalOf(work);
    expect(store.event(sold.id)).toMatchObject({ name: 'A concert', version: 3 });
    expect([store.recorded, store.audited]).toEqual([[], []]);
  });

  it.each(['not-a-uuid', uuid(999)])('finds nothing at %s', async (id) => {
    const deps = { ...fakeStore(), clock, ids: ids() };
    for (const work of [
      updateEvent(deps)(ADMIN, id, { name: 'x' }),
      cancelEvent(deps)(ADMIN, id),
      deleteEvent(deps)(ADMIN, id),
    ]) {
      expect((await refusalOf(work)).code).toBe('RESOURCE_NOT_FOUND');
    }
  });
});
