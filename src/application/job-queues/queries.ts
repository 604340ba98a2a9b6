import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { type Page, type PageRequest, toPage, toSlice } from '../schema.ts';
import type { FailedJob, JobQueues } from './ports.ts';
import type { FailedJobDto, QueueDto } from './schema.ts';

const toDto = ({ failedAt, data, ...job }: FailedJob): FailedJobDto => ({
  ...job,
  data: JSON.stringify(data),
  failedAt: failedAt.toISOString(),
});

/** The work in the background: what waits, what runs, and what was given up. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const jobQueues =
  (d: { jobQueues: JobQueues }) =>
  async (actor: Actor, request: PageRequest): Promise<{ queues: QueueDto[]; failed: Page<FailedJobDto> }> => {
    authorize(actor, 'job.read');
    const [queues, { rows, total }] = await Promise.all([d.jobQueues.figures(), d.jobQueues.failed(toSlice(request))]);
    return { queues, failed: toPage(rows.map(toDto), total, request) };
  };
