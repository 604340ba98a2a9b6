'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { useCases } from '@/composition';
import { action } from './action';

const oneMail = z.strictObject({ id: z.string() });

/** For whoever hands a link on while no mail is sent. */
export const showMailLink = action(oneMail, ({ actor, input: { id } }) => useCases.readMailLink(actor, id));

export const resendMail = action(oneMail, async ({ actor, input: { id } }) => {
  await useCases.resendMail(actor, id);
  refresh();
});

export const retryFailedMail = action(z.strictObject({}), async ({ actor }) => {
  const retried = await useCases.retryFailedMail(actor);
  refresh();
  return retried;
});
