import { AppError } from '../../domain/errors.ts';
import { slugify } from '../../domain/event.ts';
import type { EventStock } from '../../domain/stock.ts';
import type { Ids, NewEvent } from '../ports.ts';
import { type PlannedType, planStock, theOnlyType } from '../ticket-types/plan-stock.ts';

/** What an event is made of, wherever it comes from: a form, an import, later a series. */
export type EventDraft = Omit<NewEvent, 'id' | 'slug' | 'sourceKey' | 'previousStartsAt'> & {
  capacity: number;
  /** The types to sell, or the price of the only one. */
  types: PlannedType[] | { price: number };
  sourceKey?: string;
};

/**
 * The one way in which an event comes to be: with its id, the pool of all its seats and at least one ticket type.
 * `slug`: where none is chosen, the tail of the id keeps two events of one name apart and makes no second query.
 */
export function newEvent(
  ids: Ids,
  { capacity, types, sourceKey, ...fields }: EventDraft,
  chosen?: { id: string; slug: string },
) {
  const id = chosen?.id ?? ids.next();
  const event: NewEvent = {
    ...fields,
    id,
    slug: chosen?.slug ?? `${slugify(fields.name)}-${id.slice(-6)}`,
    sourceKey: sourceKey ?? null,
    previousStartsAt: null,
  };
  const nothing: EventStock = { pools: [], types: [] };
  const wanted = Array.isArray(types) ? types : [theOnlyType(types.price)];
  const stock = planStock({ eventId: id, capacity, wanted, before: nothing, held: new Map(), ids });
  if (stock.types.length === 0) throw new AppError('VALIDATION_ERROR', 'An event needs a ticket type.');
  return { event, stock };
}
