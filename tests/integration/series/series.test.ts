import { beforeAll, describe, expect, it } from 'vitest';
import { GET as index } from '@/app/sitemap.xml/route';
import { GET as part } from '@/app/sitemaps/[file]/route';
import { queries, useCases } from '@/composition';
import type { SeriesRule } from '@/domain/series';
import { pagesOf } from '@/presentation/page-eviction';
import { asActor, createEvent, type Person, person } from '../../support/api.ts';
import { countQueries } from '../../support/count-queries.ts';
import { testDatabase } from '../../support/database.ts';
import { refusalOf } from '../../support/fakes.ts';
import { changeAlike, fiveDates, localStart, readEvent, START, start, WEEKLY } from './five-dates.ts';

let admin: Person;
beforeAll(async () => {
  admin = await person('ADMIN');
});

const actor = () => asActor(admin);

describe('an event that repeats', () => {
  it('becomes dated events, each with seats and types of its own, without the exceptions', async () => {
    const { event, id, dates } = await fiveDates(admin, { skipped: [start(2)], seats: { [start(3)]: 12 } });
    expect(dates.map(localStart)).toEqual([start(0), start(1), start(3), start(4)]);
    expect(dates.map(({ capacity }) => capacity)).toEqual([40, 40, 12, 40]);
    expect(dates[0]?.id).toBe(event.id);
    expect(new Set(dates.map(({ slug }) => slug)).size).toBe(4);
    const last = await readEvent(admin, dates[3]?.id ?? '');
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
      admin,
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
    const { id } = await fiveDates(admin);
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
    const { id, dates } = await fiveDates(admin);
    const [first, ...others] = dates;
    for (const { id: eventId } of others) await useCases.deleteEvent(actor(), eventId);
    expect((await queries.getSeries(actor(), id)).exceptions).toHaveLength(4);
    await useCases.deleteEvent(actor(), first?.id ?? '');
    expect((await testDatabase().query('SELECT 1 FROM event_series WHERE id = $1', [id])).rowCount).toBe(0);
  });
});

it('takes as many statements for many dates as for few', async () => {
  const few = await fiveDates(admin);
  const many = await fiveDates(admin);
  const rule: SeriesRule = { ...WEEKLY, frequency: 'DAILY', end: { count: 40 } };
  await useCases.addDates(actor(), { seriesId: many.id, start: start(4), rule, skipped: [], seats: {} });
  const counts = async ({ id, event }: { id: string; event: { id: string } }, name: string) => {
    const { dates, saved } = await changeAlike(admin, event.id, 'all', { name, capacity: 60 });
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
    const { id, dates } = await fiveDates(admin, {}, { status: 'DRAFT' });
    const slug = (await queries.getSeries(actor(), id)).slug;
    expect(await queries.seriesPage(slug)).toBeNull();
    await (await changeAlike(admin, dates[0]?.id ?? '', 'all', { status: 'SCHEDULED' })).saved();
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
    const { id, dates } = await fiveDates(admin);
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
