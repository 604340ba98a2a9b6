import { eventTimes } from '@/domain/format';

/** A date of a series in one line, on its own clocks: `Sun, Mar 15 2026, 7:00 PM`. */
export function dateWords(startsAt: string, timeZone: string, locale: string): string {
  const { shortDate, year, time } = eventTimes({ startsAt, endsAt: startsAt, timeZone }, locale);
  return `${shortDate} ${year}, ${time}`;
}
