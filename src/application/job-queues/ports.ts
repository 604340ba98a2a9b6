/** What looking after the work in the background needs from outside. */

export type QueueFigures = { name: string; waiting: number; running: number; failed: number };

/** Work that was given up after its last try, or that could not be told from what was recorded. */
export type FailedJob = {
  id: string;
  /** The queue that it failed in; null where it never was in one, which only a new version can repair. */
  queue: string | null;
  /** What it was to do, as its queue reads it: ids, no names. */
  data: Record<string, unknown>;
  error: string | null;
  tries: number;
  failedAt: Date;
};

export type JobQueues = {
  /** By name. */
  figures(): Promise<QueueFigures[]>;
  /** Last failed first. */
  failed(slice: { offset: number; limit: number }): Promise<{ rows: FailedJob[]; total: number }>;
  /** Puts it into its queue anew, with all its tries. Null where it is gone or has no queue; else the queue. */
  retry(id: string): Promise<string | null>;
  /** Every one that has a queue. @returns how many */
  retryAll(): Promise<number>;
  /** Removes it for good. False where it is gone. */
  discard(id: string): Promise<boolean>;
};
