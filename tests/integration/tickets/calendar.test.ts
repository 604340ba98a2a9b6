import ical from 'node-ical';
import { beforeAll, expect, it } from 'vitest';
import { buy, call, createEvent, type Person, person, refused } from '../../support/api.ts';

let admin: Person;
let user: Person;
beforeAll(async () => {
  [admin, user] = await Promise.all([person('ADMIN'), person()]);
});

async function calendarOf(path: string, as: Person | null = user) {
  const { status, headers, text } = await call('GET', path, { as });
  expect(status, text).toBe(200);
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const method = /METHOD:(\w+)/.exec(text)?.[1];
  const [entry, ...others] = Object.values(ical.sync.parseICS(text)).filter((part) => part?.type === 'VEVENT');
  expect(others).toEqual([]);
  if (entry?.type !== 'VEVENT') throw new Error(text);
  return { method, entry };
}

it('gives anybody the event, at the instant it begins', async () => {
  const event = await createEvent(admin, { timeZone: 'America/New_York', eventDate: '2031-11-02T01:30:00-04:00' });
  const { method, entry } = await calendarOf(`/api/events/${event.slug}/calendar.ics`, null);
  expect(method).toBe('PUBLISH');
  expect(entry).toMatchObject({ uid: event.id, summary: event.name, location: event.location, status: 'CONFIRMED' });
  expect(new Date(entry.start).toISOString()).toBe('2031-11-02T05:30:00.000Z');
});

it('shows no draft', async () => {
  const draft = await createEvent(admin, { status: 'DRAFT' });
  await refused('RESOURCE_NOT_FOUND', 'GET', `/api/events/${draft.id}/calendar.ics`);
  await refused('RESOURCE_NOT_FOUND', 'GET', '/api/events/no-such-event/calendar.ics');
});

it('replaces an entry once the event is changed, and takes it out once it is called off', async () => {
  const event = await createEvent(admin);
  const path = `/api/events/${event.id}/calendar.ics`;
  const first = await calendarOf(path, null);
  await call('PATCH', `/api/events/${event.id}`, { as: admin, json: { name: 'Moved', version: event.version } });
  const changed = await calendarOf(path, null);
  expect(changed.entry).toMatchObject({ uid: first.entry.uid, summary: 'Moved' });
  expect(Number(changed.entry.sequence)).toBeGreaterThan(Number(first.entry.sequence));
  await call('POST', `/api/events/${event.id}/cancel`, { as: admin });
  const last = await calendarOf(path, null);
  expect(last.method).toBe('CANCEL');
  expect(last.entry).toMatchObject({ uid: first.entry.uid, status: 'CANCELLED' });
  expect(Number(last.entry.sequence)).toBeGreaterThan(Number(changed.entry.sequence));
});

it('gives a holder the same entry with the code, and takes it out once the last ticket is given back', async () => {
  const event = await createEvent(admin);
  const [one, other] = [await buy(user, event.id), await buy(user, event.id)];
  const path = `/api/tickets/${one.id}/calendar.ics`;
  const held = await calendarOf(path);
  expect(held.entry.uid).toBe(event.id);
  expect(held.entry.description).toContain(one.confirmationCode);
  await call('DELETE', `/api/tickets/${one.id}`, { as: user });
  expect((await calendarOf(path)).method).toBe('PUBLISH');
  await call('DELETE', `/api/tickets/${other.id}`, { as: user });
  const gone = await calendarOf(path);
  expect(gone.method).toBe('CANCEL');
  expect(Number(gone.entry.sequence)).toBeGreaterThan(Number(held.entry.sequence));
  await refused('RESOURCE_NOT_FOUND', 'GET', path, { as: await person() });
});
