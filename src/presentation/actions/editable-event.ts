import type { EventDto } from '@/application/events/schema';

/** What an admin can change. Sales move the rest. */
export type EditableEvent = Pick<
  EventDto,
  | 'name'
  | 'description'
  | 'category'
  | 'location'
  | 'eventDate'
  | 'endDate'
  | 'timeZone'
  | 'capacity'
  | 'price'
  | 'currency'
  | 'imageUrl'
  | 'status'
  | 'translations'
>;

export const editableOf = (event: EditableEvent): EditableEvent => ({
  name: event.name,
  description: event.description,
  category: event.category,
  location: event.location,
  eventDate: event.eventDate,
  endDate: event.endDate,
  timeZone: event.timeZone,
  capacity: event.capacity,
  price: event.price,
  currency: event.currency,
  imageUrl: event.imageUrl,
  status: event.status,
  translations: event.translations,
});

// SCHEDULED turns ONGOING and COMPLETED by the clock alone, which is nobody's edit.
const typedStatus = (status: EventDto['status']) =>
  status === 'ONGOING' || status === 'COMPLETED' ? 'SCHEDULED' : status;

/** One text per set of details, whatever the order of keys. */
function fingerprint(event: EditableEvent): string {
  const { translations, status, ...details } = editableOf(event);
  const words = Object.entries(translations)
    .map(([locale, { name = '', description = '' }]) => [locale, name, description])
    .filter(([, name, description]) => name || description)
    .sort();
  return JSON.stringify([details, typedStatus(status), words]);
}

/** Whether no admin changed anything between the two; sales do not count. */
export const sameDetails = (a: EditableEvent, b: EditableEvent) => fingerprint(a) === fingerprint(b);

export type UpdateOutcome =
  | { outcome: 'saved'; event: EventDto }
  /** Another admin changed a detail since the form was opened; nothing was written. */
  | { outcome: 'conflict'; current: EventDto };
