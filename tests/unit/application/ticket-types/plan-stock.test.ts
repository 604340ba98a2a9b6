import { describe, expect, it } from 'vitest';
import { handedOn, type KnownType, planOf } from '@/application/ticket-types/plan-stock';
import { uuid } from '../../../support/builders.ts';
import { aType, EVENT, limitOf, plan, poolOf, refusal } from './a-plan.ts';

const [A, B, C] = [uuid(41), uuid(42), uuid(43)] as const;

describe('a limit', () => {
  const alone = plan([aType(A, { capacity: 80 }), aType(B)]);
  const shared = plan([aType(A, { capacity: 80 }), aType(B, { sharesLimitWith: A }), aType(C, { sharesLimitWith: A })]);
  const limit = limitOf(shared, A);

  it('keeps its pool while it grows and shrinks', () => {
    const after = plan([aType(A, { capacity: 50 }), aType(B)], { before: alone, held: { [A]: 20, [B]: 7 } });
    expect(after.pools).toEqual([
      { id: EVENT, capacity: 1000, available: 973, version: 7 },
      { id: limitOf(alone, A), capacity: 50, available: 30, version: 0 },
    ]);
  });

  it('goes with whoever held it alone', () => {
    expect(plan([aType(A), aType(B)], { before: alone }).pools.map(({ id }) => id)).toEqual([EVENT]);
    expect(plan([aType(B)], { before: alone }).pools.map(({ id }) => id)).toEqual([EVENT]);
  });

  it('may be shared with a type that is new and named first', () => {
    const made = uuid(77);
    const wanted = [aType(B, { sharesLimitWith: made }), aType(made, { capacity: 9 })];
    const { pools, types } = plan(wanted, { before: alone, held: { [B]: 2 } });
    expect(types[1]?.poolIds).toEqual(types[0]?.poolIds);
    expect(pools).toMatchObject([{ id: EVENT }, { capacity: 9, available: 7 }]);
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
