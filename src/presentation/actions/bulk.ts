'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { cancelEventSchema } from '@/application/events/schema';
import { platform, useCases } from '@/composition';
import type { ErrorCode } from '@/domain/errors';
import { action } from './action';

/**
 * The same to several events: each for itself, by the use case that does it to one, so that what one of them is refused
 * keeps no other from it.
 */

/** `version` as it is since, for whoever takes it back. */
export type BulkRow = { id: string } & ({ ok: true; version: number } | { ok: false; code: ErrorCode });

const ids = z.array(z.string()).min(1).max(100);

async function each<E extends { id: string }>(
  events: readonly E[],
  change: (event: E) => Promise<{ version: number }>,
): Promise<BulkRow[]> {
  const rows: BulkRow[] = [];
  for (const event of events) {
    try {
      rows.push({ id: event.id, ok: true, version: (await change(event)).version });
    } catch (error) {
      const { code } = platform.asAppError(error);
      // Whoever may not, or is asked to wait, is told so once.
      if (code === 'UNAUTHORIZED' || code === 'FORBIDDEN') throw error;
      rows.push({ id: event.id, ok: false, code });
    }
  }
  refresh();
  return rows;
}

export const publishEvents = action(z.strictObject({ ids }), ({ actor, input }) =>
  each(
    input.ids.map((id) => ({ id })),
    ({ id }) => useCases.updateEvent(actor, id, { status: 'SCHEDULED' }),
  ),
);

/** Takes publishing back, of those that nobody changed since and nobody bought a ticket of. */
export const unpublishEvents = action(
  z.strictObject({
    events: z
      .array(z.strictObject({ id: z.string(), version: z.number().int() }))
      .min(1)
      .max(100),
  }),
  ({ actor, input }) =>
    each(input.events, ({ id, version }) => useCases.updateEvent(actor, id, { status: 'DRAFT', version })),
);

export const cancelEvents = action(
  z.strictObject({ ids, ...cancelEventSchema.shape }),
  ({ actor, input: { ids: chosen, ...words } }) =>
    each(
      chosen.map((id) => ({ id })),
      ({ id }) => useCases.cancelEvent(actor, id, words),
    ),
);
