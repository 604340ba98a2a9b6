'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { saveMessageSchema } from '@/application/attendee-messages/schema';
import { useCases } from '@/composition';
import { paths } from '../paths';
import { action } from './action';

const oneMessage = z.strictObject({ id: z.string() });

export const saveMessage = action(saveMessageSchema, async ({ actor, input }) => {
  const saved = await useCases.saveMessage(actor, input);
  refresh();
  return saved;
});

export const deleteMessage = action(oneMessage, ({ actor, input: { id } }) => useCases.deleteMessage(actor, id));

export const sendMessage = action(
  oneMessage.extend({ locale: z.string() }),
  async ({ actor, input: { id, locale } }) => {
    try {
      return await useCases.sendMessage(actor, id, paths.adminMessage(id), locale);
    } finally {
      // Refused, too: somebody else may have sent it.
      refresh();
    }
  },
);

export const stopMessage = action(oneMessage, async ({ actor, input: { id } }) => {
  const stopped = await useCases.stopMessage(actor, id);
  refresh();
  return stopped;
});
