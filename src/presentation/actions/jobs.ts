'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { useCases } from '@/composition';
import { action } from './action';

const oneJob = z.strictObject({ id: z.string() });

export const retryJob = action(oneJob, async ({ actor, input: { id } }) => {
  refresh();
  await useCases.retryJob(actor, id);
});

export const discardJob = action(oneJob, async ({ actor, input: { id } }) => {
  refresh();
  await useCases.discardJob(actor, id);
});

export const retryAllJobs = action(z.strictObject({}), async ({ actor }) => {
  const retried = await useCases.retryAllJobs(actor);
  refresh();
  return retried;
});
