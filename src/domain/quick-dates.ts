import { toInstant, toLocalTime } from './local-time.ts';

/** Dates as people say them. A link that says `weekend` means each week's own. */

export const QUICK_DATES = ['tonight', 'tomorrow', 'weekend', 'week', 'month'] as const;
export type QuickDate = (typeof QUICK_DATES)[number];

const DAY_MS = 86_400_000;
const EVENING = '17:00:00';
/** A night ends when the next day is about to begin. */
const NIGHT_ENDS = '04:59:59';
const FRIDAY = 5;

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** 1 is Monday, 7 Sunday. */
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** The days of it as wall-clock times: from, to. */
function clockTimes(when: QuickDate, today: string): [string, string] {
  switch (when) {
    case 'tonight':
      return [`${today}T${EVENING}`, `${dayAfter(today, 1)}T${NIGHT_ENDS}`];
    case 'tomorrow':
      return [`${dayAfter(today, 1)}T00:00:00`, `${dayAfter(today, 1)}T23:59:59`];
    case 'weekend': {
      const friday = dayAfter(today, FRIDAY - weekday(today));
      return [`${friday}T${EVENING}`, `${dayAfter(friday, 2)}T23:59:59`];
    }
    case 'week':
      return [`${today}T00:00:00`, `${dayAfter(today, 6)}T23:59:59`];
    case 'month':
      return [`${today}T00:00:00`, `${dayAfter(today, 29)}T23:59:59`];
    default:
      return when satisfies never;
  }
}

/** From `now` on, as a place's clocks have it; the weekend begins on Friday evening, and `week` is seven days from today. */
export function quickRange(when: QuickDate, now: Date, timeZone: string): { from: Date; to: Date } {
  const [first, last] = clockTimes(when, toLocalTime(now, timeZone).slice(0, 10));
  const from = toInstant(first, timeZone) ?? now;
  return { from: from > now ? from : now, to: toInstant(last, timeZone) ?? now };
}
