import { beforeAll, expect, it } from 'vitest';
import { ask, createEvent, type Person, person, refused } from '../../support/api.ts';
import { staffOf } from '../../support/staff.ts';

let admin: Person;
beforeAll(async () => {
  admin = await person('ADMIN');
});

const rule = { frequency: 'WEEKLY', interval: 1, end: { count: 3 } } as const;

it('repeats an event by a rule, reads the series and goes on with it', async () => {
  const { id, eventDate } = await createEvent(admin, { eventDate: '2031-03-14T20:00:00' });
  const made = await ask('POST /api/events/{id}/repeat', {
    as: admin,
    params: { id },
    body: { rule, skipped: ['2031-03-21T20:00:00'] },
  });
  expect([made.status, made.body.dates]).toEqual([201, 2]);
  const params = { id: made.body.id };
  const more = await ask('POST /api/series/{id}/dates', {
    as: admin,
    params,
    body: { start: '2031-04-04T20:00:00', rule: { ...rule, end: { until: '2031-04-11' } } },
  });
  expect([more.status, more.body]).toEqual([201, { id: made.body.id, dates: 2 }]);
  const { body } = await ask('GET /api/series/{id}', { as: admin, params });
  expect(body.dates.map(({ event }) => event.eventDate)).toEqual([
    eventDate,
    '2031-03-28T20:00:00',
    '2031-04-04T20:00:00',
    '2031-04-11T20:00:00',
  ]);
  expect(body.exceptions).toMatchObject([{ number: 1, isPast: false }]);
  await refused('CONFLICT', 'POST', `/api/events/${id}/repeat`, { as: admin, json: { rule } });
});

it('takes no instant for a time on its clocks', async () => {
  const { id } = await createEvent(admin);
  const { body } = await ask('POST /api/events/{id}/repeat', { as: admin, params: { id }, body: { rule } });
  const json = { start: '2032-02-29T20:00:00Z', rule };
  const answer = await refused('VALIDATION_ERROR', 'POST', `/api/series/${body.id}/dates`, { as: admin, json });
  expect(answer.body.errors).toMatchObject([{ field: 'start', code: 'date_time' }]);
});

it('says what a rule lacks', async () => {
  const { id } = await createEvent(admin);
  for (const end of [{}, { count: 2, until: '2031-04-11' }]) {
    const json = { rule: { ...rule, end } };
    const { body } = await refused('VALIDATION_ERROR', 'POST', `/api/events/${id}/repeat`, { as: admin, json });
    expect(body.errors).toMatchObject([
      { field: 'rule.end', code: 'count_or_until', message: expect.stringContaining('last day') },
    ]);
  }
});

it('shows of a series what its reader may change, and leaves making to admins', async () => {
  const [own, other] = [await createEvent(admin), await createEvent(admin)];
  const { body } = await ask('POST /api/events/{id}/repeat', { as: admin, params: { id: own.id }, body: { rule } });
  const [organiser, stranger] = [await staffOf('ORGANISER', own.id), await staffOf('ORGANISER', other.id)];
  const seen = await ask('GET /api/series/{id}', { as: organiser, params: { id: body.id } });
  expect(seen.body.dates.map(({ event }) => event.id)).toEqual([own.id]);
  await refused('RESOURCE_NOT_FOUND', 'GET', `/api/series/${body.id}`, { as: stranger });
  await refused('FORBIDDEN', 'POST', `/api/events/${own.id}/repeat`, { as: organiser, json: { rule } });
});

it('copies an event into a draft, which publishes itself when it is told to', async () => {
  const original = await createEvent(admin, { name: 'Jazz Night', capacity: 40 });
  const { status, body } = await ask('POST /api/events/{id}/duplicate', {
    as: admin,
    params: { id: original.id },
    body: { name: 'Jazz Night II', eventDate: '2031-05-02T20:00:00' },
  });
  expect([status, body.status, body.capacity, body.eventDate]).toEqual([201, 'DRAFT', 40, '2031-05-02T20:00:00']);
  const plan = (publishAt: string | null) =>
    ask('PUT /api/events/{id}/publication', { as: admin, params: { id: body.id }, body: { publishAt } });
  expect((await plan('2031-04-01T10:00:00')).body).toEqual({ publishAt: '2031-04-01T13:00:00.000Z' });
  expect((await plan(null)).body).toEqual({ publishAt: null });
  const json = { publishAt: '2031-06-01T10:00:00' };
  const late = await refused('VALIDATION_ERROR', 'PUT', `/api/events/${body.id}/publication`, { as: admin, json });
  expect(late.body.errors).toMatchObject([{ field: 'publishAt', code: 'after_event' }]);
  await refused('CONFLICT', 'PUT', `/api/events/${original.id}/publication`, { as: admin, json });
});
