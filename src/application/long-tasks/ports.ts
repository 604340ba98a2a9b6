import type { TaskFacts, TaskState } from './schema.ts';

/** What long tasks need from outside. */

/** A task as somebody starts it. */
export type NewTask = {
  id: string;
  kind: string;
  /** Whoever starts it, and whose it is. */
  userId: string;
  /** What its words are written with, before and while it runs: the name of an event, or of a file. */
  facts: TaskFacts;
  /** The page that it belongs to, without a language; null where there is none. */
  href: string | null;
  /** What it works on, as JSON. */
  input: unknown;
  total: number | null;
};

/** A task as it stands. */
export type LongTask = Omit<NewTask, 'input'> & {
  state: TaskState;
  done: number;
  isCancelling: boolean;
  /** Why it failed: the code of an error, `interrupted` or `lost`. */
  problem: string | null;
  result: TaskFacts | null;
  file: TaskFile | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
};

export type TaskFile = { name: string; type: string };

export type LongTaskWrites = {
  longTasks: {
    insert(task: NewTask): Promise<void>;
    /** How many of somebody's have not ended. */
    countOpen(userId: string): Promise<number>;
    /** Ends what waits, and asks what runs to stop; what has ended stays as it is. */
    cancel(id: string, now: Date): Promise<void>;
    /** Takes what has ended out of its owner's sight. */
    dismiss(id: string, now: Date): Promise<void>;
  };
};

export type LongTaskReads = {
  /** Those of somebody that have not ended, and those that have and were not dismissed; newest first. */
  listShown(userId: string, limit: number): Promise<LongTask[]>;
  find(id: string): Promise<(LongTask & { detail: unknown }) | null>;
  /** The file that a task made, piece by piece. */
  readFile(id: string): AsyncIterable<Uint8Array<ArrayBuffer>>;
};

/** A task in the hands of whoever runs it. `run` counts from 1; a later run takes the task out of an earlier one's hands. */
export type BegunTask = {
  id: string;
  userId: string;
  run: number;
  input: unknown;
  checkpoint: unknown;
  done: number;
  total: number | null;
  isCancelled: boolean;
};

export type Progress = { done: number; total?: number | null };

export type TaskOutcome =
  | { state: 'DONE'; result: TaskFacts; detail: unknown; file: TaskFile | null }
  | { state: 'FAILED'; problem: string }
  | { state: 'CANCELLED' };

/** `cancelled`: whoever started it wants it no more. `lost`: it ended, or somebody else runs it by now. */
export type Standing = 'goes-on' | 'cancelled' | 'lost';

/** The tasks as whoever runs them sees them. */
export type TaskRuns = {
  /** Null where it has ended, or is gone with its account. */
  begin(id: string, now: Date): Promise<BegunTask | null>;
  /** Puts down how far it is, with `checkpoint` also where to go on. */
  report(task: BegunTask, progress: Progress, checkpoint?: unknown): Promise<Standing>;
  /** Does nothing where the task is in other hands by now. */
  end(task: BegunTask, outcome: TaskOutcome, now: Date): Promise<void>;
  /** A piece of the task's file. Those of earlier runs went when this one began. */
  writeChunk(task: BegunTask, number: number, bytes: Uint8Array): Promise<Standing>;
  /** Those that nobody runs and nobody is going to. */
  failLost(now: Date): Promise<void>;
};
