import { AppError } from './errors.ts';
import { toLocalTime } from './local-time.ts';

/** Events that repeat. Each date is an event of its own, with seats of its own; the series says which belong together. */

export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY'] as const;
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export type SeriesRule = {
  frequency: (typeof FREQUENCIES)[number];
  /** Every so many days, weeks or months. */
  interval: number;
  /** Of a weekly rule; none of them: that of the first date. */
  weekdays: Weekday[];
  /** Of a monthly rule: on the 15th, or on the third Tuesday. A fifth one is the last of its month. */
  monthlyBy: 'day' | 'weekday';
  /** Dates in all, the first included; or the last day, `2026-03-15`. */
  end: { count: number } | { until: string };
};

export type SeriesDate = {
  number: number;
  /** As the series has it. */
  startsAt: Date;
  /** Null for an exception: there is no event on this date. */
  eventId: string | null;
};

export type Series = { id: string; slug: string; rule: string; version: number; dates: SeriesDate[] };

/** A series in the list of all. */
export type SeriesOverview = {
  id: string;
  slug: string;
  /** The date that comes next, or was the last. */
  lead: { id: string; name: string; startsAt: string; timeZone: string };
  /** Events, and those of them that are still to come. */
  dates: number;
  upcoming: number;
  sold: number;
  capacity: number;
};

const DAY_MS = 24 * 60 * 60 * 1000;
const wallMs = (local: string) => Date.parse(`${local}Z`);
const written = (ms: number) => new Date(ms).toISOString().slice(0, 19);

/** Milliseconds by which the clocks' hands differ between two wall-clock times: what lies in between is not asked. */
export const wallDistance = (from: string, to: string): number => wallMs(to) - wallMs(from);

/** `2026-03-15T19:00:00` + 2 h → `2026-03-15T21:00:00`, on the clocks of any place. */
export const wallPlus = (local: string, ms: number): string => written(wallMs(local) + ms);

/** As many days later as `to` is than `from`, at the time of day of `to`. */
export function movedLike(local: string, from: string, to: string): string {
  const midnight = (time: string) => wallMs(`${time.slice(0, 10)}T00:00:00`);
  const days = Math.round((midnight(to) - midnight(from)) / DAY_MS);
  return `${written(midnight(local) + days * DAY_MS).slice(0, 10)}T${to.slice(11)}`;
}

/** Whether an event of the series begins at a time of its own, and not when its series says. */
export const isMovedAlone = (date: Pick<SeriesDate, 'startsAt'>, event: { startsAt: Date }) =>
  date.startsAt.getTime() !== event.startsAt.getTime();

/** The day at which a series stands, for its addresses: `2026-03-15`. */
export const localDay = (startsAt: Date, timeZone: string) => toLocalTime(startsAt, timeZone).slice(0, 10);

export const seriesNotFound = () => new AppError('RESOURCE_NOT_FOUND', 'There is no such series.');
