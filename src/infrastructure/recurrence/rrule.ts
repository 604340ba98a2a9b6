import * as library from 'rrule';
import type { Recurrence } from '../../application/series/ports.ts';
import { FREQUENCIES, type SeriesRule, WEEKDAYS, type Weekday } from '../../domain/series.ts';

// Node gives what the package exports as its default, bundlers by name.
const { RRule } = 'default' in library ? (library.default as typeof library) : library;

/**
 * The library reckons in days and knows no place's clocks: it gets wall-clock times as if they were UTC, and its answers
 * are read the same way. What instants they name is for the domain to say.
 */
const asUtc = (local: string) => new Date(`${local}Z`);
const written = (date: Date) => date.toISOString().slice(0, 19);

const weekdayOf = (date: Date): Weekday => WEEKDAYS[(date.getUTCDay() + 6) % 7] ?? 'MO';

function daysOf({ frequency, weekdays, monthlyBy }: SeriesRule, start: Date): string[] {
  if (frequency === 'DAILY') return [];
  if (frequency === 'WEEKLY') {
    const days = WEEKDAYS.filter((day) => weekdays.includes(day));
    return [`BYDAY=${days.length > 0 ? days.join(',') : weekdayOf(start)}`];
  }
  if (monthlyBy === 'day') return [`BYMONTHDAY=${start.getUTCDate()}`];
  const nth = Math.ceil(start.getUTCDate() / 7);
  return [`BYDAY=${nth === 5 ? -1 : nth}${weekdayOf(start)}`];
}

function write(rule: SeriesRule, startLocal: string): string {
  const end = 'count' in rule.end ? `COUNT=${rule.end.count}` : `UNTIL=${rule.end.until.replaceAll('-', '')}T235959Z`;
  return [`FREQ=${rule.frequency}`, `INTERVAL=${rule.interval}`, ...daysOf(rule, asUtc(startLocal)), end].join(';');
}

const FREQUENCY_OF = new Map([RRule.DAILY, RRule.WEEKLY, RRule.MONTHLY].map((freq, at) => [freq, FREQUENCIES[at]]));
const listed = <T>(value: T | T[] | null | undefined): T[] =>
  Array.isArray(value) ? value : value == null ? [] : [value];

function read(text: string): SeriesRule {
  const { freq, interval = 1, byweekday, count, until } = RRule.parseString(text);
  const frequency = freq === undefined ? undefined : FREQUENCY_OF.get(freq);
  if (!frequency) throw new Error(`no rule of ours: ${text}`);
  const days = listed(byweekday).map(String);
  return {
    frequency,
    interval,
    weekdays: frequency === 'WEEKLY' ? WEEKDAYS.filter((day) => days.includes(day)) : [],
    monthlyBy: frequency === 'MONTHLY' && days.length > 0 ? 'weekday' : 'day',
    end: until ? { until: written(until).slice(0, 10) } : { count: count ?? 1 },
  };
}

/** A rule that goes on without end is cut here; nobody sells tickets for later. */
const YEARS = 10;

function expand(rule: SeriesRule, startLocal: string, most: number): string[] {
  const start = asUtc(startLocal);
  const horizon = new Date(start);
  horizon.setUTCFullYear(horizon.getUTCFullYear() + YEARS);
  const { count: _ours, until = horizon, ...named } = RRule.parseString(write(rule, startLocal));
  const wanted = 'count' in rule.end ? Math.min(rule.end.count, most) : most;
  const options = { ...named, dtstart: start, until: until && until < horizon ? until : horizon };
  // The first date belongs to the series on whatever day it is, and RFC 5545 counts it, too.
  const days = new RRule(options, true).all((_, found) => found <= wanted);
  return [startLocal, ...days.map(written).filter((day) => day > startLocal)].slice(0, wanted);
}

export const rruleRecurrence: Recurrence = { expand, write, read };
