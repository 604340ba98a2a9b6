import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownType, planOf, theOnlyType } from '@/application/ticket-types/plan-stock';
import { AppError } from '@/domain/errors';
import type { EventStock } from '@/domain/stock';
import { uuid } from '../../../support/builders.ts';
import { aType, EVENT, plan, poolOf } from './a-plan.ts';

type Wish = { limit: number | null; sharesWith: number | null; held: number };

/** Types of whatever limits, in whatever order: alone, without, or shared with an earlier or a later one. */
const wishes: fc.Arbitrary<Wish[]> = fc.array(
  fc.record({
    limit: fc.option(fc.integer({ min: 1, max: 400 }), { freq: 2 }),
    sharesWith: fc.option(fc.nat(5)),
    held: fc.nat(20),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Whoever wants to share with one that has a limit of its own does. */
function typesOf(list: Wish[]): KnownType[] {
  const owns = (index: number) =>
    list[index] !== undefined && list[index].limit !== null && list[index].sharesWith === null;
  return list.map(({ limit, sharesWith }, index) => {
    const shares = sharesWith !== null && sharesWith !== index && owns(sharesWith);
    const capacity = shares || sharesWith !== null ? null : limit;
    return aType(uuid(index + 41), { capacity, sharesLimitWith: shares ? uuid(sharesWith + 41) : null });
  });
}
const heldOf = (list: Wish[]) => Object.fromEntries(list.map(({ held }, index) => [uuid(index + 41), held]));

/** The plan of `list`, or null where more is held than it allows. */
function planned(list: Wish[], before?: EventStock) {
  const [wanted, held] = [typesOf(list), heldOf(list)];
  try {
    return { wanted, held, stock: plan(wanted, { before, held }) };
  } catch (error) {
    if (error instanceof AppError && error.fields[0]?.code === 'below_sold') return null;
    throw error;
  }
}

/** What holds of every stock that was planned. */
function expectSound(stock: EventStock, held: Record<string, number>) {
  expect(new Set(stock.pools.map(({ id }) => id)).size).toBe(stock.pools.length);
  expect(stock.pools[0]?.id).toBe(EVENT);
  for (const { id, capacity, available } of stock.pools) {
    const drawing = stock.types.filter(({ poolIds }) => poolIds.includes(id));
    expect(drawing.length).toBeGreaterThan(0);
    expect(available).toBeGreaterThanOrEqual(0);
    expect(available + drawing.reduce((sum, type) => sum + (held[type.id] ?? 0), 0)).toBe(capacity);
  }
  for (const { poolIds } of stock.types) {
    expect(poolIds[0]).toBe(EVENT);
    expect(poolIds.length).toBeLessThanOrEqual(2);
    for (const id of poolIds) expect(poolOf(stock, id)).toBeDefined();
  }
}

describe('a planned stock', () => {
  it('has in every pool what is held of it and what is left, and no pool that nobody draws on', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const done = planned(list);
        if (done) expectSound(done.stock, done.held);
      }),
      { numRuns: 500 },
    );
  });

  it('stays as sound whatever it is changed to, keeps the order that is wanted and the ids that it knows', () => {
    fc.assert(
      fc.property(wishes, wishes, (first, second) => {
        const before = planned(first);
        const after = before && planned(second, before.stock);
        if (!after) return;
        expectSound(after.stock, after.held);
        const known = new Set(before.stock.types.map(({ id }) => id));
        expect(after.stock.types.map(({ id, position }) => [known.has(id) ? id : 'new', position])).toEqual(
          after.wanted.map(({ id }, index) => [known.has(id) ? id : 'new', index]),
        );
        // A pool that goes on, goes on from its version.
        for (const { id, version } of after.stock.pools) expect(version).toBe(poolOf(before.stock, id)?.version ?? 0);
      }),
      { numRuns: 500 },
    );
  });

  it('has one pool for whoever shares a limit, and another for everybody else', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const done = planned(list);
        if (!done) return;
        const { wanted, stock } = done;
        // By their places: new types get ids of their own.
        const limits = stock.types.map(({ poolIds }) => poolIds.find((id) => id !== EVENT) ?? null);
        for (const [index, { capacity, sharesLimitWith }] of wanted.entries()) {
          const limit = limits[index] ?? null;
          if (sharesLimitWith) expect(limit).toBe(limits[wanted.findIndex(({ id }) => id === sharesLimitWith)]);
          else expect(poolOf(stock, limit)?.capacity ?? null).toBe(capacity);
        }
        const holders = [...wanted.keys()].filter((index) => wanted[index]?.capacity !== null);
        expect(new Set(holders.map((index) => limits[index])).size).toBe(holders.length);
      }),
      { numRuns: 500 },
    );
  });

  it('read as a plan and planned again is the same stock', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const done = planned(list);
        if (!done) return;
        const { pools, types } = plan(planOf(EVENT, done.stock), { before: done.stock, held: done.held });
        expect(types).toEqual(done.stock.types);
        expect(new Map(pools.map((pool) => [pool.id, pool]))).toEqual(
          new Map(done.stock.pools.map((pool) => [pool.id, pool])),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('gives new types an id each, whatever they bring, and leaves what was planned as it was', () => {
    // One of another event, and that of this event itself.
    const brought = [uuid(90), EVENT].map((id) => Object.freeze({ ...theOnlyType(1), id }));
    const wanted = Object.freeze([...brought, Object.freeze(theOnlyType(2))]);
    const { types } = plan([...wanted], { before: { pools: [], types: [] } });
    const made = types.map(({ id }) => id);
    expect(new Set(made).size).toBe(3);
    expect(made).not.toContain(uuid(90));
    expect(made).not.toContain(EVENT);
    expect(types.map(({ price, position }) => [price, position])).toEqual([
      [1, 0],
      [1, 1],
      [2, 2],
    ]);
  });
});
