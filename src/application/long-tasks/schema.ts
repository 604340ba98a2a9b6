import { z } from 'zod';
import { instant } from '../schema.ts';

const TASK_STATES = ['WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** What the words of a task are written with. Counts are numbers, so that languages can decline after them. */
const taskFacts = z.record(z.string(), z.union([z.string(), z.number()]));
export type TaskFacts = z.output<typeof taskFacts>;

/** A task as whoever started it sees it. The words of a kind stand in `messages/admin-tasks`. */
const taskDto = z.strictObject({
  id: z.uuid(),
  kind: z.string(),
  state: z.enum(TASK_STATES),
  done: z.int().min(0),
  /** Null as long as nobody knows how much there is. */
  total: z.int().min(0).nullable(),
  facts: taskFacts,
  href: z.string().nullable(),
  isCancelling: z.boolean(),
  /** The code of an error, or `interrupted`, or `lost`. */
  problem: z.string().nullable(),
  result: taskFacts.nullable(),
  /** Its name; null where it made none, or where it is kept no longer. */
  file: z.string().nullable(),
  createdAt: instant,
  endedAt: instant.nullable(),
});
export type TaskDto = z.output<typeof taskDto>;

/** Contract: GET /api/tasks. */
export const taskListDto = z.strictObject({ tasks: z.array(taskDto) });

export const isOpen = ({ state }: Pick<TaskDto, 'state'>) => state === 'WAITING' || state === 'RUNNING';
