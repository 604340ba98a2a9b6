import { eventFacts } from '../../domain/domain-events.ts';
import type { Event } from '../../domain/event.ts';
import { readLocalTime, toLocalTime } from '../../domain/local-time.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, EventReads, Ids, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { planOf } from '../ticket-types/plan-stock.ts';
import { eventDates } from './event-dates.ts';
import { newEvent } from './new-event.ts';
import { eventNotFound } from './not-found.ts';
import type { DuplicateEventInput, EventDetailDto } from './schema.ts';
import { toEventDetailDto } from './to-dto.ts';

type Deps = { events: EventReads; transaction: Transaction; ids: Ids; clock: Clock };

/**
 * A draft with everything that the event is made of and nothing that was sold, at another time: its end and its sales
 * windows are as far from its beginning as they were, by the clocks on the wall.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | VALIDATION_ERROR
 */
export const duplicateEvent =
  (d: Deps) =>
  async (actor: Actor, id: string, { name, eventDate }: DuplicateEventInput): Promise<EventDetailDto> => {
    authorize(actor, 'event.create');
    const found = isUuid(id) ? await d.events.findById(id) : null;
    authorize(actor, 'event.update', found?.event ?? null);
    if (!found) throw eventNotFound();
    const now = d.clock.now();
    const { startsAt } = eventDates({ eventDate, timeZone: found.event.timeZone }, now);
    const moved = mover(found.event, startsAt);
    const types = planOf(found.event.id, found.stock).map((type) => ({
      ...type,
      salesStart: type.salesStart && moved(type.salesStart),
      salesEnd: type.salesEnd && moved(type.salesEnd),
    }));
    const { event, stock } = newEvent(d.ids, {
      ...wordsOf(found.event),
      name,
      startsAt,
      endsAt: endOfCopy(found.event, startsAt, moved),
      status: 'DRAFT',
      types,
    });

    const created = await d.transaction(async (tx) => {
      const saved = await tx.events.create(event, stock);
      await tx.record([
        { type: 'event.created', subjectId: event.id, payload: { event: eventFacts(event), source: 'app' } },
      ]);
      await tx.audit({ action: 'event.create', subjectId: event.id, detail: { copyOf: found.event.id } });
      return saved;
    });
    return toEventDetailDto(created, stock, now);
  };

const wordsOf = ({
  description,
  translations,
  category,
  location,
  venue,
  organiser,
  attendance,
  onlineUrl,
  timeZone,
  currency,
  imageUrl,
  capacity,
}: Event) => ({
  description,
  translations,
  category,
  location,
  venue,
  organiser,
  attendance,
  onlineUrl,
  timeZone,
  currency,
  imageUrl,
  capacity,
});

/** Where the clocks went back during the original, its end may have shown an earlier time than its beginning. */
function endOfCopy(event: Event, startsAt: Date, moved: (instant: Date) => Date): Date {
  const end = moved(event.endsAt);
  return end > startsAt ? end : new Date(startsAt.getTime() + event.endsAt.getTime() - event.startsAt.getTime());
}

/** Moves instants along with the beginning of `event`. A time that the clocks skip there is that of after the gap. */
function mover(event: Event, startsAt: Date) {
  const wall = (instant: Date) => Date.parse(`${toLocalTime(instant, event.timeZone)}Z`);
  const distance = wall(startsAt) - wall(event.startsAt);
  return (instant: Date): Date => {
    const local = new Date(wall(instant) + distance).toISOString().slice(0, 19);
    return readLocalTime(local, event.timeZone)?.at ?? new Date(instant.getTime() + distance);
  };
}
