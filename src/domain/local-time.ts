import { tzOffset } from '@date-fns/tz/tzOffset';

/**
 * Wall-clock times of a place and the instants they name. Offsets come from `tzOffset`, which asks `Intl`. The choice
 * between two offsets is ours: `TZDate` lets the machine's own zone decide which pass of a repeated hour is meant.
 */

/** Whether `zone` is an IANA time zone this runtime knows, such as `America/Sao_Paulo`. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/.test(zone);
  } catch {
    return false;
  }
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

// Since then clocks have been changed at whole minutes only, and asking `Intl` costs as much as the rest of an event.
const WHOLE_MINUTES_SINCE = Date.UTC(1973, 0, 1);

const roundedOffset = (at: number, timeZone: string) => Math.round(tzOffset(timeZone, new Date(at)) * MINUTE_MS);

/** For old times: `tzOffset` loses the sign of offsets between 0 and -1 h, such as Monrovia's until 1972. */
function readOffset(at: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const seconds = Math.floor(at / 1000) * 1000;
  // The year before 1000, which the offset of its first day is looked for in, is written with three digits.
  const wall = clock.format(seconds).replace(' ', 'T').padStart(19, '0');
  return Date.parse(`${wall}Z`) - seconds;
}

const OFFSETS_REMEMBERED = 20_000;
const offsets = new Map<string, number>();

/** How far the clocks of `timeZone` are ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  if (!(at >= WHOLE_MINUTES_SINCE)) return readOffset(at, timeZone);
  const key = `${Math.floor(at / MINUTE_MS)} ${timeZone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= OFFSETS_REMEMBERED) offsets.clear();
  const offset = roundedOffset(at, timeZone);
  offsets.set(key, offset);
  return offset;
}

const written = (wallMs: number) => new Date(wallMs).toISOString().slice(0, 19);

/** An instant as local wall-clock time without zone: `2026-03-15T14:00:00`. */
export const toLocalTime = (instant: Date, timeZone: string): string =>
  written(instant.getTime() + offsetAt(instant.getTime(), timeZone));

const ISO_LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;

// So that an event's end, wherever its start is moved, stays within the four digits that a year may have.
const FIRST_YEAR = 1000;
const LAST_YEAR = 4999;

/** What a date-time means. `at` is the instant; of an hour that happens twice, its first pass. */
export type LocalTimeReading =
  | { kind: 'instant'; at: Date }
  /** Clocks never showed it: they went from `from` at once to `to`. `at` is moved forward by that gap. */
  | { kind: 'skipped'; at: Date; from: string; to: string };

/**
 * Reads an ISO 8601 date-time. An offset wins; without one it is read on the clocks of `timeZone`.
 * Null where the text is no date-time, names a day that does not exist, or a year outside 1000 to 4999.
 */
export function readLocalTime(text: string, timeZone: string): LocalTimeReading | null {
  const match = ISO_LOCAL.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '00', offset] = match;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return null;
  const asUtc = new Date(`${wall}Z`);
  if (Number.isNaN(asUtc.getTime()) || written(asUtc.getTime()) !== wall) return null;
  if (offset) {
    const at = new Date(wall + offset);
    return Number.isNaN(at.getTime()) ? null : { kind: 'instant', at };
  }

  const wallMs = asUtc.getTime();
  // A zone changes its offset at most once within a day on either side, so these two offsets are all there can be.
  const offsetBefore = offsetAt(wallMs - DAY_MS, timeZone);
  const offsetAfter = offsetAt(wallMs + DAY_MS, timeZone);
  const [before, after] = [wallMs - offsetBefore, wallMs - offsetAfter];
  const named = [before, after].filter((at) => at + offsetAt(at, timeZone) === wallMs);
  if (named.length > 0) return { kind: 'instant', at: new Date(Math.min(...named)) };
  const change = changeBetween(after, before, timeZone);
  return {
    kind: 'skipped',
    at: new Date(before),
    from: written(change + offsetBefore),
    to: written(change + offsetAfter),
  };
}

/** The first whole second after `from`, up to `to`, at which the offset is no longer the one of `from`. */
function changeBetween(from: number, to: number, timeZone: string): number {
  const old = offsetAt(from, timeZone);
  let [low, high] = [Math.floor(from / 1000), Math.ceil(to / 1000)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * 1000, timeZone) === old) low = middle;
    else high = middle;
  }
  return high * 1000;
}

/** The instant of `readLocalTime`, or null; for whoever may take a time in a skipped hour as the one an hour later. */
export const toInstant = (text: string, timeZone: string): Date | null => readLocalTime(text, timeZone)?.at ?? null;

/** A moment at which the clocks of a zone are put forward or back; offsets in milliseconds ahead of UTC. */
export type ClockChange = { at: Date; before: number; after: number };

/** The offset that holds at `from`, and every change of it until `to`. */
export function clockChanges(timeZone: string, from: Date, to: Date): { offset: number; changes: ClockChange[] } {
  const step = 7 * DAY_MS;
  const changes: ClockChange[] = [];
  const first = Math.floor(from.getTime() / MINUTE_MS) * MINUTE_MS;
  for (let at = first; at < to.getTime(); at += step) {
    const [before, after] = [offsetAt(at, timeZone), offsetAt(at + step, timeZone)];
    if (before !== after) changes.push({ at: new Date(changeBetween(at, at + step, timeZone)), before, after });
  }
  return { offset: offsetAt(first, timeZone), changes };
}
