import type { Event, EventDetails, Translation } from '../domain/event.ts';
import type { EventStock, TicketType } from '../domain/stock.ts';
import type { Ticket } from '../domain/ticket.ts';

/** What the ports of several features give and take, apart from ports.ts, which names those ports itself. */

/** What a ticket tells of its type. */
export type TicketTypeName = Pick<TicketType, 'id' | 'name' | 'translations'>;

export type TicketWithEvent = { ticket: Ticket; event: EventDetails; type: TicketTypeName };

/** What an event is made of; its stock stands beside. */
export type NewEvent = Omit<EventDetails, 'version' | 'createdAt' | 'updatedAt'>;

export type Slice = { offset: number; limit: number };

export type EventWithStock = { event: Event; stock: EventStock };

export type EventPatch = Partial<
  Pick<
    Event,
    | 'slug'
    | 'name'
    | 'description'
    | 'category'
    | 'location'
    | 'venue'
    | 'organiser'
    | 'attendance'
    | 'onlineUrl'
    | 'previousStartsAt'
    | 'startsAt'
    | 'endsAt'
    | 'timeZone'
    | 'currency'
    | 'imageUrl'
    | 'status'
  > & { translations: Record<string, Translation> }
>;

/** The stock of one event under lock: with what is held of each type, and which types were ever sold. */
export type LockedStock = EventStock & {
  /** Tickets ACTIVE or USED, by type. */
  held: ReadonlyMap<string, number>;
  /** Types that have tickets of whatever status. */
  sold: ReadonlySet<string>;
};
