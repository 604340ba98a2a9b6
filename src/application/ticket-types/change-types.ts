import { eventFacts } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import type { Event } from '../../domain/event.ts';
import { toMajor } from '../../domain/money.ts';
import { authorize } from '../../domain/policy.ts';
import { auditedChanges } from '../../domain/price-changes.ts';
import type { EventStock } from '../../domain/stock.ts';
import type { Actor } from '../../domain/user.ts';
import { changesBetween } from '../events/changes.ts';
import { eventNotFound } from '../events/not-found.ts';
import type { Clock, Ids, LockedStock, Transaction, Tx } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { seriesChanged } from '../series/series-changed.ts';
import { type KnownType, type PlannedType, planOf, planStock } from './plan-stock.ts';
import { type TicketTypeDto, toTicketTypeDtos } from './schema.ts';

export type ChangeTypesDeps = { transaction: Transaction; clock: Clock; ids: Ids };

/** Types that go although they were sold: those can only be closed. @throws AppError EVENT_HAS_TICKETS */
export function refuseSoldGone(before: LockedStock, after: EventStock): void {
  const kept = new Set(after.types.map(({ id }) => id));
  const gone = before.types.find(({ id }) => !kept.has(id) && before.sold.has(id));
  if (!gone) return;
  throw new AppError('EVENT_HAS_TICKETS', `Tickets of “${gone.name}” were sold. Close it instead.`, {
    facts: { ticketTypeId: gone.id },
  });
}

/** The types of a stock as the log writes them. */
export const typeFacts = (eventId: string, stock: EventStock) =>
  planOf(eventId, stock).map(({ price, salesStart, salesEnd, ...type }) => ({
    ...type,
    price: toMajor(price),
    salesStart: salesStart?.toISOString() ?? null,
    salesEnd: salesEnd?.toISOString() ?? null,
  }));

/**
 * Changes what an event sells: `plan` gets all types and says what they are to be. An edit of the event like any
 * other, so its version moves on; no sale holds that was decided before.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT | VALIDATION_ERROR | EVENT_HAS_TICKETS
 */
export async function changeTypes(
  d: ChangeTypesDeps,
  actor: Actor,
  eventId: string,
  plan: (types: KnownType[], event: Event) => PlannedType[],
): Promise<TicketTypeDto[]> {
  // Before anything is locked: whoever may not change this event must not hold it up.
  authorize(actor, 'event.update', { eventId: eventId.toLowerCase() });
  const now = d.clock.now();
  return d.transaction(async (tx: Tx) => {
    const event = isUuid(eventId) ? await tx.events.lock(eventId) : null;
    if (!event) throw eventNotFound();
    if (event.status === 'CANCELLED') throw new AppError('CONFLICT', 'A cancelled event can no longer be changed.');
    const before = await tx.stock.lock(event.id);
    const wanted = plan(planOf(event.id, before), event);
    const after = planStock({
      eventId: event.id,
      capacity: event.capacity,
      wanted,
      before,
      held: before.held,
      ids: d.ids,
      // The others were right before: what is at fault is a field of the one type that was sent.
      pathOf: () => '',
    });
    refuseSoldGone(before, after);
    await tx.stock.save(event.id, before, after);
    const saved = await tx.events.update(event, {});
    const changes = changesBetween(
      { ticketTypes: typeFacts(event.id, before) },
      { ticketTypes: typeFacts(event.id, after) },
    );
    await tx.record([
      { type: 'event.changed', subjectId: event.id, payload: { event: eventFacts(event), changes, source: 'app' } },
      ...seriesChanged(await tx.series.of(event.id)),
    ]);
    await tx.audit({
      action: 'event.update',
      subjectId: event.id,
      detail: auditedChanges(changes),
    });
    return toTicketTypeDtos(saved, after, now);
  });
}
