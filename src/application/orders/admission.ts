import { isUuid } from '../schema.ts';
import type { SalesQueue } from './ports.ts';

/**
 * Whether there is no room for another buyer of an event, whoever it is: known before anybody looks at the request
 * itself. Whoever waits already, under the same key, keeps the place.
 */
export const isFull =
  (d: { salesQueue: Pick<SalesQueue, 'isFull'> }) =>
  (eventId: string, idempotencyKey: string | null): boolean =>
    isUuid(eventId) && d.salesQueue.isFull(eventId.toLowerCase(), idempotencyKey);
