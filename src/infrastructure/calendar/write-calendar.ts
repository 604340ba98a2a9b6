import ICAL from 'ical.js';
import type { CalendarEntry, WriteCalendar } from '../../application/calendar/ports.ts';
import { clockChanges, toLocalTime } from '../../domain/local-time.ts';

/** iCalendar files (RFC 5545) by ical.js, which escapes and folds. */

// It counts without the space that a continued line begins with; 75 bytes are the most a line may have.
ICAL.foldLength = 74;

const PRODUCT = '-//EventHub//EventHub//EN';
const DAY_MS = 24 * 60 * 60 * 1000;
/** So that the change before an event's own is told, too: zones change twice a year, if at all. */
const LOOKS_BACK_MS = 400 * DAY_MS;

/** Line breaks alone are text; what else controls a terminal is not. */
const plain = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n]/gu, '');

const clock = (at: Date, timeZone: string) => ICAL.Time.fromDateTimeString(toLocalTime(at, timeZone));
const utc = (at: Date) => ICAL.Time.fromDateTimeString(`${at.toISOString().slice(0, 19)}Z`);
const offset = (ms: number) => ICAL.UtcOffset.fromSeconds(ms / 1000);

function observance(name: 'standard' | 'daylight', at: Date, before: number, after: number): ICAL.Component {
  const component = new ICAL.Component(name);
  // On the clocks as they stood until then.
  const onset = ICAL.Time.fromDateTimeString(new Date(at.getTime() + before).toISOString().slice(0, 19));
  component.addPropertyWithValue('dtstart', onset);
  component.addPropertyWithValue('tzoffsetfrom', offset(before));
  component.addPropertyWithValue('tzoffsetto', offset(after));
  return component;
}

/** How the clocks of `timeZone` go around these events, for calendars that do not know the zone by its name. */
function zoneOf(timeZone: string, entries: readonly CalendarEntry[]): ICAL.Component {
  const own = entries.filter((entry) => entry.timeZone === timeZone);
  const from = new Date(Math.min(...own.map(({ startsAt }) => startsAt.getTime())) - LOOKS_BACK_MS);
  const to = new Date(Math.max(...own.map(({ endsAt }) => endsAt.getTime())) + DAY_MS);
  const { offset: first, changes } = clockChanges(timeZone, from, to);
  const zone = new ICAL.Component('vtimezone');
  zone.addPropertyWithValue('tzid', timeZone);
  zone.addSubcomponent(observance('standard', from, first, first));
  for (const { at, before, after } of changes) {
    zone.addSubcomponent(observance(after > before ? 'daylight' : 'standard', at, before, after));
  }
  return zone;
}

/** Whether clocks show the time of `at` twice. RFC 5545 then means the first, but not all readers know. */
function isTwice(at: Date, timeZone: string): boolean {
  const { changes } = clockChanges(timeZone, new Date(at.getTime() - DAY_MS), new Date(at.getTime() + DAY_MS));
  return changes.some(({ at: change, before, after }) => Math.abs(at.getTime() - change.getTime()) <= before - after);
}

function entryOf(entry: CalendarEntry): ICAL.Component {
  const event = new ICAL.Component('vevent');
  const { startsAt, endsAt, timeZone } = entry;
  const isInUtc = isTwice(startsAt, timeZone) || isTwice(endsAt, timeZone);
  const timed = (name: string, at: Date) => {
    if (isInUtc) event.addPropertyWithValue(name, utc(at));
    else event.addPropertyWithValue(name, clock(at, timeZone)).setParameter('tzid', timeZone);
  };
  event.addPropertyWithValue('uid', entry.id);
  event.addPropertyWithValue('sequence', entry.sequence);
  event.addPropertyWithValue('dtstamp', utc(entry.changedAt));
  event.addPropertyWithValue('last-modified', utc(entry.changedAt));
  timed('dtstart', startsAt);
  timed('dtend', endsAt);
  event.addPropertyWithValue('status', entry.isCancelled ? 'CANCELLED' : 'CONFIRMED');
  event.addPropertyWithValue('summary', plain(entry.title));
  event.addPropertyWithValue('description', plain(entry.description));
  event.addPropertyWithValue('location', plain(entry.location));
  event.addPropertyWithValue('url', entry.url);
  event.addPropertyWithValue('categories', entry.category);
  return event;
}

export const writeCalendar: WriteCalendar = (entries, { method = 'PUBLISH', name } = {}) => {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', PRODUCT);
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', method);
  if (name) calendar.addPropertyWithValue('x-wr-calname', plain(name));
  const zones = new Set(entries.map(({ timeZone }) => timeZone));
  for (const zone of zones) calendar.addSubcomponent(zoneOf(zone, entries));
  for (const entry of entries) calendar.addSubcomponent(entryOf(entry));
  return `${calendar.toString()}\r\n`;
};
