import { type DomainEvent, eventFacts } from '../../domain/domain-events.ts';
import { type Event, slugify } from '../../domain/event.ts';
import { readLocalTime, toLocalTime } from '../../domain/local-time.ts';
import { localDay, wallDistance, wallPlus } from '../../domain/series.ts';
import type { EventStock } from '../../domain/stock.ts';
import type { AuditEntry } from '../audit/ports.ts';
import { newEvent } from '../events/new-event.ts';
import type { Ids, NewEvent } from '../ports.ts';
import { type PlannedType, planOf } from '../ticket-types/plan-stock.ts';

type Template = { event: Event; stock: EventStock };
type Wanted = { start: string; startsAt: Date; capacity: number };
type Made = { event: NewEvent; stock: EventStock };

const NAME_IN_SLUG = 60;

/** The day tells the dates of a series apart, the tail of the id two series of one name. */
function slugOf({ name, timeZone }: Event, startsAt: Date, id: string) {
  const words = slugify(name).slice(0, NAME_IN_SLUG).replace(/-+$/, '');
  return `${words}-${localDay(startsAt, timeZone)}-${id.slice(-6)}`;
}

/**
 * What `template` sells, for another date. A sale ends as long before its own beginning, on the clocks; it begins when
 * that of the template does.
 */
function typesFor({ event, stock }: Template, start: string): PlannedType[] {
  const distance = wallDistance(toLocalTime(event.startsAt, event.timeZone), start);
  return planOf(event.id, stock).map((type) => ({
    ...type,
    salesEnd: movedEnd(type.salesEnd, distance, event.timeZone),
  }));
}

/** An end of sales, moved by as much as the clocks' hands are. */
export const movedEnd = (salesEnd: Date | null, distance: number, timeZone: string): Date | null =>
  salesEnd && (readLocalTime(wallPlus(toLocalTime(salesEnd, timeZone), distance), timeZone)?.at ?? salesEnd);

/** An event for each of these dates, like `template` in all but its time, seats and address. */
export function makeDates(ids: Ids, template: Template, dates: readonly Wanted[]): Made[] {
  const { id: _id, slug: _slug, version: _version, createdAt: _made, updatedAt: _changed, ...like } = template.event;
  const { available: _left, price: _price, maxPrice: _most, isOffered: _offered, sourceKey: _key, ...fields } = like;
  const duration = fields.endsAt.getTime() - fields.startsAt.getTime();
  return dates.map(({ start, startsAt, capacity }) => {
    const id = ids.next();
    const endsAt = new Date(startsAt.getTime() + duration);
    const draft = { ...fields, startsAt, endsAt, capacity, types: typesFor(template, start) };
    return newEvent(ids, draft, { id, slug: slugOf(template.event, startsAt, id) });
  });
}

export const createdOf = (made: readonly Made[]): DomainEvent[] =>
  made.map(({ event }) => ({
    type: 'event.created',
    subjectId: event.id,
    payload: { event: eventFacts(event), source: 'app' },
  }));

export const auditedOf = (made: readonly Made[], seriesId: string): AuditEntry[] =>
  made.map(({ event }) => ({ action: 'event.create', subjectId: event.id, detail: { seriesId } }));
