import type { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { Tx } from '../ports.ts';
import type { LongTaskKind } from './long-task.ts';
import type { TaskFacts } from './schema.ts';

/** Of one account, not ended: nobody watches more, and a stuck finger starts no thousand. */
const MOST_OPEN = 10;

type Started<I extends z.ZodType> = {
  id: string;
  /** Whoever starts it. */
  userId: string;
  input: z.input<I>;
  facts?: TaskFacts;
  href?: string;
  total?: number;
};

/**
 * Starts a task in the transaction of whatever else belongs to it, after the use case has asked whether its actor may.
 * It runs once the transaction has committed.
 * @throws AppError CONFLICT with `reason: too_many_tasks`
 */
export async function startTask<I extends z.ZodType, C extends z.ZodType>(
  tx: Pick<Tx, 'longTasks' | 'record'>,
  { kind, input: schema }: LongTaskKind<I, C>,
  { id, userId, input, facts = {}, href, total }: Started<I>,
): Promise<void> {
  if ((await tx.longTasks.countOpen(userId)) >= MOST_OPEN) {
    throw new AppError('CONFLICT', 'Too many of your tasks have not ended yet. Wait for one, or cancel it.', {
      facts: { reason: 'too_many_tasks' },
    });
  }
  schema.parse(input);
  await tx.longTasks.insert({ id, kind, userId, input, facts, href: href ?? null, total: total ?? null });
  await tx.record([{ type: 'task.started', subjectId: id, payload: { kind } }]);
}
