import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { taskNotFound } from './not-found.ts';
import type { LongTaskReads } from './ports.ts';

type Deps = { longTasks: LongTaskReads; clock: Clock; transaction: Transaction };

/** @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
async function findMine(d: Deps, actor: Actor, id: string) {
  const task = isUuid(id) ? await d.longTasks.find(id) : null;
  authorize(actor, 'task.cancel', task);
  if (!task) throw taskNotFound();
  return task;
}

/**
 * Stops a task: at once where it waits, at its next step where it runs. What it has done stays done; what has ended
 * stays as it is. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND
 */
export const cancelTask =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<void> => {
    const task = await findMine(d, actor, id);
    await d.transaction((tx) => tx.longTasks.cancel(task.id, d.clock.now()));
  };

/** Takes a task that has ended out of sight. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const dismissTask =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<void> => {
    const task = await findMine(d, actor, id);
    await d.transaction((tx) => tx.longTasks.dismiss(task.id, d.clock.now()));
  };
