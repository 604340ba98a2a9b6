import { authorize, eventScope } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { eventNotFound } from '../events/not-found.ts';
import { findEvent } from '../events/queries.ts';
import type { EventReads } from '../ports.ts';
import { type PageRequest, toSlice } from '../schema.ts';
import type { AttendeeReads } from './ports.ts';
import type { AttendeeFilter, AttendeeList, PrintedAttendee } from './schema.ts';

type Deps = { events: EventReads; attendees: AttendeeReads };

/** Whoever holds a ticket of any event that the actor runs. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const allAttendees =
  (d: Deps) =>
  async (actor: Actor, filter: AttendeeFilter, page: PageRequest): Promise<AttendeeList> => {
    const scope = eventScope(actor, 'event.list-attendees');
    return d.attendees.list(scope.kind === 'all' ? null : scope.eventIds, filter, toSlice(page));
  };

/** Whoever holds a ticket of this one. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const eventAttendees =
  (d: Deps) =>
  async (actor: Actor, eventId: string, filter: AttendeeFilter, page: PageRequest): Promise<AttendeeList> => {
    const event = await eventToRun(d, actor, eventId);
    return d.attendees.list([event.id], filter, toSlice(page));
  };

/** Whoever may still come, by name, as it is printed for the door. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const attendeesByName =
  (d: Deps) =>
  async (actor: Actor, eventId: string, page: PageRequest): Promise<{ rows: PrintedAttendee[]; total: number }> => {
    const event = await eventToRun(d, actor, eventId);
    return d.attendees.byName(event.id, toSlice(page));
  };

async function eventToRun(d: Deps, actor: Actor, eventId: string) {
  const found = await findEvent(d, eventId);
  authorize(actor, 'event.list-attendees', found?.event ?? null);
  if (!found) throw eventNotFound();
  return found.event;
}
