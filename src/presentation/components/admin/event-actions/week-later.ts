const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** The same time of the same weekday, a week after `eventDate` or as many weeks as lead past `now`. Wall-clock times. */
export function weekLater(eventDate: string, now: Date): string {
  const begins = Date.parse(`${eventDate}Z`);
  // A day more than any zone is ahead of another.
  const past = now.getTime() + 24 * 60 * 60 * 1000 - begins;
  const weeks = Math.max(1, Math.ceil(past / WEEK_MS));
  return new Date(begins + weeks * WEEK_MS).toISOString().slice(0, 16);
}
