import { z } from 'zod';
import { job } from '../jobs/job.ts';

/** No task runs for ever: looks every five minutes for those that nobody runs any more. */
export const failLostTasksJob = job({
  name: 'fail-lost-tasks',
  payload: z.object({}),
  schedule: '*/5 * * * *',
  // The next one comes anyway.
  retries: { limit: 0, first: 1, longest: 1 },
});
