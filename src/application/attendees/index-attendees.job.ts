import { z } from 'zod';
import { job } from '../jobs/job.ts';

/** Every minute; what was sold since is looked through one by one by whoever searches. */
export const indexAttendeesJob = job({
  name: 'index-attendees',
  payload: z.object({}),
  schedule: '* * * * *',
  retries: { limit: 2, first: 30, longest: 60 },
});
