import { toInstant, toLocalTime } from '../../../domain/local-time.ts';
import type { DateRange } from '../assistant.ts';

/** Arithmetic of days written as `2026-12-05`. */

const DAY_MS = 86_400_000;

export const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

const two = (number: number) => String(number).padStart(2, '0');

/** Null for a day that no calendar has. */
export function dayOf(year: number, month: number, day: number): string | null {
  const text = `${year}-${two(month)}-${two(day)}`;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text ? text : null;
}

export const lastDayOf = (year: number, month: number) =>
  dayAfter(`${month === 12 ? year + 1 : year}-${two((month % 12) + 1)}-01`, -1);

export const today = (now: Date, timeZone: string) => toLocalTime(now, timeZone).slice(0, 10);

type Clocks = { now: Date; timeZone: string };

/** Whole days, or from and to an hour of them: `17:00`. Nothing before now. */
export function rangeOf(
  { now, timeZone }: Clocks,
  firstDay: string,
  lastDay: string,
  hours: { from?: string; to?: string } = {},
): DateRange {
  const from = toInstant(`${firstDay}T${hours.from ?? '00:00'}:00`, timeZone) ?? now;
  const lastHour = hours.to ? `${dayAfter(lastDay, 1)}T${hours.to}` : `${lastDay}T23:59`;
  return { from, to: toInstant(`${lastHour}:59`, timeZone) ?? now, firstDay, lastDay };
}

/** An evening ends when the next day is about to begin. */
export const EVENING = { from: '17:00', to: '04:59' } as const;
