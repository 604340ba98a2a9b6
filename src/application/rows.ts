import type { EventDetails } from '../domain/event.ts';
import type { TicketType } from '../domain/stock.ts';
import type { Ticket } from '../domain/ticket.ts';

/** What the ports of several features give and take, apart from ports.ts, which names those ports itself. */

/** What a ticket tells of its type. */
export type TicketTypeName = Pick<TicketType, 'id' | 'name' | 'translations'>;

export type TicketWithEvent = { ticket: Ticket; event: EventDetails; type: TicketTypeName };
