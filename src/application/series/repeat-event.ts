import { AppError } from '../../domain/errors.ts';
import { slugify } from '../../domain/event.ts';
import { toLocalTime } from '../../domain/local-time.ts';
import { authorize } from '../../domain/policy.ts';
import type { SeriesDate } from '../../domain/series.ts';
import type { Actor } from '../../domain/user.ts';
import { eventNotFound } from '../events/not-found.ts';
import type { Clock, Ids, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { auditedOf, createdOf, makeDates } from './make-dates.ts';
import { chosenDates, plannedDates, refused } from './planned-dates.ts';
import type { Recurrence } from './ports.ts';
import type { RepeatEventInput } from './schema.ts';
import { seriesChanged } from './series-changed.ts';

type Deps = { transaction: Transaction; ids: Ids; clock: Clock; recurrence: Recurrence };

/**
 * Makes an event the first date of a series, and an event like it for each other date that the rule names and nobody
 * takes out.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | VALIDATION_ERROR | CONFLICT
 */
export const repeatEvent =
  (d: Deps) =>
  async (actor: Actor, { eventId, rule, skipped, seats }: RepeatEventInput): Promise<{ id: string; dates: number }> => {
    // Before anything is locked: whoever may make no event at all must not hold up one.
    authorize(actor, 'event.create');
    const now = d.clock.now();
    return d.transaction(async (tx) => {
      const event = isUuid(eventId) ? await tx.events.lock(eventId) : null;
      authorize(actor, 'event.update', event);
      if (!event) throw eventNotFound();
      if (event.status === 'CANCELLED') throw new AppError('CONFLICT', 'A cancelled event does not repeat.');
      if (await tx.series.of(event.id)) throw new AppError('CONFLICT', 'This event is a date of a series already.');

      const first = toLocalTime(event.startsAt, event.timeZone);
      const planned = plannedDates(d.recurrence, rule, { start: first, timeZone: event.timeZone }, now);
      const { held, exceptions } = chosenDates(planned.slice(1), { skipped, seats }, event.capacity);
      if (held.length === 0) {
        throw refused('skipped', 'too_small', 'must leave two dates', { origin: 'array', minimum: 2 });
      }

      const made = makeDates(d.ids, { event, stock: await tx.stock.read(event.id) }, held);
      const id = d.ids.next();
      const series = { id, slug: `${slugify(event.name)}-${id.slice(-6)}`, rule: d.recurrence.write(rule, first) };
      await tx.manyEvents.create(made);
      await tx.series.create(series, [
        { number: 0, startsAt: event.startsAt, eventId: event.id },
        ...numbered([...made.map(({ event }) => ({ startsAt: event.startsAt, eventId: event.id })), ...exceptions], 1),
      ]);
      await tx.record([...createdOf(made), ...seriesChanged(await tx.series.facts(id))]);
      const detail = { dates: made.length + 1, exceptions: exceptions.length };
      await tx.audit({ action: 'series.create', subjectId: id, detail }, ...auditedOf(made, id));
      return { id, dates: made.length + 1 };
    });
  };

/** In the order of time, counted from `first` on. Without an event it is an exception. */
export const numbered = (dates: { startsAt: Date; eventId?: string }[], first: number): SeriesDate[] =>
  [...dates]
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map(({ startsAt, eventId = null }, index) => ({ number: first + index, startsAt, eventId }));
