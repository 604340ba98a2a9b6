import { AppError } from '../../domain/errors.ts';
import { type Event, ticketsSold } from '../../domain/event.ts';
import { toLocalTime } from '../../domain/local-time.ts';
import { toMinor } from '../../domain/money.ts';
import { requireAdmin } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, EventPatch, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { endOf, eventDates } from './event-dates.ts';
import { eventNotFound } from './not-found.ts';
import { type EventDto, toEventDto, type UpdateEventInput } from './schema.ts';

type Deps = { transaction: Transaction; clock: Clock };

/**
 * Changes the fields that were sent. With `version` the change happens only to the event its author saw.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | OPTIMISTIC_LOCK_ERROR | VALIDATION_ERROR | CONFLICT
 */
export const updateEvent =
  (d: Deps) =>
  async (actor: Actor, id: string, { version, ...input }: UpdateEventInput): Promise<EventDto> => {
    const admin = requireAdmin(actor);
    if (!isUuid(id)) throw eventNotFound();
    const now = d.clock.now();

    const updated = await d.transaction(async (tx) => {
      const event = await tx.events.lock(id);
      if (!event) throw eventNotFound();
      if (version !== undefined && version !== event.version) {
        throw new AppError('OPTIMISTIC_LOCK_ERROR', 'Somebody changed this event since you opened it.', {
          facts: { currentVersion: event.version },
        });
      }
      const patch = toPatch(event, input, now);
      const saved = await tx.events.update(event, patch);
      await tx.publish([{ type: 'event.updated', subjectId: id, payload: { fields: Object.keys(patch) } }]);
      await tx.audit({
        actorId: admin.id,
        action: 'event.update',
        subjectId: id,
        detail: { fields: Object.keys(patch) },
      });
      return saved;
    });
    return toEventDto(updated, now);
  };

type Change = Omit<UpdateEventInput, 'version'>;

function toPatch(event: Event, input: Change, now: Date): EventPatch {
  const { eventDate, endDate, price, ...rest } = input;
  if (event.status === 'CANCELLED') throw new AppError('CONFLICT', 'A cancelled event can no longer be changed.');
  if (rest.status === 'DRAFT' && ticketsSold(event) > 0) {
    throw new AppError('EVENT_HAS_TICKETS', 'Tickets were sold for this event, so it cannot become a draft again.');
  }
  if (rest.capacity !== undefined && rest.capacity < ticketsSold(event)) {
    const sold = ticketsSold(event);
    const field = {
      field: 'capacity',
      code: 'below_sold',
      message: `must be at least ${sold}, the tickets sold`,
      params: { sold },
    };
    throw new AppError('VALIDATION_ERROR', `${sold} tickets are sold; the capacity cannot be lower.`, {
      fields: [field],
    });
  }
  return {
    ...rest,
    ...toDates(event, input, now),
    ...(price === undefined ? {} : { price: toMinor(price) }),
  };
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
