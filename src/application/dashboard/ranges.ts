import { toInstant, toLocalTime } from '../../domain/local-time.ts';

/** Over which time the dashboard counts. Days and months are those of the clocks of a zone; the last one goes on. */
export const RANGES = ['today', '7d', '30d', '90d', '12m'] as const;
export type Range = (typeof RANGES)[number];

export type RangeStep = 'hour' | 'day' | 'month';

/** A range in steps, and as much time just before it: up to `beforeTo`, which was this hour of its last day. */
export type RangeSpan = {
  step: RangeStep;
  /** When each step begins. */
  starts: Date[];
  /** When each step of the time before begins: as many. */
  before: Date[];
  beforeTo: Date;
};

const DAY_MS = 86_400_000;
const DAYS = { '7d': 7, '30d': 30, '90d': 90 } as const;
const MONTHS = 12;

const two = (number: number) => String(number).padStart(2, '0');
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

const dayFrom = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The first day of the month that is so many after that of `day`. */
function monthFrom(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** The same day a year before; of 29 February the 28th. */
const aYearBefore = (day: string) =>
  `${Number(day.slice(0, 4)) - 1}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;

export function rangeSpan(range: Range, now: Date, timeZone: string): RangeSpan {
  const [today = '', time = ''] = toLocalTime(now, timeZone).split('T');
  const at = (day: string, clock = '00:00:00') => toInstant(`${day}T${clock}`, timeZone) ?? now;
  if (range === 'today') {
    const hours = upTo(Number(time.slice(0, 2)) + 1);
    const hoursOf = (day: string) => hours.map((hour) => at(day, `${two(hour)}:00:00`));
    const yesterday = dayFrom(today, -1);
    return { step: 'hour', starts: hoursOf(today), before: hoursOf(yesterday), beforeTo: at(yesterday, time) };
  }
  if (range === '12m') {
    const monthsFrom = (first: number) => upTo(MONTHS).map((month) => at(monthFrom(today, first + month)));
    const beforeTo = at(aYearBefore(today), time);
    return { step: 'month', starts: monthsFrom(1 - MONTHS), before: monthsFrom(1 - 2 * MONTHS), beforeTo };
  }
  const days = DAYS[range];
  const daysFrom = (first: number) => upTo(days).map((day) => at(dayFrom(today, first + day)));
  const beforeTo = at(dayFrom(today, -days), time);
  return { step: 'day', starts: daysFrom(1 - days), before: daysFrom(1 - 2 * days), beforeTo };
}
