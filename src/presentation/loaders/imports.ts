import { notFound } from 'next/navigation';
import { isOpen } from '@/application/long-tasks/schema';
import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import type { SignedIn } from '@/domain/user';

/** A file of events, and the task that works on it: the one that imports it, once somebody said so. */
export async function loadImport(actor: SignedIn, id: string) {
  try {
    const file = await queries.getImport(actor, id);
    const { task } = await queries.getTask(actor, file.taskId ?? file.id);
    // It may have ended since the file was read, and what it found is written before its end.
    return { file: isOpen(task) ? file : await queries.getImport(actor, id), task };
  } catch (error) {
    if (error instanceof AppError && error.code === 'RESOURCE_NOT_FOUND') notFound();
    throw error;
  }
}
