import ICAL from 'ical.js';
import ical from 'node-ical';
import { describe, expect, it } from 'vitest';
import { calendarEntry } from '@/application/calendar/entries';
import type { CalendarEntry } from '@/application/calendar/ports';
import { eventUrl } from '@/infrastructure/calendar/event-url';
import { writeCalendar } from '@/infrastructure/calendar/write-calendar';
import { localePath, paths } from '@/presentation/paths';
import { anEvent } from '../../../support/builders.ts';

/** Read back by node-ical, which shares no code with ical.js, which writes. */

const entry = (changes: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...calendarEntry(anEvent(), { locale: 'en', eventUrl: eventUrl('https://shop.example') }),
  ...changes,
});

function read(text: string, id = anEvent().id) {
  const found = ical.sync.parseICS(text)[id];
  if (found?.type !== 'VEVENT') throw new Error(`no event ${id} in ${text}`);
  return found;
}

describe('the instant of an entry', () => {
  // An hour before and an hour after the clocks of each zone are changed, and far from it.
  it.each([
    ['America/New_York', '2031-03-09T06:30:00Z', '2031-03-09T01:30:00'],
    ['America/New_York', '2031-03-09T07:30:00Z', '2031-03-09T03:30:00'],
    // Clocks show these twice, so that they are written in UTC.
    ['America/New_York', '2031-11-02T05:30:00Z', null],
    ['America/New_York', '2031-11-02T06:30:00Z', null],
    ['Europe/Lisbon', '2031-03-30T00:30:00Z', '2031-03-30T00:30:00'],
    ['Europe/Lisbon', '2031-03-30T01:30:00Z', '2031-03-30T02:30:00'],
    ['Europe/Lisbon', '2031-10-26T02:30:00Z', '2031-10-26T02:30:00'],
    ['Australia/Lord_Howe', '2031-04-05T14:45:00Z', null],
    ['Australia/Lord_Howe', '2031-04-05T16:30:00Z', '2031-04-06T03:00:00'],
    ['America/Sao_Paulo', '2031-07-01T17:00:00Z', '2031-07-01T14:00:00'],
    ['Asia/Kathmandu', '2031-07-01T17:00:00Z', '2031-07-01T22:45:00'],
    ['UTC', '2031-07-01T17:00:00Z', '2031-07-01T17:00:00'],
  ])('in %s at %s is the one meant', (timeZone, instant, wall) => {
    const startsAt = new Date(instant);
    const endsAt = new Date(startsAt.getTime() + 3 * 3_600_000);
    const text = writeCalendar([entry({ timeZone, startsAt, endsAt })]);
    expect(text).toContain(wall === null ? 'DTSTART:' : `DTSTART;TZID=${timeZone}:${wall.replaceAll(/[-:]/g, '')}`);
    const found = read(text);
    expect(new Date(found.start).toISOString()).toBe(startsAt.toISOString());
    expect(new Date(found.end ?? 0).toISOString()).toBe(endsAt.toISOString());
  });

  it('is told by the file itself, for readers who do not know the zone', () => {
    for (const instant of ['2031-03-09T06:30:00Z', '2031-03-09T07:30:00Z', '2031-08-01T12:00:00Z']) {
      const startsAt = new Date(instant);
      const text = writeCalendar([entry({ timeZone: 'America/New_York', startsAt, endsAt: startsAt })]);
      const calendar = new ICAL.Component(ICAL.parse(text));
      const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') ?? {});
      const start = calendar.getFirstSubcomponent('vevent')?.getFirstPropertyValue('dtstart');
      if (!(start instanceof ICAL.Time)) throw new Error(text);
      start.zone = zone;
      expect(start.toJSDate().toISOString()).toBe(startsAt.toISOString());
    }
  });
});

describe('what an entry says', () => {
  it('comes back as it was written, whatever it is made of', () => {
    const title =
      'Rock; "café", \\ and a very long line that is folded in the midst of a letter: ação, 北京国际爵士音乐节 🎸';
    const description = 'First line\r\nBEGIN:VEVENT\nSUMMARY:not an event\u0007';
    const found = read(writeCalendar([entry({ title, description, location: 'Here, there' })]));
    expect(found).toMatchObject({ summary: title, location: 'Here, there' });
    expect(found.description).toBe('First line\nBEGIN:VEVENT\nSUMMARY:not an event');
  });

  it('is folded at 75 bytes, in lines that end as RFC 5545 wants them', () => {
    const text = writeCalendar([entry({ title: '北京国际爵士音乐节'.repeat(20) })]);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('leads to the page of the event', () => {
    const url = eventUrl('https://shop.example');
    for (const locale of ['en', 'pt-BR']) {
      expect(url('a-show', locale)).toBe(`https://shop.example${localePath(locale, paths.event('a-show'))}`);
    }
  });
});

describe('a later state', () => {
  const stateOf = (version: number, changes = {}, isGivenBack = false) =>
    calendarEntry(anEvent({ version, ...changes }), { locale: 'en', eventUrl: eventUrl(''), isGivenBack });

  it('is the same entry with a higher number: changed, given back, bought again, called off', () => {
    const states = [stateOf(0), stateOf(1), stateOf(1, {}, true), stateOf(2), stateOf(3, { status: 'CANCELLED' })];
    expect(new Set(states.map(({ id }) => id)).size).toBe(1);
    const numbers = states.map(({ sequence }) => sequence);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
  });

  it('takes itself out of calendars where it was called off', () => {
    const text = writeCalendar([stateOf(3, { status: 'CANCELLED' })], { method: 'CANCEL' });
    expect(text).toContain('METHOD:CANCEL');
    expect(read(text)).toMatchObject({ status: 'CANCELLED' });
  });
});
