import { can } from '../../domain/policy.ts';
import { VISITOR } from '../../domain/user.ts';
import { toFilter } from '../events/list-filter.ts';
import type { ListEventsQuery } from '../events/schema.ts';
import type { Clock, EventReads } from '../ports.ts';
import { toSlice } from '../schema.ts';
import { calendarEntry } from './entries.ts';
import type { EventUrl, WriteCalendar } from './ports.ts';

type Deps = { events: EventReads; clock: Clock; writeCalendar: WriteCalendar; eventUrl: EventUrl };

/** The events that a visitor's list shows, the soonest first, as a calendar to follow. `name` is what it is called there. */
export const listCalendar =
  (d: Deps) =>
  async (query: ListEventsQuery, locale: string, name: string): Promise<{ text: string; shown: { id: string }[] }> => {
    const filter = toFilter(query, can(VISITOR, 'event.list-drafts'), d.clock.now());
    const { rows } = await d.events.list(filter, [{ field: 'eventDate', direction: 'asc' }], toSlice(query));
    const entries = rows.map((event) => calendarEntry(event, { locale, eventUrl: d.eventUrl }));
    return { text: d.writeCalendar(entries, { name }), shown: rows };
  };
