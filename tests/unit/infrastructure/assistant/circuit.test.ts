import { expect, it } from 'vitest';
import { circuit } from '@/infrastructure/assistant/circuit';

it('opens after failures in a row, for a while, and again at the first failure after that', () => {
  let now = 0;
  const breaker = circuit({ failures: 3, openMs: 1_000, now: () => now });
  breaker.failed();
  breaker.failed();
  breaker.succeeded();
  breaker.failed();
  breaker.failed();
  expect(breaker.isOpen()).toBe(false);
  breaker.failed();
  expect(breaker.isOpen()).toBe(true);
  now = 1_000;
  expect(breaker.isOpen()).toBe(false);
  breaker.failed();
  expect(breaker.isOpen()).toBe(true);
  now = 2_000;
  breaker.succeeded();
  breaker.failed();
  expect(breaker.isOpen()).toBe(false);
});
