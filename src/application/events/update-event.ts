import { type Changes, eventFacts } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import type { Event } from '../../domain/event.ts';
import { toLocalTime } from '../../domain/local-time.ts';
import { toMajor, toMinor } from '../../domain/money.ts';
import { authorize } from '../../domain/policy.ts';
import { auditedChanges } from '../../domain/price-changes.ts';
import type { EventStock } from '../../domain/stock.ts';
import type { Actor } from '../../domain/user.ts';
import type { EventPatch, Tx } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { type ChangeTypesDeps, refuseSoldGone, typeFacts } from '../ticket-types/change-types.ts';
import { type PlannedType, planOf, planStock } from '../ticket-types/plan-stock.ts';
import { plannedTypes } from '../ticket-types/planned-types.ts';
import { changesBetween, changesOf } from './changes.ts';
import { beforeMove, endOf, eventDates, instantOf } from './event-dates.ts';
import { eventNotFound } from './not-found.ts';
import { type EventDetailDto, toEventDetailDto, type UpdateEventInput } from './schema.ts';

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
      await tx.audit({
        action: 'event.update',
        subjectId: event.id,
        detail: auditedChanges(changes),
      });
      return toEventDetailDto(saved, stock.after, now);
    });
  };

type Change = Omit<UpdateEventInput, 'version'>;

function toPatch(event: Event, input: Change, now: Date): EventPatch {
  const { eventDate: _start, endDate: _end, price: _price, capacity: _seats, ticketTypes: _types, ...rest } = input;
  const dates = toDates(event, input, now);
  return { ...rest, ...dates, ...beforeMove(event, dates.startsAt ?? event.startsAt) };
}

/** A new zone alone keeps what the clocks show; a new start alone keeps the duration. */
function toDates(event: Event, { eventDate, endDate, timeZone = event.timeZone }: Change, now: Date): Partial<Event> {
  const moved = eventDate !== undefined || timeZone !== event.timeZone;
  if (!moved) return endDate === undefined ? {} : { endsAt: endOf(event.startsAt, endDate, timeZone) };
  const start = eventDate ?? toLocalTime(event.startsAt, event.timeZone);
  const { startsAt, endsAt } = eventDates({ eventDate: start, endDate, timeZone }, now);
  const duration = event.endsAt.getTime() - event.startsAt.getTime();
  return { startsAt, endsAt: endDate === undefined ? new Date(startsAt.getTime() + duration) : endsAt };
}

// The only fields of an event that neither a sale nor a ticket repeats; the trigger event_moves_stock knows the others.
const APART_FROM_SALES: readonly string[] = ['description', 'translations', 'venue', 'organiser', 'previousStartsAt'];

/** Writes what the change means for pools and types, under their lock where it means anything. */
async function changeStock(
  d: ChangeTypesDeps,
  tx: Tx,
  event: Event,
  patch: EventPatch,
  { capacity, price, ticketTypes }: Change,
): Promise<{ after: EventStock; changes: Changes }> {
  const changesStock = capacity !== undefined || price !== undefined || ticketTypes !== undefined;
  const touchesSales = Object.keys(patch).some((field) => !APART_FROM_SALES.includes(field));
  if (!changesStock && !touchesSales) return { after: await tx.stock.read(event.id), changes: {} };

  const before = await tx.stock.lock(event.id);
  // Given back or not: who bought a ticket keeps it and its order, and both name the event.
  if (patch.status === 'DRAFT' && before.sold.size > 0) {
    throw new AppError('EVENT_HAS_TICKETS', 'Tickets were sold for this event, so it cannot become a draft again.');
  }
  const timeZone = patch.timeZone ?? event.timeZone;
  const movesWindows =
    timeZone !== event.timeZone && before.types.some(({ salesStart, salesEnd }) => salesStart || salesEnd);
  if (!changesStock && !movesWindows) return { after: before, changes: {} };
  const wanted = ticketTypes
    ? plannedTypes(ticketTypes, timeZone)
    : priced(rezoned(planOf(event.id, before), event.timeZone, timeZone), price);
  const after = planStock({
    eventId: event.id,
    capacity: capacity ?? event.capacity,
    wanted,
    before,
    held: before.held,
    ids: d.ids,
  });
  refuseSoldGone(before, after);
  await tx.stock.save(event.id, before, after);
  const changes = changesBetween(
    { capacity: event.capacity, price: toMajor(event.price), ticketTypes: typeFacts(event.id, before) },
    { capacity, price, ticketTypes: ticketTypes || movesWindows ? typeFacts(event.id, after) : undefined },
  );
  return { after, changes };
}

/** Sales windows keep what the clocks show, as the event itself does. */
function rezoned(types: PlannedType[], from: string, to: string): PlannedType[] {
  if (from === to) return types;
  const moved = (field: string, time: Date | null) => time && instantOf(field, toLocalTime(time, from), to);
  return types.map((type, index) => ({
    ...type,
    salesStart: moved(`ticketTypes.${index}.salesStart`, type.salesStart),
    salesEnd: moved(`ticketTypes.${index}.salesEnd`, type.salesEnd),
  }));
}

/** `price` of the event is that of its only type. */
function priced(types: PlannedType[], price: number | undefined): PlannedType[] {
  if (price === undefined) return types;
  if (types.length === 1) return types.map((type) => ({ ...type, price: toMinor(price) }));
  throw new AppError('VALIDATION_ERROR', 'This event sells several ticket types; each has its own price.', {
    fields: [{ field: 'price', code: 'price_per_type', message: 'is set for each ticket type' }],
  });
}
