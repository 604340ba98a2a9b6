import { notFound } from 'next/navigation';
import type { TaskDto } from '@/application/long-tasks/schema';
import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import { can } from '@/domain/policy';
import type { SignedIn } from '@/domain/user';
import { currentActor } from '../auth';

/** What stands above the pages of the administration; nothing for whoever has none. */
export async function loadMyTasks(): Promise<TaskDto[]> {
  const actor = await currentActor();
  if (actor.kind !== 'user' || !can(actor, 'event.list-managed')) return [];
  return (await queries.myTasks(actor)).tasks;
}

/** The file that a task made. */
export async function loadTaskFile(actor: SignedIn, id: string) {
  try {
    return await queries.taskFile(actor, id);
  } catch (error) {
    if (error instanceof AppError && ['RESOURCE_NOT_FOUND', 'FORBIDDEN'].includes(error.code)) notFound();
    throw error;
  }
}
