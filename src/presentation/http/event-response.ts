import type { EventDetailDto } from '@/application/events/schema';
import { eventTag, hasTag } from './headers';
import { reply, replyNotModified } from './reply';

/** With the address of the new event. */
export const createdEvent = (event: EventDetailDto) =>
  reply(event, { location: `/api/events/${event.id}`, etag: eventTag(event) });

/** With `ETag`, or 304 for a reader who names it. */
export function taggedEvent(event: EventDetailDto, known: string[] | undefined) {
  const headers = { etag: eventTag(event), 'cache-control': 'no-cache', vary: 'authorization, cookie' };
  return hasTag(known, headers.etag) ? replyNotModified(headers) : reply(event, headers);
}
