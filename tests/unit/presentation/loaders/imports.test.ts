import { expect, it, vi } from 'vitest';
import type { SignedIn } from '@/domain/user';
import { loadImport } from '@/presentation/loaders/imports';

const { queries } = vi.hoisted(() => ({ queries: { getImport: vi.fn(), getTask: vi.fn() } }));
vi.mock('@/composition', () => ({ queries }));

const ANA = {} as SignedIn;

it('shows what a task found that ended while its file was read', async () => {
  queries.getImport.mockResolvedValueOnce({ id: 'one', taskId: null, preview: null });
  queries.getTask.mockResolvedValueOnce({ task: { state: 'DONE' } });
  queries.getImport.mockResolvedValueOnce({ id: 'one', taskId: null, preview: { created: 1 } });
  expect(await loadImport(ANA, 'one')).toMatchObject({ file: { preview: { created: 1 } }, task: { state: 'DONE' } });
});

it('reads a file once while it is worked on', async () => {
  queries.getImport.mockClear().mockResolvedValueOnce({ id: 'one', taskId: 'two', preview: null });
  queries.getTask.mockResolvedValueOnce({ task: { state: 'RUNNING' } });
  expect(await loadImport(ANA, 'one')).toMatchObject({ task: { state: 'RUNNING' } });
  expect(queries.getTask).toHaveBeenLastCalledWith(ANA, 'two');
  expect(queries.getImport).toHaveBeenCalledTimes(1);
});
