import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '@/domain/errors';
import { sampleOutagesOfPages } from '@/presentation/page-failures';

const stage = vi.hoisted(() => ({ warn: vi.fn() }));
vi.mock('@/composition', () => ({
  platform: {
    asAppError: (cause: Error) =>
      new AppError(cause.message === 'away' ? 'UNAVAILABLE' : 'INTERNAL', 'It failed.', { cause }),
    failureCode: () => 'ECONNREFUSED',
    warnings: () => ({ warn: stage.warn }),
  },
}));

const written = vi.fn();
const before = console.error;
beforeEach(() => {
  vi.clearAllMocks();
  console.error = written;
  sampleOutagesOfPages();
});
afterEach(() => {
  console.error = before;
});

it('hands the outages that pages meet to the sampled log', () => {
  console.error(' ⨯', new Error('away'));
  expect(written).not.toHaveBeenCalled();
  expect(stage.warn).toHaveBeenCalledExactlyOnceWith('It failed. (ECONNREFUSED)', expect.anything(), 'It failed.');
});

it('writes everything else as before', () => {
  const bug = new Error('a bug');
  console.error(' ⨯', bug);
  console.error('words alone');
  expect(written.mock.calls).toEqual([[' ⨯', bug], ['words alone']]);
  expect(stage.warn).not.toHaveBeenCalled();
});
