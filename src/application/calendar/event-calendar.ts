import { VISITOR } from '../../domain/user.ts';
import { findPublicEvent } from '../events/queries.ts';
import type { EventReads } from '../ports.ts';
import { calendarEntry } from './entries.ts';
import type { EventUrl, WriteCalendar } from './ports.ts';

type Deps = { events: EventReads; writeCalendar: WriteCalendar; eventUrl: EventUrl };

/** Of an event that everybody may see, by id or slug. @throws AppError RESOURCE_NOT_FOUND */
export const eventCalendar =
  (d: Deps) =>
  async (idOrSlug: string, locale: string): Promise<{ text: string; slug: string }> => {
    const { event } = await findPublicEvent(d, VISITOR, idOrSlug);
    const entry = calendarEntry(event, { locale, eventUrl: d.eventUrl });
    const method = entry.isCancelled ? 'CANCEL' : 'PUBLISH';
    return { text: d.writeCalendar([entry], { method }), slug: event.slug };
  };
