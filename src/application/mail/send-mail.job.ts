import { z } from 'zod';
import { job } from '../jobs/job.ts';

/** Of one piece of work. */
export const MOST_TRIES = 16;

/** Made by the dispatcher for each mail that was written, and anew for each that is to be tried again. */
export const sendMailJob = job({
  name: 'send-mail',
  payload: z.object({ mailId: z.uuid() }),
  // They share one connection to the server: while one is handed over, others are worded and written down.
  atOnce: 50,
  // 30 s, a minute, … 12 hours: over three days.
  retries: { limit: MOST_TRIES - 1, first: 30, longest: 12 * 60 * 60 },
  // A server may think for ten minutes about what it was handed.
  timeout: 15 * 60,
});
