export type FailedJobDto = {
  id: string;
  queue: string | null;
  data: string;
  error: string | null;
  tries: number;
  failedAt: string;
};
export type QueueDto = { name: string; waiting: number; running: number; failed: number };
