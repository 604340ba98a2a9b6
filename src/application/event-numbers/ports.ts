import type { EventNumbers } from './schema.ts';

export type EventNumberReads = {
  /** All of one moment, while it sells on. `isDoorToo`: check-ins among the changes. */
  read(eventId: string, isDoorToo: boolean, slice: { offset: number; limit: number }): Promise<EventNumbers>;
};
