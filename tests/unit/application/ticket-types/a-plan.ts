import { type KnownType, type PlannedType, planStock, theOnlyType } from '@/application/ticket-types/plan-stock';
import { AppError } from '@/domain/errors';
import type { EventStock } from '@/domain/stock';
import { uuid } from '../../../support/builders.ts';
import { ids } from '../../../support/fakes.ts';

export const EVENT = uuid(1);

export const aType = (id: string, changes: Partial<PlannedType> = {}): KnownType => ({
  ...theOnlyType(1000),
  name: id.slice(-2),
  ...changes,
  id,
});

type Given = { capacity?: number; before?: EventStock; held?: Record<string, number>; pathOf?: () => string };
/** A stock that has these types, and no limit. */
const knowing = (types: PlannedType[], capacity = 1000): EventStock => ({
  pools: [{ id: EVENT, capacity, available: capacity, version: 7 }],
  types: types.flatMap(({ id, capacity: _limit, sharesLimitWith: _with, ...type }, position) =>
    id ? [{ ...type, id, position, poolIds: [EVENT] }] : [],
  ),
});

// One for all: an id that was given out never comes again.
const fresh = ids();
export const plan = (
  wanted: PlannedType[],
  { capacity = 1000, before = knowing(wanted), held = {}, pathOf }: Given = {},
) => planStock({ eventId: EVENT, capacity, wanted, before, held: new Map(Object.entries(held)), ids: fresh, pathOf });

export function refusal(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('not refused');
}

export const limitOf = (stock: EventStock, typeId: string) =>
  stock.types.find(({ id }) => id === typeId)?.poolIds.find((id) => id !== EVENT) ?? null;
export const poolOf = (stock: EventStock, id: string | null) => stock.pools.find((pool) => pool.id === id);
