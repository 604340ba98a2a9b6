import { z } from 'zod';
import { job } from '../jobs/job.ts';

/** What has run out goes every ten minutes. */
export const purgeJob = job({
  name: 'purge',
  payload: z.object({}),
  schedule: '*/10 * * * *',
  // The next one comes anyway.
  retries: { limit: 0, first: 1, longest: 1 },
});
