import { type Changes, eventFacts } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import type { Event } from '../../domain/event.ts';
import { authorize } from '../../domain/policy.ts';
import { auditedChanges } from '../../domain/price-changes.ts';
import type { EventStock } from '../../domain/stock.ts';
import type { Actor } from '../../domain/user.ts';
import type { EventPatch, Tx } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { seriesChanged } from '../series/series-changed.ts';
import type { ChangeTypesDeps } from '../ticket-types/change-types.ts';
import { plannedTypes } from '../ticket-types/planned-types.ts';
import { changesOf } from './changes.ts';
import { eventNotFound } from './not-found.ts';
import { type EventChangeInput, planStockChange, toPatch, touchesSales } from './plan-change.ts';
import type { EventDetailDto, UpdateEventInput } from './schema.ts';
import { toEventDetailDto } from './to-dto.ts';

/**
 * Changes the fields that were sent. With `version` the change happens only to the event its author saw: it counts
 * edits alone, so a sale never stands in an editor's way.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | OPTIMISTIC_LOCK_ERROR | VALIDATION_ERROR | CONFLICT |
 *   EVENT_HAS_TICKETS
 */
export const updateEvent =
  (d: ChangeTypesDeps) =>
  async (actor: Actor, id: string, { version, ...input }: UpdateEventInput): Promise<EventDetailDto> => {
    // Before anything is locked: whoever may not change this event must not hold it up.
    authorize(actor, 'event.update', { eventId: id.toLowerCase() });
    const now = d.clock.now();
    return d.transaction(async (tx) => {
      const event = isUuid(id) ? await tx.events.lock(id) : null;
      if (!event) throw eventNotFound();
      const { saved, stock } = await changeLocked(d, tx, event, { version, ...input }, now);
      await tx.record(seriesChanged(await tx.series.of(event.id), [event.slug]));
      return toEventDetailDto(saved, stock, now);
    });
  };

/** The change of an event whose row is locked, with what is told of it. @throws AppError as `updateEvent` */
export async function changeLocked(
  d: Pick<ChangeTypesDeps, 'ids'>,
  tx: Tx,
  event: Event,
  { version, ...input }: UpdateEventInput,
  now: Date,
): Promise<{ saved: Event; stock: EventStock }> {
  if (version !== undefined && version !== event.version) {
    throw new AppError('OPTIMISTIC_LOCK_ERROR', 'Somebody changed this event since you opened it.', {
      facts: { currentVersion: event.version },
    });
  }
  if (event.status === 'CANCELLED') throw new AppError('CONFLICT', 'A cancelled event can no longer be changed.');

  const patch = toPatch(event, input, now);
  const stock = await changeStock(d, tx, event, patch, input);
  const saved = await tx.events.update(event, patch);
  const changes: Changes = { ...changesOf(event, patch), ...stock.changes };
  await tx.record([
    { type: 'event.changed', subjectId: event.id, payload: { event: eventFacts(saved), changes, source: 'app' } },
  ]);
  await tx.audit({ action: 'event.update', subjectId: event.id, detail: auditedChanges(changes) });
  return { saved, stock: stock.after };
}

/** Writes what the change means for pools and types, under their lock where it means anything. */
async function changeStock(
  { ids }: Pick<ChangeTypesDeps, 'ids'>,
  tx: Tx,
  event: Event,
  patch: EventPatch,
  input: EventChangeInput,
): Promise<{ after: EventStock; changes: Changes }> {
  if (!touchesSales(input, patch)) return { after: await tx.stock.read(event.id), changes: {} };
  const before = await tx.stock.lock(event.id);
  const { capacity, price, ticketTypes } = input;
  const types = ticketTypes && plannedTypes(ticketTypes, patch.timeZone ?? event.timeZone);
  const { after, changes } = planStockChange(ids, event, before, patch, { capacity, price, types });
  if (after) await tx.stock.save(event.id, before, after);
  return { after: after ?? before, changes };
}
