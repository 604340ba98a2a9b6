import { can } from '../../domain/policy.ts';
import type { EventStock } from '../../domain/stock.ts';
import type { Actor } from '../../domain/user.ts';

/** What an actor may see of an event's stock: hidden types are for whoever runs the sale. */
export function visibleStock(actor: Actor, eventId: string, stock: EventStock): EventStock {
  if (can(actor, 'ticket-type.read-hidden', { eventId })) return stock;
  return { ...stock, types: stock.types.filter(({ isHidden }) => !isHidden) };
}
