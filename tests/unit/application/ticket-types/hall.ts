import { createTicketType } from '@/application/ticket-types/create-ticket-type';
import { deleteTicketType } from '@/application/ticket-types/delete-ticket-type';
import { ticketTypes } from '@/application/ticket-types/queries';
import { createTicketTypeSchema, type TicketTypeDto, updateTicketTypeSchema } from '@/application/ticket-types/schema';
import { updateTicketType } from '@/application/ticket-types/update-ticket-type';
import type { Event } from '@/domain/event';
import type { EventStock } from '@/domain/stock';
import type { Actor } from '@/domain/user';
import { ADMIN, anEvent, aTicket, aTicketType, NOW, uuid } from '../../../support/builders.ts';
import { clock, fakeStore, ids } from '../../../support/fakes.ts';

export const EVENT = uuid(1);
const LIMIT = uuid(2);
export const [A, B, C, D] = [uuid(41), uuid(42), uuid(43), uuid(44)] as const;
const inLimit = { poolIds: [EVENT, LIMIT] };

/** A house of ten seats: A holds a limit of six that B and C share; D has none. One seat of B and one of D are held. */
export const stock: EventStock = {
  pools: [
    { id: EVENT, capacity: 10, available: 8, version: 5 },
    { id: LIMIT, capacity: 6, available: 5, version: 3 },
  ],
  types: [
    aTicketType({ id: A, name: 'A', price: 8000, ...inLimit }),
    aTicketType({ id: B, name: 'B', price: 4000, position: 1, ...inLimit }),
    aTicketType({ id: C, name: 'C', price: 2000, position: 2, ...inLimit }),
    aTicketType({ id: D, name: 'D', price: 1000, position: 3 }),
  ],
};
export const sold = [
  aTicket({ id: uuid(11), ticketTypeId: B }),
  aTicket({ id: uuid(12), ticketTypeId: D, status: 'USED', usedAt: NOW, confirmationCode: 'BBBBBBBBB' }),
];

export function house({ event = anEvent(), stocks = [stock], tickets = sold } = {}) {
  const store = fakeStore({ events: [event], stocks, tickets });
  const d = { ...store, clock, ids: ids() };
  return {
    store,
    add: (input: Record<string, unknown> = {}) =>
      createTicketType(d)(ADMIN, EVENT, createTicketTypeSchema.parse({ name: 'New', price: 5, ...input })),
    change: (typeId: string, patch: Record<string, unknown>, actor: Actor = ADMIN) =>
      updateTicketType(d)(actor, EVENT, typeId, updateTicketTypeSchema.parse(patch)),
    remove: (typeId: string) => deleteTicketType(d)(ADMIN, EVENT, typeId),
    /** `A:6 B:A C` in the order in which they are shown: A has six seats at most, B shares that limit, C has none. */
    limits: async () => {
      const events = reads(store.event(EVENT), store.stock(EVENT));
      const list = await ticketTypes({ events, clock })(ADMIN, EVENT);
      const nameOf = (id: string | null) => list.find((type) => type.id === id)?.name;
      const limitOf = ({ capacity, sharesLimitWith }: TicketTypeDto) => nameOf(sharesLimitWith) ?? capacity ?? '';
      return list.map((type) => `${type.name}:${limitOf(type)}`.replace(/:$/, '')).join(' ');
    },
    /** Seats in all and seats left of the house, then of each limit. */
    pools: () => store.stock(EVENT).pools.map(({ capacity, available }) => [capacity, available]),
  };
}

export const reads = (event: Event | null, itsStock: EventStock) => ({
  findById: async () => event && { event, stock: itsStock },
  findBySlug: async () => null,
  list: async () => ({ rows: [], total: 0 }),
  search: async () => [],
  upcoming: async () => [],
  soldTypes: async () => [],
});

export const AS_IT_WAS = 'A:6 B:A C:A D';
