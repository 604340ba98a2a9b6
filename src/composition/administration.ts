import { findInAdmin } from '../application/admin-search/queries.ts';
import { allAttendees } from '../application/attendees/queries.ts';
import { auditPage } from '../application/audit/audit-page.ts';
import { auditLog } from '../application/audit/queries.ts';
import { dashboard } from '../application/dashboard/queries.ts';
import { managedEvents } from '../application/events/managed-events.ts';
import { jobQueues } from '../application/job-queues/queries.ts';
import { discardJob, retryAllJobs, retryJob } from '../application/job-queues/retry-failed-jobs.ts';
import { saveShop } from '../application/shop/save-shop.ts';
import { prisma } from '../infrastructure/db/prisma.ts';
import { readiness } from '../infrastructure/db/readiness.ts';
import { deps } from './deps.ts';

export const useCases = {
  saveShop: saveShop(deps),
  retryJob: retryJob(deps),
  retryAllJobs: retryAllJobs(deps),
  discardJob: discardJob(deps),
};

export const queries = {
  findInAdmin: findInAdmin({ managedEvents: managedEvents(deps), allAttendees: allAttendees(deps) }),
  dashboard: dashboard(deps),
  auditLog: auditLog(deps),
  auditPage: auditPage(deps),
  jobQueues: jobQueues(deps),
  readiness: readiness(prisma),
};
