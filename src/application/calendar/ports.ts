import type { EventDetails } from '../../domain/event.ts';

/** An event in somebody's calendar. The same `id` is the same entry, wherever it came from. */
export type CalendarEntry = {
  id: string;
  /** Grows with every change: calendars keep the state with the highest. */
  sequence: number;
  isCancelled: boolean;
  changedAt: Date;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  title: string;
  description: string;
  location: string;
  url: string;
  category: EventDetails['category'];
};

/** CANCEL takes its entries away again. */
export type CalendarMethod = 'PUBLISH' | 'CANCEL';

/** Writes an iCalendar file (RFC 5545). `name` is what a calendar calls a feed that it follows. */
export type WriteCalendar = (
  entries: readonly CalendarEntry[],
  options?: { method?: CalendarMethod; name?: string },
) => string;

/** The address of an event's page, for what leaves the site. */
export type EventUrl = (slug: string, locale: string) => string;
