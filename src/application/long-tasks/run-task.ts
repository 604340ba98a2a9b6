import type { z } from 'zod';
import { AppError, type ErrorCode } from '../../domain/errors.ts';
import { type Handler, type Runnable, runnable } from '../jobs/job.ts';
import type { Clock, Log } from '../ports.ts';
import { jobOf, type LongTaskKind, type TaskHandler, type TaskRun, TaskStopped } from './long-task.ts';
import type { BegunTask, Standing, TaskRuns } from './ports.ts';

type Deps = { taskRuns: TaskRuns; clock: Clock; log: Log };

/** More is written than anybody reads. */
const REPORT_EVERY_MS = 500;
/** What is written in one go, and read: a sale waits behind it. */
const CHUNK_BYTES = 64 * 1024;

/**
 * Joins a kind of task to its handler, as a job. Where a process dies, another one runs the task again, or says that it
 * was interrupted, as the kind wants it.
 */
export const runnableTask =
  (d: Deps) =>
  <I extends z.ZodType, C extends z.ZodType>(kind: LongTaskKind<I, C>, handler: TaskHandler<I, C>): Runnable => {
    const definition = jobOf(kind);
    return runnable(definition, runTask(d, kind, handler));
  };

const runTask =
  <I extends z.ZodType, C extends z.ZodType>(
    d: Deps,
    kind: LongTaskKind<I, C>,
    handler: TaskHandler<I, C>,
  ): Handler<ReturnType<typeof jobOf>['payload']> =>
  async ({ taskId }, { signal, isLast }) => {
    const task = await d.taskRuns.begin(taskId, d.clock.now());
    if (!task) return;
    if (task.isCancelled) return d.taskRuns.end(task, { state: 'CANCELLED' }, d.clock.now());
    if (task.run > 1 && kind.afterCrash === 'fails') return fail(d, task, 'interrupted');
    try {
      const { run, flush } = runOf(d, kind, task, signal);
      const end = (await handler(run)) ?? {};
      await flush();
      const { result = {}, detail = null, file = null } = end;
      await d.taskRuns.end(task, { state: 'DONE', result, detail, file }, d.clock.now());
    } catch (error) {
      await settleFailed(d, kind, task, error, isLast);
    }
  };

/** What was thrown decides: it was to end, it cannot be done, or it is tried again. */
async function settleFailed(d: Deps, { afterCrash }: LongTaskKind, task: BegunTask, error: unknown, isLast: boolean) {
  if (error instanceof TaskStopped && error.why === 'lost') return;
  if (error instanceof TaskStopped && error.why === 'cancelled') {
    return d.taskRuns.end(task, { state: 'CANCELLED' }, d.clock.now());
  }
  // What can go on does so; what cannot would only do twice what it has done.
  if (mayPass(error) && afterCrash === 'goes-on' && !isLast) throw error;
  return fail(d, task, problemOf(error), error);
}

/** Of our own errors those that speak of the moment, or of nothing that we know; the others would come again. */
const PASSING: ReadonlySet<ErrorCode> = new Set(['UNAVAILABLE', 'INTERNAL']);
const mayPass = (error: unknown): boolean => !(error instanceof AppError) || PASSING.has(error.code);

function problemOf(error: unknown): string {
  if (error instanceof AppError) return error.code;
  return error instanceof TaskStopped ? 'interrupted' : 'INTERNAL';
}

/** Its owner reads `problem` in their language; what was thrown is for the log. */
function fail(d: Deps, task: BegunTask, problem: string, err?: unknown): Promise<void> {
  d.log.warn({ err, task: task.id, problem }, 'a long task failed');
  return d.taskRuns.end(task, { state: 'FAILED', problem }, d.clock.now());
}

function stopUnless(standing: Standing): void {
  if (standing !== 'goes-on') throw new TaskStopped(standing);
}

function runOf<I extends z.ZodType, C extends z.ZodType>(
  d: Deps,
  kind: LongTaskKind<I, C>,
  task: BegunTask,
  signal: AbortSignal,
): { run: TaskRun<I, C>; flush: () => Promise<void> } {
  const file = fileOf(d, task);
  let written = { done: task.done, total: task.total };
  let latest = written;
  let lastAt = 0;

  const put = async (checkpoint?: unknown) => {
    lastAt = d.clock.now().getTime();
    written = latest;
    stopUnless(await d.taskRuns.report(task, latest, checkpoint));
  };

  const run: TaskRun<I, C> = {
    id: task.id,
    userId: task.userId,
    input: kind.input.parse(task.input),
    checkpoint: task.checkpoint === null ? null : (kind.checkpoint?.parse(task.checkpoint) ?? null),
    signal,
    async report({ done, total = latest.total }) {
      latest = { done, total };
      if (signal.aborted) throw new TaskStopped('process-ends');
      if (d.clock.now().getTime() - lastAt >= REPORT_EVERY_MS) await put();
    },
    async keep(checkpoint, { done, total = latest.total }) {
      latest = { done, total };
      await put(checkpoint);
      if (signal.aborted) throw new TaskStopped('process-ends');
    },
    write: file.write,
  };
  return {
    run,
    async flush() {
      await file.flush();
      if (latest !== written) await d.taskRuns.report(task, latest);
    },
  };
}

/** The task's file, in pieces of one size: what waits to be written is never more than one of them. */
function fileOf(d: Deps, task: BegunTask) {
  let waiting: Buffer[] = [];
  let bytes = 0;
  let number = 0;
  const flush = async () => {
    if (bytes === 0) return;
    const chunk = Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
    stopUnless(await d.taskRuns.writeChunk(task, number, chunk));
    number += 1;
  };
  return {
    flush,
    async write(more: Uint8Array | string) {
      const added = typeof more === 'string' ? Buffer.from(more) : Buffer.from(more);
      waiting.push(added);
      bytes += added.length;
      if (bytes >= CHUNK_BYTES) await flush();
    },
  };
}
