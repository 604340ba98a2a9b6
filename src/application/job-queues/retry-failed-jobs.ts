import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { AuditTrail } from '../audit/ports.ts';
import { isUuid } from '../schema.ts';
import type { JobQueues } from './ports.ts';

type Deps = { jobQueues: JobQueues; audit: AuditTrail };

const jobGone = () => new AppError('RESOURCE_NOT_FOUND', 'This work was taken up or removed meanwhile.');

/** Work that was given up is begun anew, with all its tries. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const retryJob =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<void> => {
    authorize(actor, 'job.retry');
    const queue = isUuid(id) ? await d.jobQueues.retry(id) : null;
    if (queue === null) throw jobGone();
    await d.audit.record({ action: 'job.retry', subjectId: null, detail: { jobId: id, queue } });
  };

/** @throws AppError UNAUTHORIZED | FORBIDDEN */
export const retryAllJobs =
  (d: Deps) =>
  async (actor: Actor): Promise<{ count: number }> => {
    authorize(actor, 'job.retry');
    const count = await d.jobQueues.retryAll();
    await d.audit.record({ action: 'job.retry', subjectId: null, detail: { count } });
    return { count };
  };

/** Nobody waits for it any more. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const discardJob =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<void> => {
    authorize(actor, 'job.retry');
    if (!isUuid(id) || !(await d.jobQueues.discard(id))) throw jobGone();
    await d.audit.record({ action: 'job.discard', subjectId: null, detail: { jobId: id } });
  };
