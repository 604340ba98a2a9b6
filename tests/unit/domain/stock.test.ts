import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterSale, allocate, availableOf, type StockPool, salesWindow, seatsTaken } from '@/domain/stock';
import { aTicketType, hence, NOW, uuid } from '../../support/builders.ts';

const HOUSE = uuid(1);

const aPool = (id: string, available: number, version = 0): StockPool => ({
  id,
  capacity: available,
  available,
  version,
});

type Line = { type: { poolIds: string[] }; quantity: number };
type Case = { pools: StockPool[]; orders: Line[][] };

/** A house, up to three limits within it, types that draw on one limit or none (several on the same), and a queue. */
const cases: fc.Arbitrary<Case> = fc
  .record({ house: fc.nat(40), limits: fc.array(fc.nat(20), { maxLength: 3 }) })
  .chain(({ house, limits }) => {
    const pools = [aPool(HOUSE, house), ...limits.map((seats, index) => aPool(uuid(index + 2), seats))];
    const type = fc.constantFrom(...pools).map(({ id }) => ({ poolIds: id === HOUSE ? [HOUSE] : [HOUSE, id] }));
    return fc.array(type, { minLength: 1, maxLength: 5 }).chain((types) => {
      const line = fc.record({ type: fc.constantFrom(...types), quantity: fc.integer({ min: 1, max: 10 }) });
      const order = fc.uniqueArray(line, { minLength: 1, maxLength: 4, selector: ({ type }) => types.indexOf(type) });
      return fc.record({ pools: fc.constant(pools), orders: fc.array(order, { maxLength: 25 }) });
    });
  });

const fits = (order: Line[], pools: readonly StockPool[]) =>
  [...seatsTaken(order)].every(([id, seats]) => (pools.find((pool) => pool.id === id)?.available ?? 0) >= seats);

/** Every allocation that follows is checked against `cases`. */
const always = (promise: (sale: Case & ReturnType<typeof allocate<Line[]>>) => void) =>
  fc.assert(
    fc.property(cases, ({ pools, orders }) => promise({ pools, orders, ...allocate(orders, seatsTaken, pools) })),
    { numRuns: 500 },
  );

describe('who gets seats', () => {
  it('never takes more than any pool has', () => {
    always(({ pools, taken }) => {
      for (const { available } of afterSale(pools, taken)) expect(available).toBeGreaterThanOrEqual(0);
    });
  });

  it('takes what the orders that fit ask for, each whole, and nothing else', () => {
    always(({ fitting, taken }) => {
      expect(taken).toEqual(seatsTaken(fitting.flat()));
    });
  });

  it('serves first who came first: refused is only whom the seats left at that turn did not fit', () => {
    always(({ pools, orders, fitting }) => {
      const served = new Set(fitting);
      let left: readonly StockPool[] = pools;
      for (const order of orders) {
        expect(served.has(order)).toBe(fits(order, left));
        if (served.has(order)) left = afterSale(left, seatsTaken(order));
      }
      expect(fitting).toEqual(orders.filter((order) => served.has(order)));
    });
  });

  it('refuses nobody whom the pools would still fit in the end', () => {
    always(({ pools, orders, fitting, taken }) => {
      const left = afterSale(pools, taken);
      for (const order of orders) if (!fitting.includes(order)) expect(fits(order, left)).toBe(false);
    });
  });

  it('serves a small order behind a large one that did not fit', () => {
    const of = (quantity: number) => [{ type: { poolIds: [HOUSE] }, quantity }];
    const [large, small, tooMany] = [of(5), of(3), of(1)];
    const { fitting, taken } = allocate([large, small, tooMany], seatsTaken, [aPool(HOUSE, 3)]);
    expect(fitting).toEqual([small]);
    expect(taken).toEqual(new Map([[HOUSE, 3]]));
  });

  it('knows no seats in a pool that is not there', () => {
    const order = [{ type: { poolIds: [HOUSE, uuid(9)] }, quantity: 1 }];
    expect(allocate([order], seatsTaken, [aPool(HOUSE, 3)]).fitting).toEqual([]);
  });

  it('tells two orders apart that ask for the same', () => {
    const order = () => [{ type: { poolIds: [HOUSE] }, quantity: 2 }];
    expect(allocate([order(), order()], seatsTaken, [aPool(HOUSE, 3)]).fitting).toHaveLength(1);
  });
});

describe('the pools after a sale', () => {
  it('move on by one version where seats were taken, however many, and nowhere else', () => {
    const pools = [aPool(HOUSE, 10, 4), aPool(uuid(2), 5, 7)];
    expect(afterSale(pools, new Map([[HOUSE, 3]]))).toEqual([{ ...pools[0], available: 7, version: 5 }, pools[1]]);
    expect(afterSale(pools, new Map())).toEqual(pools);
  });

  it('are new ones: what was read stays as it was', () => {
    const pools = [Object.freeze(aPool(HOUSE, 10))];
    afterSale(pools, new Map([[HOUSE, 3]]));
    expect(pools[0]?.available).toBe(10);
  });
});

describe('what a type could still sell', () => {
  const pools = [aPool(HOUSE, 8), aPool(uuid(2), 3), aPool(uuid(3), 20)];
  it.each([
    ['without a limit, what the house has', [HOUSE], 8],
    ['with a limit, what is left of it', [HOUSE, uuid(2)], 3],
    ['never more than the house has', [HOUSE, uuid(3)], 8],
    ['nothing of a pool that is not there', [HOUSE, uuid(9)], 0],
  ])('is %s', (_, poolIds, seats) => {
    expect(availableOf({ poolIds }, pools)).toBe(seats);
  });
});

describe('a sales window', () => {
  const second = 1 / 3600;
  it.each([
    ['without edges', null, null, 'open'],
    ['before it begins', hence(second), null, 'before'],
    ['from its first moment', NOW, null, 'open'],
    ['until its last', null, hence(second), 'open'],
    ['from its end on', null, NOW, 'after'],
    ['after its end', hence(-2), hence(-1), 'after'],
    ['between its edges', hence(-1), hence(1), 'open'],
    ['that was closed before it began', hence(1), hence(-1), 'after'],
  ] as const)('%s', (_, salesStart, salesEnd, expected) => {
    expect(salesWindow({ salesStart, salesEnd }, NOW)).toBe(expected);
  });
});

it('the seats of an order add up where types share a pool', () => {
  const [full, reduced] = [aTicketType({ poolIds: [HOUSE, uuid(2)] }), aTicketType({ poolIds: [HOUSE, uuid(2)] })];
  const standing = aTicketType({ poolIds: [HOUSE] });
  const lines = [full, reduced, standing].map((type, index) => ({ type, quantity: index + 1 }));
  expect(seatsTaken(lines)).toEqual(
    new Map([
      [HOUSE, 6],
      [uuid(2), 3],
    ]),
  );
});
