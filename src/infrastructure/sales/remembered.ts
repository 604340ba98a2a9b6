import type { Offer } from './decide.ts';

/** What this process knows of an event between its batches. It only speeds sales up: the pools' versions confirm it. */
export type Remembered = {
  readonly eventId: string;
  /** The offer as last seen. */
  offer: Offer | null;
  /** Whether somebody else sells this event too, so that the memory would only lose. */
  isContended: boolean;
};

/** Of the pool of all seats; null where nothing was seen. */
export const versionOf = (eventId: string, offer: Offer | null): number | null =>
  offer?.stock.pools.find(({ id }) => id === eventId)?.version ?? null;

/** Notes what was read, and whether somebody else changed it since. */
export function see(event: Remembered, offer: Offer | null): void {
  event.isContended = versionOf(event.eventId, offer) !== versionOf(event.eventId, event.offer);
  event.offer = offer;
}

/** Of the `most` events that were sold last. */
export function memory(most: number) {
  const events = new Map<string, Remembered>();
  return (eventId: string): Remembered => {
    const event = events.get(eventId) ?? { eventId, offer: null, isContended: false };
    events.delete(eventId);
    events.set(eventId, event);
    const [oldest] = events.keys();
    if (events.size > most && oldest !== undefined) events.delete(oldest);
    return event;
  };
}
