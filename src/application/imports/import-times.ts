import type { FieldError } from '../../domain/errors.ts';
import type { Event } from '../../domain/event.ts';
import { readLocalTime, toInstant, toLocalTime } from '../../domain/local-time.ts';
import { edgesOf } from '../events/event-dates.ts';
import { fault } from '../events/import-refusal.ts';
import type { ImportOptions } from './import-options.ts';

/** When an event is, by what its row says and what it leaves open. */

const DAY_MS = 86_400_000;
const DEFAULT_DURATION_MS = 2 * 60 * 60 * 1000;

/** A date as the file writes it: a day, or a time on the clocks of the event's zone. */
export type When = { kind: 'day'; day: string } | { kind: 'moment'; at: string };
type Written = { start: When; end: When | undefined };
export type Span = Pick<Event, 'startsAt' | 'endsAt'>;

const dayOf = (instant: Date, timeZone: string) => toLocalTime(instant, timeZone).slice(0, 10);
const timeOf = (instant: Date, timeZone: string) => toLocalTime(instant, timeZone).slice(11);
const at = (day: string, time: string, timeZone: string) => toInstant(`${day}T${time}`, timeZone);

/** Where the file names only a day, an event that is there already keeps its own hours: the file does not know them. */
function startOf(start: When, timeZone: string, options: ImportOptions, known: Span | undefined): Date | null {
  if (start.kind === 'moment') return toInstant(start.at, timeZone);
  if (known && dayOf(known.startsAt, timeZone) === start.day) return known.startsAt;
  return at(start.day, known ? timeOf(known.startsAt, timeZone) : options.startTime, timeZone);
}

function endOf(
  { start, end }: Written,
  startsAt: Date,
  timeZone: string,
  options: ImportOptions,
  known: Span | undefined,
): Date | null {
  if (!end || (end.kind === 'moment' && toInstant(end.at, timeZone)?.getTime() === startsAt.getTime())) {
    if (known) return new Date(startsAt.getTime() + known.endsAt.getTime() - known.startsAt.getTime());
    if (start.kind === 'moment') return new Date(startsAt.getTime() + DEFAULT_DURATION_MS);
    return lastMoment(start.day, startsAt, timeZone, options);
  }
  if (end.kind === 'moment') return toInstant(end.at, timeZone);
  if (known && startsAt.getTime() === known.startsAt.getTime() && endsOnNightOf(end.day, known.endsAt, timeZone))
    return known.endsAt;
  return lastMoment(end.day, startsAt, timeZone, options);
}

// A party that ends at two in the morning still belongs to the evening before.
function endsOnNightOf(day: string, endsAt: Date, timeZone: string): boolean {
  const midnight = at(day, '00:00', timeZone);
  return midnight !== null && endsAt > midnight && endsAt.getTime() <= midnight.getTime() + 1.5 * DAY_MS;
}

function lastMoment(day: string, startsAt: Date, timeZone: string, { endTime }: ImportOptions): Date | null {
  const endsAt = at(day, endTime, timeZone);
  return endsAt && endsAt > startsAt ? endsAt : at(day, '23:59:59', timeZone);
}

/** Why a time that the file writes cannot be one: a clock change skips it. Null for all others. */
function skipped(field: string, when: When | undefined, timeZone: string): FieldError | null {
  const reading = when?.kind === 'moment' ? readLocalTime(when.at, timeZone) : null;
  if (when?.kind !== 'moment' || reading?.kind !== 'skipped') return null;
  const { from, to } = edgesOf(reading);
  return fault(field, 'clock_skips', `${when.at} does not exist in ${timeZone}: clocks go from ${from} to ${to}`, {
    value: when.at,
    zone: timeZone,
    from,
    to,
  });
}

/** Start and end on the clocks of `timeZone`, or why there are none. `known`: the event as it is. */
export function spanOf(
  written: Written,
  timeZone: string,
  options: ImportOptions,
  known?: Span,
): { kind: 'span'; span: Span } | { kind: 'refused'; fault: FieldError } {
  const skips = skipped('startDate', written.start, timeZone) ?? skipped('endDate', written.end, timeZone);
  if (skips) return { kind: 'refused', fault: skips };
  const startsAt = startOf(written.start, timeZone, options, known);
  const endsAt = startsAt && endOf(written, startsAt, timeZone, options, known);
  if (startsAt && endsAt && endsAt > startsAt) return { kind: 'span', span: { startsAt, endsAt } };
  return { kind: 'refused', fault: fault('endDate', 'end_before_start', 'is before the start') };
}
