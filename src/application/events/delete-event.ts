import { eventFacts } from '../../domain/domain-events.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { seriesChanged } from '../series/series-changed.ts';
import { eventNotFound } from './not-found.ts';

type Deps = { transaction: Transaction };

/** @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | EVENT_HAS_TICKETS */
export const deleteEvent =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<void> => {
    // Before anything is locked: whoever may delete no event at all must not hold up one.
    authorize(actor, 'event.delete');
    await d.transaction(async (tx) => {
      const event = isUuid(id) ? await tx.events.lock(id) : null;
      authorize(actor, 'event.delete', event);
      if (!event) throw eventNotFound();
      // A sale holds a pool and then refers to the event; deleting in the other order, each would wait for the other.
      await tx.stock.lock(event.id);
      const series = await tx.series.of(event.id);
      await tx.events.delete(event.id);
      await tx.record([
        { type: 'event.deleted', subjectId: event.id, payload: { event: eventFacts(event) } },
        ...seriesChanged(series),
      ]);
      await tx.audit({
        action: 'event.delete',
        subjectId: event.id,
        detail: { name: event.name },
      });
    });
  };
