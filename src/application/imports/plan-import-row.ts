import { type Changes, type DomainEvent, eventFacts } from '../../domain/domain-events.ts';
import type { FieldError } from '../../domain/errors.ts';
import type { Event, StoredStatus } from '../../domain/event.ts';
import { toMajor, toMinor } from '../../domain/money.ts';
import type { EventStock } from '../../domain/stock.ts';
import { changesOf } from '../events/changes.ts';
import { beforeMove } from '../events/event-dates.ts';
import { fault } from '../events/import-refusal.ts';
import { newEvent } from '../events/new-event.ts';
import type { EventPatch, Ids, LockedStock, NewEvent } from '../ports.ts';
import { planOf, planStock } from '../ticket-types/plan-stock.ts';
import type { ImportOptions } from './import-options.ts';
import { spanOf } from './import-times.ts';
import type { ImportedEvent } from './parse-import-row.ts';

/** What becomes of a row: a new event, a change of the one that is there, or nothing. Pure: no row makes it throw. */

export type FoundEvent = { event: Event; stock: LockedStock };
type StockChange = { before: LockedStock; after: EventStock };

export type ImportDecision =
  | { kind: 'new'; event: NewEvent; stock: EventStock; happened: DomainEvent }
  | { kind: 'changed'; patch: EventPatch; stock: StockChange | null; happened: DomainEvent }
  | { kind: 'same' }
  | { kind: 'refused'; fault: FieldError };

const refused = (...of: Parameters<typeof fault>) => ({ kind: 'refused' as const, fault: fault(...of) });

const statusOf = (imported: ImportedEvent, options: ImportOptions): StoredStatus => {
  if (imported.isCancelled) return 'CANCELLED';
  return imported.isDraft ? 'DRAFT' : options.status;
};

export function planNewEvent(
  imported: ImportedEvent,
  options: ImportOptions,
  ids: Ids,
  chosen: { id: string; slug: string },
): ImportDecision {
  const { said } = imported;
  const timeZone = said.timeZone ?? options.timeZone;
  const when = spanOf(imported, timeZone, options);
  if (when.kind === 'refused') return when;
  const draft = {
    ...when.span,
    sourceKey: imported.sourceKey,
    name: said.name,
    description: said.description ?? imported.fallbackDescription,
    translations: {},
    category: said.category ?? options.category,
    location: said.location,
    venue: said.venue ?? null,
    organiser: said.organiser ?? null,
    attendance: said.attendance ?? ('OFFLINE' as const),
    onlineUrl: said.onlineUrl ?? null,
    timeZone,
    capacity: said.capacity ?? options.capacity,
    types: { price: said.price ?? toMinor(options.price) },
    currency: said.currency ?? options.currency,
    imageUrl: said.imageUrl ?? null,
    status: statusOf(imported, options),
  };
  const { event, stock } = newEvent(ids, draft, chosen);
  const payload = { event: eventFacts(event), source: 'import' } as const;
  return { kind: 'new', event, stock, happened: { type: 'event.created', subjectId: event.id, payload } };
}

/** What the file changes of an event that is there. Options never change one, and neither does what the file leaves out. */
export function planChange(
  imported: ImportedEvent,
  options: ImportOptions,
  { event, stock }: FoundEvent,
  ids: Ids,
): ImportDecision {
  // A cancelled event stays as its ticket holders were told.
  if (event.status === 'CANCELLED') return { kind: 'same' };
  const held = [...stock.held.values()].reduce((sum, tickets) => sum + tickets, 0);
  if (imported.isCancelled) return planCancellation(event, held);

  const { capacity, price, ...words } = imported.said;
  const when = spanOf(imported, words.timeZone ?? event.timeZone, options, event);
  if (when.kind === 'refused') return when;
  const seats = planSeats({ event, stock }, { capacity, price }, held, ids);
  if (seats.kind === 'refused') return seats;

  const said = { ...words, ...when.span };
  const named = changesOf(event, said);
  const changes: Changes = { ...named, ...seats.changes };
  if (Object.keys(changes).length === 0) return { kind: 'same' };
  const patch: EventPatch = {
    ...Object.fromEntries(Object.entries(said).filter(([field]) => field in named)),
    ...beforeMove(event, said.startsAt),
  };
  const payload = { event: eventFacts({ ...event, ...patch }), changes, source: 'import' } as const;
  return {
    kind: 'changed',
    patch,
    stock: seats.after && { before: stock, after: seats.after },
    happened: { type: 'event.changed', subjectId: event.id, payload },
  };
}

function planCancellation(event: Event, held: number): ImportDecision {
  if (held > 0) {
    return refused(
      'status',
      'cancel_sold',
      `${held} tickets are sold; cancel the event in EventHub, so that their tickets are cancelled, too`,
      { sold: held },
    );
  }
  const payload = { event: eventFacts(event), tickets: 0, source: 'import' } as const;
  return {
    kind: 'changed',
    patch: { status: 'CANCELLED' },
    stock: null,
    happened: { type: 'event.cancelled', subjectId: event.id, payload },
  };
}

type Seats = { kind: 'refused'; fault: FieldError } | { kind: 'stock'; after: EventStock | null; changes: Changes };

/** Capacity and price of the row. A file knows one price, so it sets that of an only type. */
function planSeats(
  { event, stock }: FoundEvent,
  said: { capacity?: number; price?: number },
  held: number,
  ids: Ids,
): Seats {
  const capacity = said.capacity ?? event.capacity;
  if (capacity < held) {
    return refused('capacity', 'below_sold', `${capacity} is below the ${held} tickets sold`, { sold: held });
  }
  const [type, ...others] = stock.types;
  const isKnownPrice = said.price === undefined || stock.types.some(({ price }) => price === said.price);
  if (!isKnownPrice && others.length > 0) {
    return refused(
      'price',
      'several_prices',
      'this event sells several ticket types, and none at this price; set their prices in EventHub',
    );
  }
  const price = isKnownPrice ? undefined : said.price;
  const changes: Changes = {
    ...(capacity === event.capacity ? {} : { capacity: { before: event.capacity, after: capacity } }),
    ...(type && price !== undefined ? { price: { before: toMajor(type.price), after: toMajor(price) } } : {}),
  };
  if (Object.keys(changes).length === 0) return { kind: 'stock', after: null, changes };
  const wanted = planOf(event.id, stock).map((planned) => ({ ...planned, price: price ?? planned.price }));
  const after = planStock({ eventId: event.id, capacity, wanted, before: stock, held: stock.held, ids });
  return { kind: 'stock', after, changes };
}
