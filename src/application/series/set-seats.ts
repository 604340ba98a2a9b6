import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { isUuid } from '../schema.ts';
import type { ChangeTypesDeps } from '../ticket-types/change-types.ts';
import { lockSeries } from './add-dates.ts';
import { asSeen, isChange } from './change-series.ts';
import { auditedDates, changedOf, planSeats, withDates, writesOf } from './plan-dates.ts';
import type { SetSeatsInput } from './schema.ts';
import { seriesChanged } from './series-changed.ts';

/**
 * Gives each of these dates as many seats as it says: all of them, or nothing.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | OPTIMISTIC_LOCK_ERROR | CONFLICT | VALIDATION_ERROR, which
 *   names `seats.<event id>` of each date that cannot have them
 */
export const setSeats =
  (d: ChangeTypesDeps) =>
  async (actor: Actor, { seriesId, dates: wanted }: SetSeatsInput): Promise<{ dates: number }> => {
    authorize(actor, 'event.update');
    const now = d.clock.now();
    return d.transaction(async (tx) => {
      const series = await lockSeries(tx, seriesId);
      const all = withDates(series, await tx.manyEvents.lock(wanted.map(({ id }) => id).filter(isUuid)));
      const plans = asSeen(all, wanted).map(({ of, seen }) => {
        authorize(actor, 'event.update', of.event);
        return planSeats({ ids: d.ids, now }, of, seen.capacity);
      });
      const fields = plans.flatMap((plan) =>
        plan.kind === 'refused'
          ? plan.error.fields.map((error) => ({ ...error, field: `seats.${plan.of.event.id}` }))
          : [],
      );
      if (fields.length > 0) throw new AppError('VALIDATION_ERROR', 'Some fields need another look.', { fields });
      const refused = plans.find((plan) => plan.kind === 'refused');
      if (refused) throw refused.error;

      const changed = plans.filter(isChange);
      await tx.manyEvents.change(writesOf(changed));
      await tx.series.setDates(series.id, series.rule, []);
      await tx.record([...changedOf(changed), ...seriesChanged(await tx.series.facts(series.id))]);
      const detail = { dates: changed.length };
      await tx.audit({ action: 'series.update', subjectId: series.id, detail }, ...auditedDates(changed, series.id));
      return { dates: changed.length };
    });
  };
