import { afterAll, expect } from 'vitest';
import { breaches } from '@/presentation/http/answers/answer-check';

/** Every answer of every integration test keeps to its contract: a file that made one that does not has failed. */
afterAll(() => {
  expect(
    breaches.map(({ message }) => message),
    'answers that break their contract',
  ).toEqual([]);
});
