'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { newWebhook } from '@/application/webhooks/schema';
import { useCases } from '@/composition';
import { action } from './action';

const one = z.strictObject({ id: z.string() });

export const createWebhook = action(newWebhook, ({ actor, input }) => useCases.createWebhook(actor, input));

export const updateWebhook = action(newWebhook.extend(one.shape), async ({ actor, input: { id, ...webhook } }) => {
  await useCases.updateWebhook(actor, id, webhook);
  refresh();
});

export const enableWebhook = action(
  one.extend({ isEnabled: z.boolean() }),
  async ({ actor, input: { id, isEnabled } }) => {
    await useCases.enableWebhook(actor, id, isEnabled);
    refresh();
  },
);

export const replaceWebhookSecret = action(one, async ({ actor, input: { id } }) => {
  const replaced = await useCases.replaceWebhookSecret(actor, id);
  refresh();
  return replaced;
});

export const deleteWebhook = action(one, ({ actor, input: { id } }) => useCases.deleteWebhook(actor, id));

export const testWebhook = action(one, async ({ actor, input: { id } }) => {
  await useCases.testWebhook(actor, id);
  refresh();
});

export const replayCall = action(one, async ({ actor, input: { id } }) => {
  await useCases.replayCall(actor, id);
  refresh();
});

export const replayFailedCalls = action(one, async ({ actor, input: { id } }) => {
  const replayed = await useCases.replayFailedCalls(actor, id);
  refresh();
  return replayed;
});
