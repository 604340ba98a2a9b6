import ICAL from 'ical.js';
import type { ImportRow } from '../../application/events/ports.ts';
import type { FieldError } from '../../domain/errors.ts';
import { isTimeZone, readLocalTime, toInstant } from '../../domain/local-time.ts';
import { ImportFileError, type ImportSource, nameOf, readLines, rowFault } from './read-lines.ts';

type Component = { line: number; name: string; text: string; isWhole: boolean };

const LONGEST_COMPONENT = 1_000_000;

/**
 * The components called `name`, each with the line of its BEGIN. The file is cut here and ical.js parses the pieces,
 * so that a large file never stands in memory and a broken event spoils no other.
 */
async function* componentsOf(source: ImportSource, name: string): AsyncGenerator<Component> {
  let open: Component | undefined;
  let isCalendar = false;
  for await (const { number, text } of readLines(source)) {
    const word = text.trimEnd().toUpperCase();
    if (!isCalendar && word !== '') {
      if (word !== 'BEGIN:VCALENDAR')
        throw new ImportFileError(
          'no_calendar',
          `${nameOf(source)} is no iCalendar file: its first line is not BEGIN:VCALENDAR.`,
        );
      isCalendar = true;
    } else if (word === `BEGIN:${name}`) {
      if (open) yield open;
      open = { line: number, name, text, isWhole: false };
    } else if (open) {
      const isEnd = word === `END:${name}`;
      // A component that never ends stops growing, and is then refused.
      if (open.text.length < LONGEST_COMPONENT) open.text += `\r\n${text}`;
      else if (isEnd) open.text = '';
      if (isEnd || word === 'END:VCALENDAR') {
        yield { ...open, isWhole: isEnd };
        open = undefined;
      }
    }
  }
  if (open) yield open;
}

const parse = (text: string) => new ICAL.Component(ICAL.parse(text));

/** Zones that the file defines, by the TZID its events use. */
async function zonesOf(source: ImportSource): Promise<Map<string, ICAL.Timezone>> {
  const zones = new Map<string, ICAL.Timezone>();
  for await (const { text, isWhole } of componentsOf(source, 'VTIMEZONE')) {
    if (!isWhole) continue;
    try {
      const component = parse(text);
      const tzid = String(component.getFirstPropertyValue('tzid') ?? '');
      if (tzid && zones.size < 1000) zones.set(tzid, new ICAL.Timezone({ component, tzid }));
    } catch {
      // The events that use it are refused for naming an unknown zone.
    }
  }
  return zones;
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
const dayOf = (time: ICAL.Time) =>
  `${String(time.year).padStart(4, '0')}-${twoDigits(time.month)}-${twoDigits(time.day)}`;
const momentOf = (time: ICAL.Time) =>
  `${dayOf(time)}T${twoDigits(time.hour)}:${twoDigits(time.minute)}:${twoDigits(time.second)}`;

/** Why an event of the file cannot be read. */
class Unreadable extends Error {
  readonly fault: FieldError;

  constructor(...of: Parameters<typeof rowFault>) {
    super(of[1]);
    this.fault = rowFault(...of);
  }
}

type Moment = { text: string; timeZone: string | undefined };

/** A DATE as a day; a time as its wall clock where the zone is an IANA one, else as an instant with `Z`. */
function read(time: ICAL.Time, tzid: string | undefined, zones: Map<string, ICAL.Timezone>): Moment {
  if (time.isDate) return { text: dayOf(time), timeZone: undefined };
  const local = momentOf(time);
  if (time.zone === ICAL.Timezone.utcTimezone) return { text: `${local}Z`, timeZone: undefined };
  if (!tzid) return { text: local, timeZone: undefined };
  if (isTimeZone(tzid)) return { text: local, timeZone: tzid };
  const zone = zones.get(tzid);
  if (!zone) {
    const shown = tzid.slice(0, 80).toWellFormed();
    throw new Unreadable('unknown_zone', `unknown time zone ${shown}`, { zone: shown });
  }
  const place = String(zone.component.getFirstPropertyValue('x-lic-location') ?? '');
  if (isTimeZone(place)) return { text: local, timeZone: place };
  const floating = ICAL.Time.fromData(
    { year: time.year, month: time.month, day: time.day, hour: time.hour, minute: time.minute, second: time.second },
    zone,
  );
  return { text: floating.toJSDate().toISOString(), timeZone: undefined };
}

function noDate(property: string, written: string): Unreadable {
  const value = written.slice(0, 40).toWellFormed();
  return new Unreadable('no_calendar_date', `${property} is no date (${value})`, { property, value });
}

function timeOf(event: ICAL.Component, name: string): { time: ICAL.Time; tzid: string | undefined } | undefined {
  const property = event.getFirstProperty(name);
  if (!property) return undefined;
  const time = property.getFirstValue();
  const shownName = name.toUpperCase();
  if (!(time instanceof ICAL.Time)) throw noDate(shownName, String(time));
  // ical.js rolls the 13th month over into January; a date that does not exist is refused here.
  const written = String(property.toJSON()[3]);
  if (!toInstant(time.isDate ? `${written}T00:00` : written, 'UTC')) {
    throw noDate(shownName, written);
  }
  const tzid = property.getParameter('tzid');
  return { time, tzid: Array.isArray(tzid) ? tzid[0] : tzid };
}

/** DTEND names the first day after; the row names the last day of the event. */
function endOf(
  event: ICAL.Component,
  start: { time: ICAL.Time; tzid: string | undefined },
  zones: Map<string, ICAL.Timezone>,
): Moment | undefined {
  const end = timeOf(event, 'dtend');
  if (end?.time.isDate) {
    const last = end.time.clone();
    last.adjust(-1, 0, 0, 0);
    return {
      text: start.time.isDate && last.compare(start.time) < 0 ? dayOf(start.time) : dayOf(last),
      timeZone: undefined,
    };
  }
  if (end) return read(end.time, end.tzid, zones);
  const duration = event.getFirstPropertyValue('duration');
  if (!(duration instanceof ICAL.Duration)) return undefined;
  const until = start.time.clone();
  until.addDuration(duration);
  if (until.isDate) until.adjust(-1, 0, 0, 0);
  return read(until, start.tzid, zones);
}

/** Without a common name nobody could be told who that is. */
function organiserOf(event: ICAL.Component): Record<string, string> {
  const property = event.getFirstProperty('organizer');
  const [name = ''] = [property?.getParameter('cn') ?? ''].flat();
  if (name.trim() === '') return {};
  const [, email = ''] = /^mailto:(.+)$/i.exec(String(property?.getFirstValue() ?? '')) ?? [];
  return { organiser: name, ...(email ? { organiserEmail: email } : {}) };
}

function toFields(event: ICAL.Component, zones: Map<string, ICAL.Timezone>): Record<string, string> {
  if (['rrule', 'rdate'].some((name) => event.hasProperty(name))) {
    throw new Unreadable('repeats', 'repeats (RRULE or RDATE): write each date as an event of its own');
  }
  if (event.hasProperty('recurrence-id')) {
    throw new Unreadable('of_repeating', 'is one date of a repeating event (RECURRENCE-ID)');
  }
  const start = timeOf(event, 'dtstart');
  if (!start) throw new Unreadable('no_start', 'has no DTSTART');
  const begins = read(start.time, start.tzid, zones);
  const ends = endOf(event, start, zones);
  const word = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
  const topics = event.getAllProperties('categories').flatMap((property) => property.getValues().map(String));
  const description = word('description');
  return {
    name: word('summary'),
    location: word('location'),
    url: word('url'),
    topics: topics.join(';'),
    ...(description ? { description } : {}),
    ...organiserOf(event),
    eventDate: begins.text,
    ...(begins.timeZone ? { timeZone: begins.timeZone } : {}),
    ...(ends ? { endDate: ends.timeZone === begins.timeZone ? ends.text : asInstant(ends) } : {}),
    ...(word('status').toUpperCase() === 'CANCELLED' ? { status: 'CANCELLED' } : {}),
  };
}

// A flight that lands in another zone: the row has one zone, so its end becomes an instant.
function asInstant({ text, timeZone }: Moment): string {
  const reading = timeZone === undefined ? null : readLocalTime(text, timeZone);
  if (reading?.kind === 'skipped') {
    throw new Unreadable('end_skipped', `DTEND ${text} does not exist in ${timeZone}: a clock change skips it`, {
      value: text,
      zone: timeZone ?? '',
    });
  }
  return reading?.at.toISOString() ?? text;
}

function toRow({ line, text, isWhole }: Component, zones: Map<string, ICAL.Timezone>): ImportRow {
  const refused = (fault: FieldError): ImportRow => ({ line, key: null, fault });
  if (!isWhole) return refused(rowFault('no_event_end', 'has no END:VEVENT'));
  if (text === '') return refused(rowFault('event_too_long', 'is longer than 1 MB'));
  try {
    const event = parse(text);
    const uid = String(event.getFirstPropertyValue('uid') ?? '').trim();
    if (uid === '') return refused(rowFault('no_uid', 'has no UID, so it could not be found again'));
    return { line, key: `ics:${uid}`, fields: toFields(event, zones) };
  } catch (error) {
    // ical.js throws plain errors of many kinds at what it cannot read; each is about this event alone.
    if (error instanceof Unreadable) return refused(error.fault);
    const why = firstLine(error);
    return refused(rowFault('event_unreadable', `cannot be read: ${why}`, { why }));
  }
}

const firstLine = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 200).toWellFormed() ?? '';

/** The events of an iCalendar file. @throws ImportFileError where it is none */
export async function* readICalendar(source: ImportSource): AsyncGenerator<ImportRow> {
  const zones = await zonesOf(source);
  for await (const component of componentsOf(source, 'VEVENT')) yield toRow(component, zones);
}
