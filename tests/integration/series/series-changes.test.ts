import { beforeAll, describe, expect, it } from 'vitest';
import type { EventDetailDto } from '@/application/events/schema';
import { useCases } from '@/composition';
import { asActor, buy, call, type Person, person } from '../../support/api.ts';
import { refusalOf } from '../../support/fakes.ts';
import { changeAlike, fiveDates, localStart, readEvent, start } from './five-dates.ts';

let admin: Person;
beforeAll(async () => {
  admin = await person('ADMIN');
});

const actor = () => asActor(admin);

describe('a change of one date', () => {
  it('applies to those that follow, or to all, and leaves what it does not touch', async () => {
    const { dates } = await fiveDates(admin, { seats: { [start(3)]: 12 } });
    const third = dates[2]?.id ?? '';
    const { preview, saved } = await changeAlike(admin, third, 'following', {
      name: 'Samba and forró',
      eventDate: '2031-03-30T20:30:00',
      endDate: '2031-03-30T23:30:00',
    });
    expect(preview.map(({ kind }) => kind)).toEqual(['changes', 'changes']);
    expect((await saved()).dates).toBe(3);
    const now = await Promise.all(dates.map(({ id }) => readEvent(admin, id)));
    expect(now.map(localStart)).toEqual([
      start(0),
      start(1),
      '2031-03-30T20:30:00',
      '2031-04-06T20:30:00',
      '2031-04-13T20:30:00',
    ]);
    expect(now.map(({ endDate }) => endDate.slice(11))).toEqual([
      '21:00:00',
      '21:00:00',
      '23:30:00',
      '23:30:00',
      '23:30:00',
    ]);
    expect(now.map(({ name }) => name.length)).toEqual([11, 11, 15, 15, 15]);
    expect(now[3]?.capacity).toBe(12);

    await (await changeAlike(admin, third, 'all', { description: 'Bring shoes.' })).saved();
    expect(
      new Set((await Promise.all(dates.map(({ id }) => readEvent(admin, id)))).map(({ description }) => description)),
    ).toEqual(new Set(['Bring shoes.']));
  });

  it('changes ticket types by name, and keeps what one date has for itself', async () => {
    const { dates } = await fiveDates(admin);
    const [base, other] = await Promise.all([
      readEvent(admin, dates[0]?.id ?? ''),
      readEvent(admin, dates[1]?.id ?? ''),
    ]);
    const entries = (event: EventDetailDto, change: (name: string) => object) =>
      event.ticketTypes.map(({ available: _a, sale: _s, onSale: _o, currency: _c, position: _p, ...type }) => ({
        ...type,
        ...change(type.name),
      }));
    await useCases.updateEvent(actor(), other.id, {
      ticketTypes: entries(other, (name) => (name === 'Balcony' ? { capacity: 4 } : {})),
    });
    const ticketTypes = [
      ...entries(base, (name) =>
        name === 'Balcony' ? { price: 35 } : { name: 'Main floor', salesEnd: '2031-03-15T12:00:00' },
      ),
      {
        name: 'Students',
        price: 10,
        description: '',
        translations: {},
        capacity: null,
        sharesLimitWith: base.ticketTypes[1]?.id ?? null,
        salesStart: null,
        salesEnd: null,
        minPerOrder: 1,
        maxPerOrder: 10,
        isHidden: false,
      },
    ];
    await (await changeAlike(admin, base.id, 'all', { ticketTypes })).saved();
    const changed = await readEvent(admin, other.id);
    expect(changed.ticketTypes.map(({ name, price, capacity }) => [name, price, capacity])).toEqual([
      ['Main floor', 50, null],
      ['Balcony', 35, 4],
      ['Students', 10, 4],
    ]);
    expect(changed.ticketTypes[0]?.id).toBe(other.ticketTypes[0]?.id);
    expect(changed.ticketTypes[0]?.salesEnd).toBe('2031-03-22T12:00:00');
    expect(changed.ticketTypes[2]?.sharesLimitWith).toBe(other.ticketTypes[1]?.id);
  });

  it('says what was sold and what cannot be, changes the rest as it was seen, and else nothing', async () => {
    const { dates } = await fiveDates(admin, {}, { ticketTypes: undefined, price: 10 });
    const [base, sold, moved] = dates.map(({ id }) => id);
    const buyer = await person();
    for (let seat = 0; seat < 3; seat += 1) await buy(buyer, sold ?? '');
    await useCases.updateEvent(actor(), moved ?? '', { eventDate: '2031-03-29T11:00:00' });

    const { preview, saved } = await changeAlike(admin, base ?? '', 'all', {
      capacity: 2,
      eventDate: '2031-03-15T20:00:00',
    });
    expect(preview.map(({ kind, ticketsSold, keepsTime }) => [kind, ticketsSold, keepsTime])).toEqual([
      ['refused', 3, false],
      ['changes', 0, true],
      ['changes', 0, false],
      ['changes', 0, false],
    ]);
    expect(preview[0]).toMatchObject({ field: 'capacity', code: 'below_sold', params: { sold: 3 } });
    expect((await saved()).dates).toBe(4);
    const now = await Promise.all(dates.map(({ id }) => readEvent(admin, id)));
    expect(now.map(({ capacity }) => capacity)).toEqual([2, 40, 2, 2, 2]);
    expect(now[2] && localStart(now[2])).toBe('2031-03-29T11:00:00');
    expect(now[1] && localStart(now[1])).toBe(start(1));

    // Somebody edits one of the dates between the preview and the word.
    const second = await changeAlike(admin, base ?? '', 'all', { location: 'Olinda' });
    await useCases.updateEvent(actor(), moved ?? '', { description: 'Meanwhile' });
    expect(await refusalOf(second.saved())).toMatchObject({ code: 'OPTIMISTIC_LOCK_ERROR', facts: { dates: 1 } });
    expect((await readEvent(admin, base ?? '')).location).not.toBe('Olinda');
    // The date itself is its author's to have seen.
    const stale = useCases.changeSeries(actor(), { eventId: base ?? '', patch: { name: 'x', version: 0 }, dates: [] });
    expect(await refusalOf(stale)).toMatchObject({
      code: 'OPTIMISTIC_LOCK_ERROR',
      facts: { currentVersion: expect.any(Number) },
    });
  });

  it('sets seats of many dates at once, all or none, and names those that are sold beyond them', async () => {
    const { id, dates } = await fiveDates(admin, {}, { ticketTypes: undefined, price: 10 });
    const buyer = await person();
    await buy(buyer, dates[1]?.id ?? '');
    await buy(buyer, dates[1]?.id ?? '');
    const seats = async (...capacities: number[]) =>
      useCases.setSeats(actor(), {
        seriesId: id,
        dates: await Promise.all(
          capacities.map(async (capacity, at) => {
            const { id: eventId, version } = await readEvent(admin, dates[at]?.id ?? '');
            return { id: eventId, version, capacity };
          }),
        ),
      });
    const field = `seats.${dates[1]?.id}`;
    expect(await refusalOf(seats(7, 1))).toMatchObject({
      fields: [{ field, code: 'below_sold', params: { sold: 2 } }],
    });
    expect((await readEvent(admin, dates[0]?.id ?? '')).capacity).toBe(40);
    expect(await seats(7, 2, 40)).toEqual({ dates: 2 });
    expect((await readEvent(admin, dates[1]?.id ?? '')).availableTickets).toBe(0);
  });

  it('never sells more than there are while seats are taken away and bought at once', async () => {
    const { id, dates } = await fiveDates(admin, {}, { ticketTypes: undefined, price: 10, capacity: 20 });
    const buyers = await Promise.all(Array.from({ length: 12 }, () => person()));
    const event = await readEvent(admin, dates[2]?.id ?? '');
    const purchases = buyers.map((buyer) =>
      call('POST', '/api/tickets/purchase', {
        as: buyer,
        json: { eventId: event.id, participantName: 'A', participantEmail: 'a@example.com' },
      }),
    );
    const shrinking = useCases
      .setSeats(actor(), { seriesId: id, dates: [{ id: event.id, version: event.version, capacity: 6 }] })
      .catch(() => null);
    const answers = await Promise.all(purchases);
    const shrunk = await shrinking;
    const bought = answers.filter(({ status }) => status === 201).length;
    const after = await readEvent(admin, event.id);
    expect(after.availableTickets).toBe(after.capacity - bought);
    expect(after.capacity).toBe(shrunk ? 6 : 20);
    expect(bought).toBe(Math.min(12, shrunk ? 6 : 12));
  });
});
