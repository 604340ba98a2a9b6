import { z } from 'zod';
import { type Job, job } from '../jobs/job.ts';
import type { Progress, TaskFile } from './ports.ts';
import type { TaskFacts } from './schema.ts';

/**
 * Work that somebody starts, watches and may cancel: an import, an export, a mass mail. A kind is two files, its
 * definition and its handler; a line in jobs.ts joins them, and its words stand in `messages/admin-tasks`.
 */
export type LongTaskKind<I extends z.ZodType = z.ZodType, C extends z.ZodType = z.ZodType> = {
  /** Lower case with hyphens. */
  kind: string;
  /** What it works on; kept as JSON until it ends. */
  input: I;
  /**
   * What becomes of it where its process dies: it fails and says so, or it is run again, from its last checkpoint or,
   * where it puts none down, from the start.
   */
  afterCrash: 'fails' | 'goes-on';
  checkpoint?: C;
  /** How many of the kind run at the same moment in one process; 1 unless said. */
  atOnce?: number;
};

export const longTask = <I extends z.ZodType, C extends z.ZodType = z.ZodNever>(
  definition: LongTaskKind<I, C>,
): LongTaskKind<I, C> => definition;

/** What a handler is given. */
export type TaskRun<I extends z.ZodType, C extends z.ZodType> = {
  id: string;
  /** Whoever started it: they may do what they could when they did. */
  userId: string;
  input: z.output<I>;
  /** What an earlier run put down last, whose process died; null in the first. */
  checkpoint: z.output<C> | null;
  /** Aborts where the process is about to end. */
  signal: AbortSignal;
  /** Says how far it is; written down at most twice a second, so that it may be called at every row. @throws TaskStopped */
  report(progress: Progress): Promise<void>;
  /**
   * Puts down where to go on, surely. The process may die before it: what was done since the checkpoint before is then
   * done again, so it must bear that. @throws TaskStopped
   */
  keep(checkpoint: z.input<C>, progress: Progress): Promise<void>;
  /** Adds to the file that the task makes, which its owner can fetch for a day. Each run makes it anew. @throws TaskStopped */
  write(bytes: Uint8Array | string): Promise<void>;
};

/** `result` are facts for the words; `detail` whatever the kind's own page shows, as JSON. */
export type TaskEnd = { result?: TaskFacts; detail?: unknown; file?: TaskFile };

export type TaskHandler<I extends z.ZodType, C extends z.ZodType = z.ZodNever> = (
  run: TaskRun<I, C>,
) => Promise<TaskEnd | undefined>;

/** Thrown into a handler that is to end: it cleans up what it must, and lets it pass. */
export class TaskStopped extends Error {
  readonly why: 'cancelled' | 'lost' | 'process-ends';

  constructor(why: TaskStopped['why']) {
    super(`The task stops: ${why}.`);
    this.name = 'TaskStopped';
    this.why = why;
  }
}

/** Longer than any of them takes; a process that died is noticed long before (jobs/boss.ts). */
const LONGEST_S = 12 * 60 * 60;

/** The job that runs a kind's tasks: each in its queue, so that none waits behind one of another kind. */
export const jobOf = ({ kind, atOnce }: LongTaskKind): Job<typeof taskPayload> =>
  job({
    name: `task-${kind}`,
    payload: taskPayload,
    after: {
      'task.started': ({ subjectId, payload }) =>
        payload.kind === kind ? { key: subjectId, payload: { taskId: subjectId } } : null,
    },
    retries: { limit: 5, first: 1, longest: 60 },
    timeout: LONGEST_S,
    ...(atOnce ? { atOnce } : {}),
  });
const taskPayload = z.object({ taskId: z.uuid() });
