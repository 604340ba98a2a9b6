import { AppError } from '../../domain/errors.ts';
import { toLocalTime } from '../../domain/local-time.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Ids, Transaction } from '../ports.ts';
import { lockSeries, templateOf } from './add-dates.ts';
import { auditedOf, createdOf, makeDates } from './make-dates.ts';
import { seriesChanged } from './series-changed.ts';

type Deps = { transaction: Transaction; ids: Ids; clock: Clock };

/**
 * Makes an exception a date again.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT where there is an event already, or it is past
 */
export const restoreDate =
  (d: Deps) =>
  async (actor: Actor, { seriesId, number }: { seriesId: string; number: number }): Promise<{ id: string }> => {
    authorize(actor, 'event.create');
    const now = d.clock.now();
    return d.transaction(async (tx) => {
      const series = await lockSeries(tx, seriesId);
      const template = await templateOf(tx, series);
      authorize(actor, 'event.update', template.event);
      const date = series.dates.find((one) => one.number === number);
      if (!date || date.eventId !== null || date.startsAt <= now) {
        throw new AppError('CONFLICT', 'This date is no exception that could be held.');
      }
      const { timeZone, capacity } = template.event;
      const start = toLocalTime(date.startsAt, timeZone);
      const made = makeDates(d.ids, template, [{ start, startsAt: date.startsAt, capacity }]);
      const [event] = made.map(({ event }) => event);
      if (!event) throw new Error('no event was made of the date');
      await tx.manyEvents.create(made);
      await tx.series.setDates(series.id, series.rule, [{ ...date, eventId: event.id }]);
      await tx.record([...createdOf(made), ...seriesChanged(await tx.series.facts(series.id))]);
      await tx.audit(
        { action: 'series.update', subjectId: series.id, detail: { dates: 1, exceptions: -1 } },
        ...auditedOf(made, series.id),
      );
      return { id: event.id };
    });
  };
