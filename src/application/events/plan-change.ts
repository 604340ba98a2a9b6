import type { Changes } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import type { Event } from '../../domain/event.ts';
import { toLocalTime } from '../../domain/local-time.ts';
import { toMajor, toMinor } from '../../domain/money.ts';
import type { EventStock } from '../../domain/stock.ts';
import type { EventPatch, Ids, LockedStock } from '../ports.ts';
import { refuseSoldGone, typeFacts } from '../ticket-types/change-types.ts';
import { type PlannedType, planOf, planStock } from '../ticket-types/plan-stock.ts';
import { changesBetween } from './changes.ts';
import { beforeMove, endOf, eventDates, instantOf } from './event-dates.ts';
import type { UpdateEventInput } from './schema.ts';

/** What an edit comes to, for one event or each date of a series. Nothing here reads or writes. */

export type EventChangeInput = Omit<UpdateEventInput, 'version'>;

/** What is written of the event itself. @throws AppError VALIDATION_ERROR */
export function toPatch(event: Event, input: EventChangeInput, now: Date): EventPatch {
  const { eventDate: _start, endDate: _end, price: _price, capacity: _seats, ticketTypes: _types, ...rest } = input;
  const dates = toDates(event, input, now);
  return { ...rest, ...dates, ...beforeMove(event, dates.startsAt ?? event.startsAt) };
}

/** A new zone alone keeps what the clocks show; a new start alone keeps the duration. */
function toDates(
  event: Event,
  { eventDate, endDate, timeZone = event.timeZone }: EventChangeInput,
  now: Date,
): Partial<Event> {
  const moved = eventDate !== undefined || timeZone !== event.timeZone;
  if (!moved) return endDate === undefined ? {} : { endsAt: endOf(event.startsAt, endDate, timeZone) };
  const start = eventDate ?? toLocalTime(event.startsAt, event.timeZone);
  const { startsAt, endsAt } = eventDates({ eventDate: start, endDate, timeZone }, now);
  const duration = event.endsAt.getTime() - event.startsAt.getTime();
  return { startsAt, endsAt: endDate === undefined ? new Date(startsAt.getTime() + duration) : endsAt };
}

// The only fields of an event that neither a sale nor a ticket repeats; the trigger event_moves_stock knows the others.
const APART_FROM_SALES: readonly string[] = ['description', 'translations', 'venue', 'organiser', 'previousStartsAt'];

const changesStock = ({ capacity, price, ticketTypes }: EventChangeInput) =>
  capacity !== undefined || price !== undefined || ticketTypes !== undefined;

/** Whether a sale must not happen while it is written. */
export const touchesSales = (input: EventChangeInput, patch: EventPatch) =>
  changesStock(input) || Object.keys(patch).some((field) => !APART_FROM_SALES.includes(field));

type StockInput = { capacity?: number; price?: number; types?: PlannedType[] };

/**
 * What the change means for pools and types; null where nothing of them is written.
 * @throws AppError VALIDATION_ERROR | EVENT_HAS_TICKETS
 */
export function planStockChange(
  ids: Ids,
  event: Event,
  before: LockedStock,
  patch: EventPatch,
  { capacity, price, types }: StockInput,
): { after: EventStock | null; changes: Changes } {
  // Given back or not: who bought a ticket keeps it and its order, and both name the event.
  if (patch.status === 'DRAFT' && before.sold.size > 0) {
    throw new AppError('EVENT_HAS_TICKETS', 'Tickets were sold for this event, so it cannot become a draft again.');
  }
  const timeZone = patch.timeZone ?? event.timeZone;
  const movesWindows =
    timeZone !== event.timeZone && before.types.some(({ salesStart, salesEnd }) => salesStart || salesEnd);
  const isNamed = capacity !== undefined || price !== undefined || types !== undefined;
  if (!isNamed && !movesWindows) return { after: null, changes: {} };
  const after = planStock({
    eventId: event.id,
    capacity: capacity ?? event.capacity,
    wanted: types ?? priced(rezoned(planOf(event.id, before), event.timeZone, timeZone), price),
    before,
    held: before.held,
    ids,
  });
  refuseSoldGone(before, after);
  const changes = changesBetween(
    { capacity: event.capacity, price: toMajor(event.price), ticketTypes: typeFacts(event.id, before) },
    { capacity, price, ticketTypes: types || movesWindows ? typeFacts(event.id, after) : undefined },
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
