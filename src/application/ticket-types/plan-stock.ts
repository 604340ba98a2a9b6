import { AppError, type FieldError } from '../../domain/errors.ts';
import type { EventStock, StockPool, TicketType } from '../../domain/stock.ts';
import type { Ids } from '../ports.ts';

/** A type as it is to be. A new one has no `id`, or one by which another names it in `sharesLimitWith`. */
export type PlannedType = Omit<TicketType, 'id' | 'position' | 'poolIds'> & {
  id?: string;
  /** Its own limit; null for none. */
  capacity: number | null;
  /** The type whose limit it shares. */
  sharesLimitWith: string | null;
};
/** One that is there already. */
export type KnownType = PlannedType & { id: string };

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
  /** What stands before the name of a field of a type where it is refused. */
  pathOf?: (index: number) => string;
};

const invalid = (field: string, code: string, message: string, params?: FieldError['params']) =>
  new AppError('VALIDATION_ERROR', 'Some fields need another look.', { fields: [{ field, code, message, params }] });

/**
 * Pools and types of an event as they are to be. A pool keeps its id as long as a type that drew on it holds the limit.
 * @throws AppError VALIDATION_ERROR where more is sold than a limit allows, a limit is shared that nobody has, or no type is
 *   shown
 */
export function planStock({
  eventId,
  capacity,
  wanted,
  before,
  held,
  ids,
  pathOf = (index) => `ticketTypes.${index}.`,
}: Plan): EventStock {
  const poolOf = (id: string, seats: number, types: readonly { id: string }[], field: string): StockPool => {
    const sold = types.reduce((sum, type) => sum + (held.get(type.id) ?? 0), 0);
    if (seats < sold) throw invalid(field, 'below_sold', `must be at least ${sold}, the tickets sold`, { sold });
    const version = before.pools.find((pool) => pool.id === id)?.version ?? 0;
    return { id, capacity: seats, available: seats - sold, version };
  };

  // Its price and its page are made of what is shown; an event that sells nothing to the public is a draft.
  if (wanted.every(({ isHidden }) => isHidden)) {
    throw invalid('ticketTypes', 'one_shown', 'must show at least one type');
  }
  // An id that a new type brings only says who shares with whom: somebody else's may have it already.
  const idOf = new Map(before.types.map(({ id }) => [id, id]));
  const withId = wanted.map((type) => {
    const id = (type.id && idOf.get(type.id)) ?? ids.next();
    if (type.id) idOf.set(type.id, id);
    return { ...type, id };
  });
  const named = withId.map((type) => ({
    ...type,
    sharesLimitWith: type.sharesLimitWith && (idOf.get(type.sharesLimitWith) ?? type.sharesLimitWith),
  }));
  const isHolder = (type: KnownType) => type.capacity !== null && type.sharesLimitWith === null;
  const isKnownLimit = (id: string) => named.some((type) => type.id === id && isHolder(type));
  for (const [index, { sharesLimitWith }] of named.entries()) {
    if (sharesLimitWith === null || isKnownLimit(sharesLimitWith)) continue;
    const message = 'must name a type of this event that has a limit of its own';
    throw invalid(`${pathOf(index)}sharesLimitWith`, 'limit_unknown', message);
  }

  /** The pool of each limit, by the type that holds it. */
  const limits = new Map<string, StockPool>();
  const taken = new Set<string>();
  for (const [index, type] of named.entries()) {
    if (type.capacity === null || !isHolder(type)) continue;
    const known = before.types.find(({ id }) => id === type.id)?.poolIds.find((id) => id !== eventId);
    // Two types that shared a limit and part now must not both go on with its pool.
    const id = known && !taken.has(known) ? known : ids.next();
    taken.add(id);
    const sharing = named.filter((other) => other === type || other.sharesLimitWith === type.id);
    limits.set(type.id, poolOf(id, type.capacity, sharing, `${pathOf(index)}capacity`));
  }

  const types = named.map(({ capacity: _limit, sharesLimitWith, ...type }, position): TicketType => {
    const limit = limits.get(sharesLimitWith ?? type.id);
    return { ...type, position, poolIds: limit ? [eventId, limit.id] : [eventId] };
  });
  return { pools: [poolOf(eventId, capacity, named, 'capacity'), ...limits.values()], types };
}

/** The types of `stock` as a plan that changes nothing. Of those that share a limit, the first holds it. */
export function planOf(eventId: string, { pools, types }: EventStock): KnownType[] {
  const sorted = [...types].sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));
  return sorted.map(({ position: _place, poolIds, ...type }) => {
    const limit = pools.find(({ id }) => id !== eventId && poolIds.includes(id));
    const holder = limit && sorted.find((other) => other.poolIds.includes(limit.id));
    return limit && holder?.id === type.id
      ? { ...type, capacity: limit.capacity, sharesLimitWith: null }
      : { ...type, capacity: null, sharesLimitWith: holder?.id ?? null };
  });
}

/** Where the holder of a shared limit gives it up, the first that shares it holds it from then on, or `heirId` if it does. */
export function handedOn(types: KnownType[], holderId: string, heirId: string | null = null): KnownType[] {
  const sharing = types.filter(({ sharesLimitWith }) => sharesLimitWith === holderId);
  const heir = sharing.find(({ id }) => id === heirId) ?? sharing[0];
  const limit = types.find(({ id }) => id === holderId)?.capacity ?? null;
  if (!heir) return types;
  return types.map((type) => {
    if (type === heir) return { ...type, capacity: limit, sharesLimitWith: null };
    return type.sharesLimitWith === holderId ? { ...type, sharesLimitWith: heir.id } : type;
  });
}
