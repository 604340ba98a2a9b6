import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CURRENCIES, MAX_PRICE_MINOR, toMajor, toMinor } from '@/domain/money';

it.each([
  [29900, 299],
  [1999, 19.99],
  [1, 0.01],
  [0, 0],
  [110, 1.1],
  [MAX_PRICE_MINOR, 2_000_000],
])('%i cents are %d', (minor, major) => {
  expect(toMajor(minor)).toBe(major);
  expect(toMinor(major)).toBe(minor);
});

it('loses no cent on the way out and back, through JSON too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MAX_PRICE_MINOR }), (minor) => {
      expect(toMinor(JSON.parse(JSON.stringify(toMajor(minor))))).toBe(minor);
    }),
    { numRuns: 5_000 },
  );
});

it('lets an order of ten tickets at the highest price fit an integer of PostgreSQL', () => {
  expect(MAX_PRICE_MINOR * 10).toBeLessThan(2 ** 31);
});

it('sells only in currencies with two decimals', () => {
  for (const currency of CURRENCIES) {
    expect(
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits,
    ).toBeLessThanOrEqual(2);
    expect(currency).toMatch(/^[A-Z]{3}$/);
  }
});
