import { EVENT_CATEGORIES, type Event, type StoredStatus, type Translation } from '../../domain/event.ts';

type EventRow = Omit<Event, 'category' | 'translations' | 'status'> & {
  category: string;
  translations: unknown;
  status: StoredStatus;
};

/** A row as the driver gives it → an `Event`. A category that this release does not know reads as `community`. */
export function toEvent(row: EventRow): Event {
  return {
    ...row,
    category: EVENT_CATEGORIES.find((known) => known === row.category) ?? 'community',
    // Only our own validated writes fill this column, and a check holds it to an object.
    translations: row.translations as Record<string, Translation>,
  };
}
