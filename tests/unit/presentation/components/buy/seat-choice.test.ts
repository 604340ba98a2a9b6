import { describe, expect, it } from 'vitest';
import { fewer, fitChoice, more, mostOf, seatCount } from '@/presentation/components/buy/seat-choice';
import type { LiveType } from '@/presentation/components/buy/type-state';
import { openType, typeOnSale } from './type-on-sale';

describe('a stepper', () => {
  const several = { least: 3, most: 6, floor: 0 } as const;

  it('jumps from none to the least of an order and back', () => {
    expect(more(0, several)).toBe(3);
    expect(more(3, several)).toBe(4);
    expect(fewer(4, several)).toBe(3);
    expect(fewer(3, several)).toBe(0);
    expect(fewer(0, several)).toBe(0);
  });

  it('stops at the most', () => {
    expect(more(6, several)).toBe(6);
    expect(more(0, { ...several, most: 0 })).toBe(0);
  });

  it('of an only type stays at the least', () => {
    expect(fewer(3, { ...several, floor: 'least' })).toBe(3);
  });
});

describe('the most seats of a type', () => {
  const most = (type: LiveType, choice = {}, others: LiveType[] = [], seatsLeft = 100) =>
    mostOf(type, choice, { types: [type, ...others], seatsLeft });

  it.each([
    ['what is left', openType('a', 4), 4],
    ['its own limit', openType('a', 50, { maxPerOrder: 6 }), 6],
    ['ten an order', openType('a', 50), 10],
    ['none where fewer are left than must be ordered', openType('a', 2, { minPerOrder: 3 }), 0],
    ['none while it is not on sale', { ...typeOnSale('a'), state: { kind: 'after' } } as const, 0],
  ])('is %s', (_, type, expected) => {
    expect(most(type)).toBe(expected);
  });

  it('leaves room for what else is chosen: ten together, and the seats of the event', () => {
    expect(most(openType('a', 50), { b: 7 }, [openType('b', 50)])).toBe(3);
    expect(most(openType('a', 5), { b: 3 }, [openType('b', 5)], 5)).toBe(2);
  });

  it('knows that types may share a limit', () => {
    const full = openType('full', 5, { capacity: 5 });
    const reduced = openType('reduced', 5, { capacity: 5, sharesLimitWith: 'full' });
    const stalls = openType('stalls', 5, { capacity: 5 });
    expect(most(reduced, { full: 4 }, [full])).toBe(1);
    expect(most(full, { reduced: 2 }, [reduced])).toBe(3);
    expect(most(stalls, { full: 4 }, [full])).toBe(5);
  });
});

describe('a choice', () => {
  it('keeps what can still be had when seats have gone', () => {
    const stock = { types: [openType('a', 2), openType('b', 9, { minPerOrder: 2 })], seatsLeft: 3 };
    expect(fitChoice({ a: 5, b: 4, gone: 1 }, stock)).toEqual({ a: 2 });
    expect(fitChoice({ a: 1, b: 4 }, stock)).toEqual({ a: 1, b: 2 });
    expect(fitChoice({}, stock)).toEqual({});
  });

  it('counts all its seats', () => {
    expect(seatCount({ a: 2, b: 3 })).toBe(5);
  });
});
