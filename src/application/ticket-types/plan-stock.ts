import { AppError, type FieldError } from '../../domain/errors.ts';
import type { EventStock, StockPool, TicketType } from '../../domain/stock.ts';
import type { Ids } from '../ports.ts';

/** A type as it is to be. `id` is absent for a new one that no other shares a limit with. */
export type PlannedType = Omit<TicketType, 'id' | 'position' | 'poolIds'> & {
  id?: string;
  /** Its own limit; null for none. */
  capacity: number | null;
  /** The type whose limit it shares. */
  sharesLimitWith: string | null;
};

/** What an event sells that was made without naming its types. */
export const theOnlyType = (price: number): PlannedType => ({
  name: 'Ticket',
  description: '',
  translations: { 'pt-BR': { name: 'Ingresso' } },
  price,
  salesStart: null,
  salesEnd: null,
  minPerOrder: 1,
  maxPerOrder: 10,
  isHidden: false,
  capacity: null,
  sharesLimitWith: null,
});

type Plan = {
  eventId: string;
  /** Seats of the event. */
  capacity: number;
  /** All types, in the order in which they are shown. */
  wanted: PlannedType[];
  before: EventStock;
  /** Tickets ACTIVE or USED by type. */
  held: ReadonlyMap<string, number>;
  ids: Ids;
};

const invalid = (fields: FieldError[]) =>
  new AppError('VALIDATION_ERROR', 'Some fields need another look.', { fields });

const belowSold = (field: string, sold: number) =>
  invalid([{ field, code: 'below_sold', message: `must be at least ${sold}, the tickets sold`, params: { sold } }]);

/**
 * Pools and types of an event as they are to be. A pool keeps its id as long as a type that drew on it holds the limit.
 * @throws AppError VALIDATION_ERROR where more is sold than a limit allows, or a limit is shared that nobody has
 */
export function planStock({ eventId, capacity, wanted, before, held, ids }: Plan): EventStock {
  const named = wanted.map((type) => ({ ...type, id: type.id ?? ids.next() }));
  const poolOf = (id: string, seats: number, soldOf: readonly string[], field: string): StockPool => {
    const sold = soldOf.reduce((sum, typeId) => sum + (held.get(typeId) ?? 0), 0);
    if (seats < sold) throw belowSold(field, sold);
    const version = before.pools.find((pool) => pool.id === id)?.version ?? 0;
    return { id, capacity: seats, available: seats - sold, version };
  };

  const holderOf = (type: PlannedType & { id: string }, index: number) => {
    const holder = type.sharesLimitWith === null ? type : named.find(({ id }) => id === type.sharesLimitWith);
    if (holder?.sharesLimitWith === null && (holder === type || holder.capacity !== null)) return holder;
    const message = 'must name a type of this event that has a limit of its own';
    throw invalid([{ field: `ticketTypes.${index}.sharesLimitWith`, code: 'limit_unknown', message }]);
  };
  const holders = named.map(holderOf);

  const limits = named.flatMap((type, index) => {
    if (type.capacity === null || type.sharesLimitWith !== null) return [];
    const sharing = named.filter((_, other) => holders[other] === type).map(({ id }) => id);
    const known = before.types.find(({ id }) => id === type.id)?.poolIds.find((id) => id !== eventId);
    return [{ holder: type, sharing, known, index, seats: type.capacity }];
  });
  const taken = new Set<string>();
  const pools = limits.map(({ known, ...limit }) => {
    // Two types that shared a limit and part now must not both go on with its pool.
    const id = known && !taken.has(known) ? known : ids.next();
    taken.add(id);
    return { ...limit, pool: poolOf(id, limit.seats, limit.sharing, `ticketTypes.${limit.index}.capacity`) };
  });

  const types = named.map(({ capacity: _limit, sharesLimitWith: _with, ...type }, position): TicketType => {
    const limit = pools.find(({ sharing }) => sharing.includes(type.id));
    return { ...type, position, poolIds: limit ? [eventId, limit.pool.id] : [eventId] };
  });
  const all = named.map(({ id }) => id);
  return { pools: [poolOf(eventId, capacity, all, 'capacity'), ...pools.map(({ pool }) => pool)], types };
}

/** The types of `stock` as a plan that changes nothing. Of those that share a limit, the first holds it. */
export function planOf(eventId: string, { pools, types }: EventStock): (PlannedType & { id: string })[] {
  const sorted = [...types].sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));
  return sorted.map(({ position: _place, poolIds, ...type }) => {
    const limit = pools.find(({ id }) => id !== eventId && poolIds.includes(id));
    const holder = limit && sorted.find((other) => other.poolIds.includes(limit.id));
    const isHolder = holder?.id === type.id;
    return {
      ...type,
      capacity: isHolder ? (limit?.capacity ?? null) : null,
      sharesLimitWith: holder && !isHolder ? holder.id : null,
    };
  });
}
