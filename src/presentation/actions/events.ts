'use server';

import { z } from 'zod';
import { createEventSchema, updateEventSchema } from '@/application/events/schema';
import { queries, useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import { EVENT_CATEGORIES, EVENT_STATUSES } from '@/domain/event';
import type { Actor } from '@/domain/user';
import { evicting } from '../evict-pages';
import { action } from './action';
import { type EditableEvent, sameDetails, type UpdateOutcome } from './editable-event';

export const createEvent = action(createEventSchema, async ({ actor, input }) => {
  return evicting(await useCases.createEvent(actor, input));
});

const ATTEMPTS = 20;

/**
 * Every sale moves `version` on, so a stale one alone does not mean that another admin was here: where the details
 * still are as the admin saw them, the same patch is tried on the new version.
 */
async function updateUnlessEdited(
  actor: Actor,
  id: string,
  patch: z.output<typeof updateEventSchema>,
  seen: EditableEvent,
): Promise<UpdateOutcome> {
  let version = patch.version;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { outcome: 'saved', event: await useCases.updateEvent(actor, id, { ...patch, version }) };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'OPTIMISTIC_LOCK_ERROR' || attempt === ATTEMPTS) throw error;
      const current = await queries.getEvent(actor, id);
      if (!sameDetails(current, seen)) return { outcome: 'conflict', current };
      version = current.version;
    }
  }
}

/** The details that the admin's form started from. */
const seenSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  category: z.enum(EVENT_CATEGORIES),
  location: z.string(),
  eventDate: z.string(),
  endDate: z.string(),
  timeZone: z.string(),
  capacity: z.number(),
  price: z.number(),
  currency: z.string(),
  imageUrl: z.string().nullable(),
  status: z.enum(EVENT_STATUSES),
  translations: z.record(z.string(), z.object({ name: z.string(), description: z.string() }).partial()),
});

export const updateEvent = action(
  z.strictObject({ id: z.string(), seen: seenSchema, patch: updateEventSchema }),
  async ({ actor, input: { id, seen, patch } }) => {
    const answer = await updateUnlessEdited(actor, id, patch, seen);
    if (answer.outcome === 'saved') evicting(answer.event);
    return answer;
  },
);

export const cancelEvent = action(z.strictObject({ id: z.string() }), async ({ actor, input }) => {
  return evicting(await useCases.cancelEvent(actor, input.id));
});

export const deleteEvent = action(z.strictObject({ id: z.string() }), async ({ actor, input }) => {
  evicting(await useCases.deleteEvent(actor, input.id));
});
