'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { createEventSchema, type EventDetailDto, updateEventSchema } from '@/application/events/schema';
import { queries, useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import { action } from './action';

// `refresh` shows this admin the lists as they are now. Everybody else's pages follow from the recorded change.

export const createEvent = action(createEventSchema, async ({ actor, input }) => {
  const event = await useCases.createEvent(actor, input);
  refresh();
  return event;
});

export type UpdateOutcome =
  | { outcome: 'saved'; event: EventDetailDto }
  /** Another admin saved since the form was opened; nothing was written. */
  | { outcome: 'conflict'; current: EventDetailDto };

export const updateEvent = action(
  z.strictObject({ id: z.string(), patch: updateEventSchema }),
  async ({ actor, input: { id, patch } }): Promise<UpdateOutcome> => {
    try {
      const event = await useCases.updateEvent(actor, id, patch);
      refresh();
      return { outcome: 'saved', event };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'OPTIMISTIC_LOCK_ERROR') throw error;
      return { outcome: 'conflict', current: await queries.getEvent(actor, id) };
    }
  },
);

export const cancelEvent = action(z.strictObject({ id: z.string() }), async ({ actor, input }) => {
  await useCases.cancelEvent(actor, input.id);
  refresh();
});

export const deleteEvent = action(z.strictObject({ id: z.string() }), async ({ actor, input }) => {
  try {
    await useCases.deleteEvent(actor, input.id);
  } finally {
    // Refused, too: tickets were sold since the list was shown.
    refresh();
  }
});
