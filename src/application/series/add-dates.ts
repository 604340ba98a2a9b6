import { AppError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { authorize } from '../../domain/policy.ts';
import { type Series, seriesNotFound } from '../../domain/series.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, EventWithStock, Ids, Transaction, Tx } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { auditedOf, createdOf, makeDates } from './make-dates.ts';
import { chosenDates, plannedDates, refused } from './planned-dates.ts';
import type { Recurrence } from './ports.ts';
import { numbered } from './repeat-event.ts';
import type { AddDatesInput } from './schema.ts';
import { seriesChanged } from './series-changed.ts';

type Deps = { transaction: Transaction; ids: Ids; clock: Clock; recurrence: Recurrence };

/** A series under lock. @throws AppError RESOURCE_NOT_FOUND */
export async function lockSeries(tx: Tx, id: string): Promise<Series> {
  const series = isUuid(id) ? await tx.series.lock(id) : null;
  if (!series) throw seriesNotFound();
  return series;
}

/** What new dates are made after: the last date that is not cancelled. @throws AppError CONFLICT */
export async function templateOf(tx: Tx, { id }: Series): Promise<EventWithStock> {
  const template = await tx.series.template(id);
  if (!template) throw new AppError('CONFLICT', 'Every date of this series is cancelled.');
  return template;
}

/**
 * Goes on with a series: an event more for each date that the rule names from `start` on, like the last one there is.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | VALIDATION_ERROR | CONFLICT
 */
export const addDates =
  (d: Deps) =>
  async (
    actor: Actor,
    { seriesId, start, rule, skipped, seats }: AddDatesInput,
  ): Promise<{ id: string; dates: number }> => {
    authorize(actor, 'event.create');
    const now = d.clock.now();
    return d.transaction(async (tx) => {
      const series = await lockSeries(tx, seriesId);
      const template = await templateOf(tx, series);
      authorize(actor, 'event.update', template.event);
      const { timeZone, capacity } = template.event;
      const planned = plannedDates(d.recurrence, rule, { start, timeZone }, now, series.dates);
      const { held, exceptions } = chosenDates(planned, { skipped, seats }, capacity);
      if (held.length === 0) throw refused('start', 'must_be_future', 'must lead to a date to come');
      if (series.dates.length + held.length + exceptions.length > LIMITS.datesPerSeries) {
        throw refused('rule', 'too_big', 'is more than a series may have', {
          origin: 'array',
          maximum: LIMITS.datesPerSeries,
        });
      }

      const made = makeDates(d.ids, template, held);
      await tx.manyEvents.create(made);
      const next = Math.max(...series.dates.map(({ number }) => number)) + 1;
      const dates = [...made.map(({ event }) => ({ startsAt: event.startsAt, eventId: event.id })), ...exceptions];
      await tx.series.setDates(series.id, d.recurrence.write(rule, start), numbered(dates, next));
      await tx.record([...createdOf(made), ...seriesChanged(await tx.series.facts(series.id))]);
      const detail = { dates: made.length, exceptions: exceptions.length };
      await tx.audit({ action: 'series.update', subjectId: series.id, detail }, ...auditedOf(made, series.id));
      return { id: series.id, dates: made.length };
    });
  };
