import { z } from 'zod';
import { job } from '../jobs/job.ts';

/** Looks every minute for drafts whose time has come. */
export const publishPlannedJob = job({
  name: 'publish-planned',
  payload: z.object({}),
  schedule: '* * * * *',
  // The next one comes anyway.
  retries: { limit: 0, first: 1, longest: 1 },
});
