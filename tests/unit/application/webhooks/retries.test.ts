import { expect, it } from 'vitest';
import { waitAfter } from '@/application/webhooks/retries';

const waits = (random: number) => {
  const all: number[] = [];
  for (let tries = 1; ; tries += 1) {
    const wait = waitAfter(tries, random);
    if (wait === null) return all;
    all.push(wait);
  }
};
const DAY = 24 * 60 * 60;

it('tries for three days, soon at first and never less often than twice a day, to the end', () => {
  const all = waits(0.5);
  const sum = all.reduce((total, wait) => total + wait, 0);
  expect(all[0]).toBe(5);
  expect(all).toEqual(all.toSorted((a, b) => a - b));
  expect(sum).toBeGreaterThan(2.9 * DAY);
  expect(sum).toBeLessThan(3.1 * DAY);
});

it('comes a tenth earlier or later, so that what failed together does not come back together', () => {
  expect(waitAfter(6, 0)).toBe(3240);
  expect(waitAfter(6, 0.5)).toBe(3600);
  expect(waitAfter(6, 1)).toBe(3960);
});
