import type { Actor } from '../../domain/user.ts';
import { findPublicEvent } from '../events/queries.ts';
import type { Clock, EventReads } from '../ports.ts';
import { type TicketTypeDto, toTicketTypeDtos } from './schema.ts';
import { visibleStock } from './visible-stock.ts';

type Deps = { events: EventReads; clock: Clock };

/** What an event sells, in the order in which it is shown. @throws AppError RESOURCE_NOT_FOUND */
export const ticketTypes =
  (d: Deps) =>
  async (actor: Actor, idOrSlug: string, locale?: string): Promise<TicketTypeDto[]> => {
    const { event, stock } = await findPublicEvent(d, actor, idOrSlug);
    return toTicketTypeDtos(event, visibleStock(actor, event.id, stock), d.clock.now(), locale);
  };
