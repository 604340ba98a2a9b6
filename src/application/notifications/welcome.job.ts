import { z } from 'zod';
import { job } from '../jobs/job.ts';

/**
 * When somebody has an account whose address is known to be theirs: whoever is registered by a stranger gets the mail
 * that asks, and no other.
 */
export const welcomeJob = job({
  name: 'welcome',
  payload: z.object({ userId: z.uuid() }),
  after: {
    'user.registered': ({ id, subjectId }) => ({ key: id, payload: { userId: subjectId } }),
    'user.email-verified': ({ id, subjectId }) => ({ key: id, payload: { userId: subjectId } }),
  },
});
