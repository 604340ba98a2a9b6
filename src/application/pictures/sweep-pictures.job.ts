import { z } from 'zod';
import { job } from '../jobs/job.ts';

/** Once a night. */
export const sweepPicturesJob = job({
  name: 'sweep-pictures',
  payload: z.object({}),
  schedule: '17 4 * * *',
  // The next night comes anyway.
  retries: { limit: 0, first: 1, longest: 1 },
});
