import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  handedOn,
  type KnownType,
  type PlannedType,
  planOf,
  planStock,
  theOnlyType,
} from '@/application/ticket-types/plan-stock';
import { AppError } from '@/domain/errors';
import type { EventStock } from '@/domain/stock';
import { uuid } from '../../../support/builders.ts';
import { ids } from '../../../support/fakes.ts';

const EVENT = uuid(1);
const NOTHING: EventStock = { pools: [], types: [] };

const aType = (id: string, changes: Partial<PlannedType> = {}): KnownType => ({
  ...theOnlyType(1000),
  name: id.slice(-2),
  ...changes,
  id,
});

type Given = { capacity?: number; before?: EventStock; held?: Record<string, number>; pathOf?: () => string };
// One for all: an id that was given out never comes again.
const fresh = ids();
const plan = (wanted: PlannedType[], { capacity = 1000, before = NOTHING, held = {}, pathOf }: Given = {}) =>
  planStock({ eventId: EVENT, capacity, wanted, before, held: new Map(Object.entries(held)), ids: fresh, pathOf });

function refusal(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('not refused');
}

const limitOf = (stock: EventStock, typeId: string) =>
  stock.types.find(({ id }) => id === typeId)?.poolIds.find((id) => id !== EVENT) ?? null;
const poolOf = (stock: EventStock, id: string | null) => stock.pools.find((pool) => pool.id === id);

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
function planned(list: Wish[], before = NOTHING) {
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

  it('stays as sound whatever it is changed to, and keeps the ids and the order that are wanted', () => {
    fc.assert(
      fc.property(wishes, wishes, (first, second) => {
        const before = planned(first);
        const after = before && planned(second, before.stock);
        if (!after) return;
        expectSound(after.stock, after.held);
        expect(after.stock.types.map(({ id, position }) => [id, position])).toEqual(
          after.wanted.map(({ id }, index) => [id, index]),
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
        for (const { id, capacity, sharesLimitWith } of done.wanted) {
          const pool = poolOf(done.stock, limitOf(done.stock, id));
          if (sharesLimitWith) expect(limitOf(done.stock, id)).toBe(limitOf(done.stock, sharesLimitWith));
          else expect(pool?.capacity ?? null).toBe(capacity);
        }
        const holders = done.wanted.filter(({ capacity }) => capacity !== null);
        expect(new Set(holders.map(({ id }) => limitOf(done.stock, id))).size).toBe(holders.length);
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

  it('gives new types an id each and leaves what was planned as it was', () => {
    const wanted = Object.freeze([Object.freeze(theOnlyType(1)), Object.freeze(theOnlyType(2))]);
    const { types } = plan([...wanted]);
    expect(types.map(({ price, position }) => [price, position])).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(new Set(types.map(({ id }) => id)).size).toBe(2);
  });
});

const [A, B, C] = [uuid(41), uuid(42), uuid(43)] as const;

describe('a limit', () => {
  const alone = plan([aType(A, { capacity: 80 }), aType(B)]);
  const shared = plan([aType(A, { capacity: 80 }), aType(B, { sharesLimitWith: A }), aType(C, { sharesLimitWith: A })]);
  const limit = limitOf(shared, A);

  it('keeps its pool while it grows and shrinks', () => {
    const after = plan([aType(A, { capacity: 50 }), aType(B)], { before: alone, held: { [A]: 20, [B]: 7 } });
    expect(after.pools).toEqual([
      { id: EVENT, capacity: 1000, available: 973, version: 0 },
      { id: limitOf(alone, A), capacity: 50, available: 30, version: 0 },
    ]);
  });

  it('goes with whoever held it alone', () => {
    expect(plan([aType(A), aType(B)], { before: alone }).pools.map(({ id }) => id)).toEqual([EVENT]);
    expect(plan([aType(B)], { before: alone }).pools.map(({ id }) => id)).toEqual([EVENT]);
  });

  it('may be shared with a type that is new and named first', () => {
    const made = uuid(77);
    const stock = plan([aType(B, { sharesLimitWith: made }), aType(made, { capacity: 9 })], { held: { [B]: 2 } });
    expect(limitOf(stock, B)).toBe(limitOf(stock, made));
    expect(poolOf(stock, limitOf(stock, B))).toMatchObject({ capacity: 9, available: 7 });
  });

  it('counts what all that share it hold', () => {
    const wanted = planOf(EVENT, shared);
    const after = plan(wanted, { before: shared, held: { [A]: 30, [B]: 40, [C]: 10 } });
    expect(poolOf(after, limit)).toMatchObject({ capacity: 80, available: 0 });
  });

  it('that is handed on keeps its pool', () => {
    const after = plan(
      handedOn(planOf(EVENT, shared), A).filter(({ id }) => id !== A),
      { before: shared },
    );
    expect([limitOf(after, B), limitOf(after, C)]).toEqual([limit, limit]);
    expect(poolOf(after, limit)?.capacity).toBe(80);
  });

  it('of those who part stays with the first, and the others get pools of their own', () => {
    const apart = [aType(A, { capacity: 80 }), aType(B, { capacity: 30 }), aType(C)];
    const after = plan(apart, { before: shared, held: { [A]: 1, [B]: 2, [C]: 3 } });
    expect(limitOf(after, A)).toBe(limit);
    expect(limitOf(after, B)).not.toBe(limit);
    expect(limitOf(after, C)).toBeNull();
    expect(after.pools.map(({ available }) => available)).toEqual([994, 79, 28]);
  });

  it.each([
    ['of its own', [aType(A, { capacity: 69 }), aType(B)], { [A]: 70 }, 'ticketTypes.0.capacity', 70],
    [
      'that several share',
      [aType(C), aType(A, { capacity: 69 }), aType(B, { sharesLimitWith: A })],
      { [A]: 40, [B]: 30, [C]: 5 },
      'ticketTypes.1.capacity',
      70,
    ],
    ['of the house', [aType(A), aType(B)], { [A]: 600, [B]: 401 }, 'capacity', 1001],
  ])('%s is never below what is sold of it', (_, wanted, held, field, sold) => {
    expect(refusal(() => plan(wanted, { held })).fields).toMatchObject([
      { field, code: 'below_sold', params: { sold } },
    ]);
  });

  it.each<[string, KnownType[]]>([
    ['nobody', [aType(A), aType(B, { sharesLimitWith: uuid(99) })]],
    ['itself', [aType(A), aType(B, { capacity: 5, sharesLimitWith: B })]],
    ['one without a limit', [aType(A), aType(B, { sharesLimitWith: A })]],
    [
      'one that shares, too',
      [aType(A, { sharesLimitWith: C }), aType(B, { sharesLimitWith: A }), aType(C, { capacity: 5 })],
    ],
    ['each other', [aType(C, { capacity: 1 }), aType(A, { sharesLimitWith: B }), aType(B, { sharesLimitWith: A })]],
  ])('is not shared with %s', (_, wanted) => {
    const { fields } = refusal(() => plan(wanted));
    expect(fields).toMatchObject([
      { field: expect.stringMatching(/^ticketTypes\.1\.sharesLimitWith$/), code: 'limit_unknown' },
    ]);
  });

  it('is refused by the name of its field alone where one type was sent', () => {
    const wanted = [aType(A), aType(B, { sharesLimitWith: A })];
    expect(refusal(() => plan(wanted, { pathOf: () => '' })).fields).toMatchObject([{ field: 'sharesLimitWith' }]);
  });
});

describe('a limit that is handed on', () => {
  const types = [
    aType(A, { capacity: 80 }),
    aType(B, { sharesLimitWith: A }),
    aType(C, { sharesLimitWith: A }),
    aType(uuid(44)),
  ];
  const limits = (list: KnownType[]) => list.map(({ capacity, sharesLimitWith }) => [capacity, sharesLimitWith]);

  it('goes to the first that shares it, and the others share with that one', () => {
    expect(limits(handedOn(types, A))).toEqual([
      [80, null],
      [80, null],
      [null, B],
      [null, null],
    ]);
  });

  it('goes to whom it is meant for, where that one shares it', () => {
    expect(limits(handedOn(types, A, C))).toEqual([
      [80, null],
      [null, C],
      [80, null],
      [null, null],
    ]);
    expect(handedOn(types, A, uuid(44))).toEqual(handedOn(types, A));
  });

  it.each([B, uuid(44), uuid(99)])('is none where nobody shares it with %s', (id) => {
    expect(handedOn(types, id)).toEqual(types);
  });
});

describe('a stock read as a plan', () => {
  it('names the first by position as holder, whoever was first before', () => {
    const stock = plan([aType(A, { capacity: 80 }), aType(B, { sharesLimitWith: A })]);
    const turned = { ...stock, types: stock.types.map((type) => ({ ...type, position: 1 - type.position })) };
    expect(planOf(EVENT, turned).map(({ id, capacity, sharesLimitWith }) => [id, capacity, sharesLimitWith])).toEqual([
      [B, 80, null],
      [A, null, B],
    ]);
  });
});
