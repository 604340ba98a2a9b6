import { expect, it } from 'vitest';
import { AppError } from '@/domain/errors';

it('is known again when another copy of its module threw it', async () => {
  // Vitest takes the query for another module, as Next takes a route handler's bundle for another one than a page's.
  const copy: typeof import('@/domain/errors') = await import('@/domain/errors?copy' as string);
  expect(copy.AppError).not.toBe(AppError);
  expect(new copy.AppError('CONFLICT', 'taken')).toBeInstanceOf(AppError);
  expect(new Error('CONFLICT')).not.toBeInstanceOf(AppError);
  expect({ name: 'AppError', code: 'CONFLICT', facts: {} }).not.toBeInstanceOf(AppError);
});
