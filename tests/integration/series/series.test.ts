import { beforeAll, describe, expect, it } from 'vitest';
import { GET as index } from '@/app/sitemap.xml/route';
import { GET as part } from '@/app/sitemaps/[file]/route';
import type { EventDetailDto } from '@/application/events/schema';
import { queries, useCases } from '@/composition';
import { toLocalTime } from '@/domain/local-time';
import type { SeriesRule } from '@/domain/series';
import { pagesOf } from '@/presentation/page-eviction';
import { asActor, buy, call, createEvent, type Person, person } from '../../support/api.ts';
import { countQueries } from '../../support/count-queries.ts';
import { testDatabase } from '../../support/database.ts';
import { refusalOf } from '../../support/fakes.ts';

const WEEKLY: SeriesRule = { frequency: 'WEEKLY', interval: 1, weekdays: [], monthlyBy: 'day', end: { count: 5 } };

let admin: Person;
beforeAll(async () => {
  admin = await person('ADMIN');
});

const actor = () => asActor(admin);
const START = '2031-03-15T19:00:00';
const start = (week: number) => `2031-${['03-15', '03-22', '03-29', '04-05', '04-12'][week]}T19:00:00`;

/** Five Saturdays from an event that sells two types. */
async function fiveDates(more: { skipped?: string[]; seats?: Record<string, number> } = {}, fields = {}) {
  const event = await createEvent(admin, {
    name: 'Samba night',
    eventDate: START,
    capacity: 40,
    price: undefined,
    ticketTypes: [
      { name: 'Floor', price: 50, salesEnd: '2031-03-15T18:00:00' },
      { name: 'Balcony', price: 30, capacity: 10 },
    ],
    ...fields,
  });
  const input = { eventId: event.id, rule: WEEKLY, skipped: [], seats: {}, ...more };
  const { id } = await useCases.repeatEvent(actor(), input);
  return { event, id, dates: (await queries.getSeries(actor(), id)).dates.map(({ event: date }) => date) };
}

const read = async (id: string): Promise<EventDetailDto> => queries.getEvent(actor(), id);
const localStart = (event: { startsAt: string; timeZone: string }) =>
  toLocalTime(new Date(event.startsAt), event.timeZone);

async function changeAlike(eventId: string, scope: 'following' | 'all', patch: Record<string, unknown>) {
  const preview = await queries.previewSeriesChange(actor(), { eventId, scope, patch });
  const dates = preview.filter(({ kind }) => kind === 'changes').map(({ id, version }) => ({ id, version }));
  return { preview, dates, saved: () => useCases.changeSeries(actor(), { eventId, patch, dates }) };
}

describe('an event that repeats', () => {
  it('becomes dated events, each with seats and types of its own, without the exceptions', async () => {
    const { event, id, dates } = await fiveDates({ skipped: [start(2)], seats: { [start(3)]: 12 } });
    expect(dates.map(localStart)).toEqual([start(0), start(1), start(3), start(4)]);
    expect(dates.map(({ capacity }) => capacity)).toEqual([40, 40, 12, 40]);
    expect(dates[0]?.id).toBe(event.id);
    expect(new Set(dates.map(({ slug }) => slug)).size).toBe(4);
    const last = await read(dates[3]?.id ?? '');
    expect(last.ticketTypes.map(({ name, price, capacity }) => [name, price, capacity])).toEqual([
      ['Floor', 50, null],
      ['Balcony', 30, 10],
    ]);
    // The sale of each date ends an hour before it begins.
    expect(last.ticketTypes[0]?.salesEnd).toBe('2031-04-12T18:00:00');
    const ids = new Set([...event.ticketTypes, ...last.ticketTypes].map((type) => type.id));
    expect(ids.size).toBe(4);

    const series = await queries.getSeries(actor(), id);
    expect(series.exceptions).toMatchObject([{ number: 2, isPast: false }]);
    await useCases.restoreDate(actor(), { seriesId: id, number: 2 });
    const whole = await queries.getSeries(actor(), id);
    expect(whole.dates.map(({ event }) => localStart(event))).toEqual([0, 1, 2, 3, 4].map(start));
    expect(whole.exceptions).toEqual([]);
    expect(await refusalOf(useCases.restoreDate(actor(), { seriesId: id, number: 2 }))).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('keeps what its clocks show where they are changed, and repeats once', async () => {
    const { event, dates } = await fiveDates(
      {},
      { eventDate: '2031-03-15T19:00:00', timeZone: 'Europe/Lisbon', ticketTypes: undefined, price: 9 },
    );
    // Lisbon goes an hour ahead on March 30th.
    expect(dates.map(localStart)).toEqual([0, 1, 2, 3, 4].map(start));
    expect(dates[3]?.startsAt).toBe('2031-04-05T18:00:00.000Z');
    const again = useCases.repeatEvent(actor(), { eventId: event.id, rule: WEEKLY, skipped: [], seats: {} });
    expect(await refusalOf(again)).toMatchObject({ code: 'CONFLICT' });
  });

  it('is refused dates that its rule has not, and a rule that leaves one date alone', async () => {
    const event = await createEvent(admin, { eventDate: START });
    const repeat = (skipped: string[]) =>
      useCases.repeatEvent(actor(), { eventId: event.id, rule: { ...WEEKLY, end: { count: 2 } }, skipped, seats: {} });
    expect(await refusalOf(repeat(['2031-03-16T19:00:00']))).toMatchObject({ code: 'CONFLICT' });
    expect(await refusalOf(repeat([start(1)]))).toMatchObject({ fields: [{ field: 'skipped' }] });
    expect(await queries.seriesOfEdited(actor(), event)).toBeNull();
  });

  it('goes on with more dates, and makes none twice', async () => {
    const { id } = await fiveDates();
    const rule: SeriesRule = { ...WEEKLY, frequency: 'DAILY', end: { count: 8 } };
    const added = await useCases.addDates(actor(), {
      seriesId: id,
      start: start(4),
      rule,
      skipped: ['2031-04-14T19:00:00'],
      seats: {},
    });
    // Eight days from the last date on: that one is there already, and one is left out.
    expect(added.dates).toBe(6);
    const series = await queries.getSeries(actor(), id);
    expect(series.dates).toHaveLength(11);
    expect(series.rule).toMatchObject({ frequency: 'DAILY', end: { count: 8 } });
    const twice = useCases.addDates(actor(), {
      seriesId: id,
      start: start(4),
      rule: { ...rule, end: { count: 2 } },
      skipped: [],
      seats: {},
    });
    expect(await refusalOf(twice)).toMatchObject({ fields: [{ field: 'start' }] });
  });

  it('is gone with the last of its events; a date that is deleted is an exception', async () => {
    const { id, dates } = await fiveDates();
    const [first, ...others] = dates;
    for (const { id: eventId } of others) await useCases.deleteEvent(actor(), eventId);
    expect((await queries.getSeries(actor(), id)).exceptions).toHaveLength(4);
    await useCases.deleteEvent(actor(), first?.id ?? '');
    expect((await testDatabase().query('SELECT 1 FROM event_series WHERE id = $1', [id])).rowCount).toBe(0);
  });
});

describe('a change of one date', () => {
  it('applies to those that follow, or to all, and leaves what it does not touch', async () => {
    const { dates } = await fiveDates({ seats: { [start(3)]: 12 } });
    const third = dates[2]?.id ?? '';
    const { preview, saved } = await changeAlike(third, 'following', {
      name: 'Samba and forró',
      eventDate: '2031-03-30T20:30:00',
      endDate: '2031-03-30T23:30:00',
    });
    expect(preview.map(({ kind }) => kind)).toEqual(['changes', 'changes']);
    expect((await saved()).dates).toBe(3);
    const now = await Promise.all(dates.map(({ id }) => read(id)));
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

    await (await changeAlike(third, 'all', { description: 'Bring shoes.' })).saved();
    expect(new Set((await Promise.all(dates.map(({ id }) => read(id)))).map(({ description }) => description))).toEqual(
      new Set(['Bring shoes.']),
    );
  });

  it('changes ticket types by name, and keeps what one date has for itself', async () => {
    const { dates } = await fiveDates();
    const [base, other] = await Promise.all([read(dates[0]?.id ?? ''), read(dates[1]?.id ?? '')]);
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
    await (await changeAlike(base.id, 'all', { ticketTypes })).saved();
    const changed = await read(other.id);
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
    const { dates } = await fiveDates({}, { ticketTypes: undefined, price: 10 });
    const [base, sold, moved] = dates.map(({ id }) => id);
    const buyer = await person();
    for (let seat = 0; seat < 3; seat += 1) await buy(buyer, sold ?? '');
    await useCases.updateEvent(actor(), moved ?? '', { eventDate: '2031-03-29T11:00:00' });

    const { preview, saved } = await changeAlike(base ?? '', 'all', { capacity: 2, eventDate: '2031-03-15T20:00:00' });
    expect(preview.map(({ kind, ticketsSold, keepsTime }) => [kind, ticketsSold, keepsTime])).toEqual([
      ['refused', 3, false],
      ['changes', 0, true],
      ['changes', 0, false],
      ['changes', 0, false],
    ]);
    expect(preview[0]).toMatchObject({ field: 'capacity', code: 'below_sold', params: { sold: 3 } });
    expect((await saved()).dates).toBe(4);
    const now = await Promise.all(dates.map(({ id }) => read(id)));
    expect(now.map(({ capacity }) => capacity)).toEqual([2, 40, 2, 2, 2]);
    expect(now[2] && localStart(now[2])).toBe('2031-03-29T11:00:00');
    expect(now[1] && localStart(now[1])).toBe(start(1));

    // Somebody edits one of the dates between the preview and the word.
    const second = await changeAlike(base ?? '', 'all', { location: 'Olinda' });
    await useCases.updateEvent(actor(), moved ?? '', { description: 'Meanwhile' });
    expect(await refusalOf(second.saved())).toMatchObject({ code: 'OPTIMISTIC_LOCK_ERROR', facts: { dates: 1 } });
    expect((await read(base ?? '')).location).not.toBe('Olinda');
    // The date itself is its author's to have seen.
    const stale = useCases.changeSeries(actor(), { eventId: base ?? '', patch: { name: 'x', version: 0 }, dates: [] });
    expect(await refusalOf(stale)).toMatchObject({
      code: 'OPTIMISTIC_LOCK_ERROR',
      facts: { currentVersion: expect.any(Number) },
    });
  });

  it('sets seats of many dates at once, all or none, and names those that are sold beyond them', async () => {
    const { id, dates } = await fiveDates({}, { ticketTypes: undefined, price: 10 });
    const buyer = await person();
    await buy(buyer, dates[1]?.id ?? '');
    await buy(buyer, dates[1]?.id ?? '');
    const seats = async (...capacities: number[]) =>
      useCases.setSeats(actor(), {
        seriesId: id,
        dates: await Promise.all(
          capacities.map(async (capacity, at) => {
            const { id: eventId, version } = await read(dates[at]?.id ?? '');
            return { id: eventId, version, capacity };
          }),
        ),
      });
    const field = `seats.${dates[1]?.id}`;
    expect(await refusalOf(seats(7, 1))).toMatchObject({
      fields: [{ field, code: 'below_sold', params: { sold: 2 } }],
    });
    expect((await read(dates[0]?.id ?? '')).capacity).toBe(40);
    expect(await seats(7, 2, 40)).toEqual({ dates: 2 });
    expect((await read(dates[1]?.id ?? '')).availableTickets).toBe(0);
  });

  it('never sells more than there are while seats are taken away and bought at once', async () => {
    const { id, dates } = await fiveDates({}, { ticketTypes: undefined, price: 10, capacity: 20 });
    const buyers = await Promise.all(Array.from({ length: 12 }, () => person()));
    const event = await read(dates[2]?.id ?? '');
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
    const after = await read(event.id);
    expect(after.availableTickets).toBe(after.capacity - bought);
    expect(after.capacity).toBe(shrunk ? 6 : 20);
    expect(bought).toBe(Math.min(12, shrunk ? 6 : 12));
  });
});

it('takes as many statements for many dates as for few', async () => {
  const few = await fiveDates();
  const many = await fiveDates();
  const rule: SeriesRule = { ...WEEKLY, frequency: 'DAILY', end: { count: 40 } };
  await useCases.addDates(actor(), { seriesId: many.id, start: start(4), rule, skipped: [], seats: {} });
  const counts = async ({ id, event }: { id: string; event: { id: string } }, name: string) => {
    const { dates, saved } = await changeAlike(event.id, 'all', { name, capacity: 60 });
    return {
      read: await countQueries(() => queries.getSeries(actor(), id)),
      list: await countQueries(() => queries.listSeries(actor(), { page: 0, size: 20 })),
      preview: await countQueries(() =>
        queries.previewSeriesChange(actor(), { eventId: event.id, scope: 'all', patch: { name } }),
      ),
      change: await countQueries(async () => {
        expect((await saved()).dates).toBe(dates.length + 1);
      }),
    };
  };
  const manyCounts = await counts(many, 'Forró night');
  expect(manyCounts).toEqual(await counts(few, 'Forró night'));
  expect((await queries.getSeries(actor(), many.id)).dates).toHaveLength(44);
});

describe('its pages', () => {
  it('show what is public, are evicted with any of its dates, and stand in the sitemap', async () => {
    const { id, dates } = await fiveDates({}, { status: 'DRAFT' });
    const slug = (await queries.getSeries(actor(), id)).slug;
    expect(await queries.seriesPage(slug)).toBeNull();
    await (await changeAlike(dates[0]?.id ?? '', 'all', { status: 'SCHEDULED' })).saved();
    expect((await queries.seriesPage(slug))?.dates.map(({ id: date }) => date)).toEqual(
      dates.map(({ id: date }) => date),
    );
    expect((await queries.seriesOfEvent(dates[3]?.id ?? ''))?.slug).toBe(slug);

    await useCases.cancelEvent(actor(), dates[0]?.id ?? '');
    const page = await queries.seriesPage(slug);
    expect(page?.dates[0]?.status).toBe('CANCELLED');
    expect(page?.lead.id).toBe(dates[1]?.id);
    const { rows } = await testDatabase().query(
      `SELECT type, subject_id AS "subjectId", payload FROM domain_event WHERE type = 'series.changed' AND subject_id = $1 ORDER BY id DESC LIMIT 1`,
      [id],
    );
    expect(pagesOf(rows[0])).toEqual(
      expect.arrayContaining([`/en/series/${slug}`, `/pt-BR/series/${slug}`, `/en/events/${dates[4]?.slug}`]),
    );

    const answer = await index(new Request('http://localhost:3000/sitemap.xml'));
    const [, file] = /sitemaps\/(series-[^<]+)<\/loc>/.exec(await answer.text()) ?? [];
    const listed = await part(new Request(`http://localhost:3000/sitemaps/${file}`), {
      params: Promise.resolve({ file: file ?? '' }),
    });
    expect(await listed.text()).toContain(`/pt-BR/series/${slug}</loc>`);
  });

  it('list the series with something to come first, and for organisers those of their own dates', async () => {
    const { id, dates } = await fiveDates();
    const all = await queries.listSeries(actor(), { page: 0, size: 100 });
    expect(all.content.find((one) => one.id === id)).toMatchObject({ dates: 5, upcoming: 5, sold: 0, capacity: 200 });
    const own = asActor(await person());
    const organiser = { ...own, eventRoles: new Map([[dates[2]?.id ?? '', 'ORGANISER' as const]]) };
    const theirs = await queries.listSeries(organiser, { page: 0, size: 100 });
    expect(theirs.content).toMatchObject([{ id, dates: 1, capacity: 40 }]);
    expect((await queries.getSeries(organiser, id)).dates).toHaveLength(1);
    const preview = await queries.previewSeriesChange(organiser, {
      eventId: dates[2]?.id ?? '',
      scope: 'all',
      patch: { name: 'x' },
    });
    expect(preview).toEqual([]);
    const seen = dates.slice(3).map(({ id: eventId, version }) => ({ id: eventId, version }));
    const foreign = useCases.changeSeries(organiser, {
      eventId: dates[2]?.id ?? '',
      patch: { name: 'x' },
      dates: seen,
    });
    expect(await refusalOf(foreign)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusalOf(queries.listSeries(own, { page: 0, size: 10 }))).toMatchObject({ code: 'FORBIDDEN' });
  });
});
