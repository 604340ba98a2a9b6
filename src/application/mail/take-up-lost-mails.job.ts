import { z } from 'zod';
import { job } from '../jobs/job.ts';

/** No mail waits for ever: looks every hour for those that nobody is going to send. */
export const takeUpLostMailsJob = job({
  name: 'take-up-lost-mails',
  payload: z.object({}),
  schedule: '7 * * * *',
  // The next one comes anyway.
  retries: { limit: 0, first: 1, longest: 1 },
});
