import { type EventDetails, localized } from '../../domain/event.ts';
import type { CalendarEntry, EventUrl } from './ports.ts';

/** Enough to know what it was about; the page has the rest. */
const LONGEST_DESCRIPTION = 1_000;

type Given = {
  locale: string;
  eventUrl: EventUrl;
  /** What stands above the event's own description. */
  notes?: readonly string[];
  /** Whether its reader no longer goes, though the event takes place. */
  isGivenBack?: boolean;
  changedAt?: Date;
};

/** An event as an entry of a calendar. Every state of it has a number of its own: going again follows not going. */
export function calendarEntry(event: EventDetails, { locale, eventUrl, notes = [], isGivenBack, changedAt }: Given) {
  const { name, description } = localized(event, locale);
  const url = eventUrl(event.slug, locale);
  const isCancelled = event.status === 'CANCELLED' || isGivenBack === true;
  const about =
    description.length > LONGEST_DESCRIPTION ? `${description.slice(0, LONGEST_DESCRIPTION)}…` : description;
  return {
    id: event.id,
    sequence: 2 * event.version + (isCancelled ? 1 : 0),
    isCancelled,
    changedAt: changedAt && changedAt > event.updatedAt ? changedAt : event.updatedAt,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    title: name,
    description: [...notes, about, url].filter(Boolean).join('\n\n'),
    location: event.location,
    url,
    category: event.category,
  } satisfies CalendarEntry;
}
