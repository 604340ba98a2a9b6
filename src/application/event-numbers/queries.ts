import type { Actor } from '../../domain/user.ts';
import { findManagedEvent } from '../events/queries.ts';
import type { EventReads } from '../ports.ts';
import { type PageRequest, toSlice } from '../schema.ts';
import type { EventNumberReads } from './ports.ts';
import type { EventNumbers } from './schema.ts';

type Deps = { events: EventReads; eventNumbers: EventNumberReads };

/** Why an event has as many seats left as it has. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const eventNumbers =
  (d: Deps) =>
  async (actor: Actor, id: string, isDoorToo: boolean, page: PageRequest): Promise<EventNumbers> => {
    const { event } = await findManagedEvent(d, actor, 'event.list-attendees', id);
    return d.eventNumbers.read(event.id, isDoorToo, toSlice(page));
  };
