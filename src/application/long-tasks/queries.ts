import { authorize, requireAccount } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { taskNotFound } from './not-found.ts';
import type { LongTask, LongTaskReads, TaskFile } from './ports.ts';
import type { TaskDto } from './schema.ts';

type Deps = { longTasks: LongTaskReads; clock: Clock };

const MOST_SHOWN = 20;
/** It may name hundreds of thousands of people: fetched, or made again. purge.ts takes it away. */
const FILE_KEPT_MS = 24 * 60 * 60 * 1000;

const hasFile = ({ file, endedAt }: LongTask, now: Date): boolean =>
  file !== null && endedAt !== null && now.getTime() - endedAt.getTime() < FILE_KEPT_MS;

const toTaskDto = (task: LongTask, now: Date): TaskDto => ({
  id: task.id,
  kind: task.kind,
  state: task.state,
  done: task.done,
  total: task.total,
  facts: task.facts,
  href: task.href,
  isCancelling: task.isCancelling,
  problem: task.problem,
  result: task.result,
  file: hasFile(task, now) ? (task.file?.name ?? null) : null,
  createdAt: task.createdAt.toISOString(),
  endedAt: task.endedAt?.toISOString() ?? null,
});

/** The actor's tasks: what runs, and what has ended and was not dismissed. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const myTasks =
  (d: Deps) =>
  async (actor: Actor): Promise<{ tasks: TaskDto[] }> => {
    authorize(actor, 'task.read');
    const tasks = await d.longTasks.listShown(requireAccount(actor), MOST_SHOWN);
    const now = d.clock.now();
    return { tasks: tasks.map((task) => toTaskDto(task, now)) };
  };

/** With what its kind put down in detail. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const getTask =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<{ task: TaskDto; detail: unknown }> => {
    const task = isUuid(id) ? await d.longTasks.find(id) : null;
    authorize(actor, 'task.read', task);
    if (!task) throw taskNotFound();
    return { task: toTaskDto(task, d.clock.now()), detail: task.detail };
  };

/**
 * By kind of task: what is asked of whoever fetches its file, beside that the task is theirs. Given the detail that the task
 * put down. Each throws FORBIDDEN.
 */
export type FileRules = Readonly<Record<string, (actor: Actor, detail: unknown) => void>>;

/** The file that a task made. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const taskFile =
  (d: Deps & { fileRules: FileRules }) =>
  async (actor: Actor, id: string): Promise<TaskFile & { pieces: AsyncIterable<Uint8Array<ArrayBuffer>> }> => {
    const task = isUuid(id) ? await d.longTasks.find(id) : null;
    authorize(actor, 'task.read', task);
    if (!task?.file || !hasFile(task, d.clock.now())) throw taskNotFound();
    d.fileRules[task.kind]?.(actor, task.detail);
    return { ...task.file, pieces: d.longTasks.readFile(task.id) };
  };
