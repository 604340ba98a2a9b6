'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import {
  cancelEventSchema,
  createEventSchema,
  duplicateEventSchema,
  type EventDetailDto,
  updateEventSchema,
} from '@/application/events/schema';
import { planPublicationSchema } from '@/application/publications/schema';
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

export const cancelEvent = action(
  z.strictObject({ id: z.string(), ...cancelEventSchema.shape }),
  async ({ actor, input: { id, ...words } }) => {
    await useCases.cancelEvent(actor, id, words);
    refresh();
  },
);

export const duplicateEvent = action(
  z.strictObject({ id: z.string(), ...duplicateEventSchema.shape }),
  async ({ actor, input: { id, ...copy } }) => {
    const { id: copyId } = await useCases.duplicateEvent(actor, id, copy);
    return { id: copyId };
  },
);

export const planPublication = action(
  z.strictObject({ id: z.string(), ...planPublicationSchema.shape }),
  async ({ actor, input: { id, ...plan } }) => {
    await useCases.planPublication(actor, id, plan);
    refresh();
  },
);

export const deleteEvent = action(z.strictObject({ id: z.string() }), async ({ actor, input }) => {
  try {
    await useCases.deleteEvent(actor, input.id);
  } finally {
    // Refused, too: tickets were sold since the list was shown.
    refresh();
  }
});
