import { AppError } from '../../domain/errors.ts';
import { authorize, can, requireAccount, rowScope } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, OrderReads } from '../ports.ts';
import { isUuid, type Page, toPage, toSlice } from '../schema.ts';
import { toHeldTicketDtos } from '../tickets/held-tickets.ts';
import type { TicketKeys } from '../tickets/ports.ts';
import { type MyOrdersQuery, type OrderDetailDto, type OrderDto, toOrderDto } from './schema.ts';

type Deps = { orders: OrderReads; ticketKeys: TicketKeys; clock: Clock };

/** The actor's own, newest first. @throws AppError UNAUTHORIZED */
export const myOrders =
  (d: Deps) =>
  async (actor: Actor, query: MyOrdersQuery, locale?: string): Promise<Page<OrderDto>> => {
    authorize(actor, 'order.read');
    const now = d.clock.now();
    const { rows, total } = await d.orders.listByBuyer(requireAccount(actor), toSlice(query));
    return toPage(
      rows.map((order) => toOrderDto(order, now, locale)),
      total,
      query,
    );
  };

/** Somebody else's order is not found, unless an admin or an organiser of its event asks. @throws AppError UNAUTHORIZED | RESOURCE_NOT_FOUND */
export const getOrder =
  (d: Deps) =>
  async (actor: Actor, id: string, locale?: string): Promise<OrderDetailDto> => {
    const scope = rowScope(actor);
    const found = isUuid(id) ? await d.orders.find(id, scope) : null;
    authorize(actor, 'order.read', found && { ...found.order, eventId: found.event.id });
    if (!found) throw new AppError('RESOURCE_NOT_FOUND', 'There is no such order.');
    // A ticket that was handed on is its new owner's affair, its code above all.
    const visible = found.tickets.filter(({ ticket }) => can(actor, 'ticket.read', ticket));
    return {
      ...toOrderDto(found, d.clock.now(), locale),
      tickets: await toHeldTicketDtos(d, visible, locale),
      handedOn: found.tickets.filter(({ ticket }) => ticket.ownerId !== found.order.buyerId).length,
    };
  };
