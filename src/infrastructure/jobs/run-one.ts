import type { JobResult, Job as Queued } from 'pg-boss';
import type { Runnable } from '../../application/jobs/job.ts';
import { logger } from '../logger.ts';
import type { Report } from '../metrics/figures.ts';
import { inJob } from '../request-context.ts';
import { spanOfJob } from '../tracing/spans.ts';
import { retriesOf } from './boss.ts';
import { REQUEST_ID } from './dispatch.ts';

const wordsOf = (error: unknown) => ({ message: error instanceof Error ? error.message : String(error) });

/** What the work is given, and the request that led to it. */
function read(data: object): { payload: object; requestId: string | null } {
  const { [REQUEST_ID]: requestId, ...payload }: Record<string, unknown> = { ...data };
  return { payload, requestId: typeof requestId === 'string' ? requestId : null };
}

/** Each job of a batch for itself: one that fails takes none along. `tell` hears what became of it. */
export function runOne(
  { job, handle }: Runnable,
  { id, data, retryCount, signal }: Queued,
  tell: (report: Report) => void,
): Promise<JobResult> {
  const number = retryCount + 1;
  const { payload, requestId } = read(data);
  const begun = performance.now();
  const ended = (outcome: 'done' | 'failed') =>
    tell({ kind: 'job', job: job.name, outcome, seconds: (performance.now() - begun) / 1_000 });

  const run = async (): Promise<JobResult> => {
    try {
      const attempt = { id, number, isLast: retryCount >= retriesOf(job).limit, signal };
      await spanOfJob(job.name, requestId, () => handle(payload, attempt));
      ended('done');
      logger().debug({ number }, 'a job is done');
      return { id, status: 'completed' };
    } catch (error) {
      ended('failed');
      logger().warn({ err: error, number }, 'a job failed');
      return { id, status: 'failed', output: wordsOf(error) };
    }
  };
  return inJob({ job: job.name, jobId: id, requestId }, run);
}
