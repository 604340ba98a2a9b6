import { z } from 'zod';
import { job } from '../jobs/job.ts';

/** Looks every ten minutes for events that begin within a day. */
export const remindJob = job({
  name: 'remind',
  payload: z.object({}),
  schedule: '*/10 * * * *',
  // The next one comes anyway.
  retries: { limit: 0, first: 1, longest: 1 },
});
