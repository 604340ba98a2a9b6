import type { EventCounts, EventDto, EventPage, ListEventsQuery } from '@/application/events/schema';

/** What the page of the list shows. */
export type EventList = {
  events: EventPage;
  /** What each further filter would leave; `ranges` in the order of `QUICK_DATES`. */
  counts: EventCounts;
  /** Where nothing is found: what is close to the words, else what comes next. */
  near: EventDto[];
  isNearToWords: boolean;
  /** What was asked, for whoever goes on from there. */
  query: ListEventsQuery;
};
