import { authorize, can } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { allAttendees } from '../attendees/queries.ts';
import type { managedEvents } from '../events/managed-events.ts';
import { listEventsQuery } from '../events/schema.ts';
import type { AdminFindings } from './schema.ts';

type Deps = { managedEvents: ReturnType<typeof managedEvents>; allAttendees: ReturnType<typeof allAttendees> };

/** Enough to choose from without scrolling. */
const MOST_OF_A_KIND = 5;

/**
 * The events and attendees that `q` may mean, of what the actor runs and no other: for who knows where they want to go.
 * @throws AppError UNAUTHORIZED | FORBIDDEN
 */
export const findInAdmin =
  (d: Deps) =>
  async (actor: Actor, q: string): Promise<AdminFindings> => {
    authorize(actor, 'event.list-managed');
    const [events, people] = await Promise.all([
      d.managedEvents(actor, listEventsQuery.parse({ q, size: String(MOST_OF_A_KIND) })),
      can(actor, 'event.list-attendees') ? d.allAttendees(actor, { q }, { page: 0, size: MOST_OF_A_KIND }) : null,
    ]);
    return {
      events: events.content.map(({ id, name, eventDate, location }) => ({ id, name, eventDate, location })),
      attendees: (people?.attendees ?? []).map(({ ticketId, orderId, name, code, event }) => ({
        ticketId,
        orderId,
        name,
        code,
        eventName: event.name,
      })),
    };
  };
