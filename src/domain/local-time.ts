/**
 * Wall-clock times of a place and the instants they name. Built on `Intl`, whose zone rules come with Node.
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

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** An instant as local wall-clock time without zone: `2026-03-15T14:00:00`. */
export function toLocalTime(instant: Date, timeZone: string): string {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatterFor(timeZone).formatToParts(instant)) parts[type] = value;
  return `${(parts.year ?? '').padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}

const ISO_LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;

// So that an event's end, wherever its start is moved, stays within the four digits that a year may have.
const FIRST_YEAR = 1000;
const LAST_YEAR = 4999;

/**
 * The instant named by an ISO 8601 date-time. An offset wins; without one it is read on the clocks of `timeZone`.
 * An hour that a clock change repeats means its first pass; one that it skips moves forward by the gap.
 * Returns null where the text is no date-time, names a day that does not exist, or a year outside 1000 to 4999.
 */
export function toInstant(text: string, timeZone: string): Date | null {
  const match = ISO_LOCAL.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '00', offset] = match;
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return null;
  const asUtc = new Date(`${wall}Z`);
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 19) !== wall) return null;
  if (offset) {
    const instant = new Date(wall + offset);
    return Number.isNaN(instant.getTime()) ? null : instant;
  }

  const offsetAt = (at: number) => Date.parse(`${toLocalTime(new Date(at), timeZone)}Z`) - at;
  const wallMs = asUtc.getTime();
  // A zone changes its offset at most once within a day on either side, so these two offsets are all there can be.
  const before = wallMs - offsetAt(wallMs - 86_400_000);
  const after = wallMs - offsetAt(wallMs + 86_400_000);
  const named = [before, after].filter((at) => at + offsetAt(at) === wallMs);
  return new Date(named.length > 0 ? Math.min(...named) : before);
}
