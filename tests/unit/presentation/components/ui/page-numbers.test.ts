import { expect, it } from 'vitest';
import { pageNumbers } from '@/presentation/components/ui/page-numbers';

it.each([
  [1, 1, [1]],
  [1, 2, [1, 2]],
  [1, 5, [1, 2, null, 5]],
  [3, 5, [1, 2, 3, 4, 5]],
  [5, 20, [1, null, 4, 5, 6, null, 20]],
  [20, 20, [1, null, 19, 20]],
])('page %d of %d offers %j', (page, total, offered) => {
  expect(pageNumbers(page, total)).toEqual(offered);
});
