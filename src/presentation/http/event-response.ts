import type { AvailabilityDto, EventDto } from '@/application/events/schema';
import { eventTag, matchesTag } from './headers';

/** 201 with the address of the new event. */
export const createdEvent = (event: EventDto) =>
  Response.json(event, {
    status: 201,
    headers: { location: `/api/events/${event.id}`, etag: eventTag(event), 'cache-control': 'no-store' },
  });

/** 200 with `ETag`, or 304 for a reader who has this version. */
export function taggedEvent(request: Request, event: EventDto): Response {
  const headers = { etag: eventTag(event), 'cache-control': 'no-cache', vary: 'authorization, cookie' };
  if (matchesTag(request, headers.etag)) return new Response(null, { status: 304, headers });
  return Response.json(event, { headers });
}

/** Cheap to ask again: one answer a second serves every page behind a shared cache. */
export const polled = (availability: AvailabilityDto) =>
  Response.json(availability, { headers: { 'cache-control': 'public, max-age=1' } });
