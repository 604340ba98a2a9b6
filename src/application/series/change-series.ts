import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import { seriesNotFound } from '../../domain/series.ts';
import type { Actor } from '../../domain/user.ts';
import { eventNotFound } from '../events/not-found.ts';
import type { EventDetailDto } from '../events/schema.ts';
import { toEventDetailDto } from '../events/to-dto.ts';
import { changeLocked } from '../events/update-event.ts';
import { isUuid } from '../schema.ts';
import type { ChangeTypesDeps } from '../ticket-types/change-types.ts';
import { lockSeries } from './add-dates.ts';
import {
  auditedDates,
  changedOf,
  type DateOfSeries,
  type DatePlan,
  datesMoved,
  planDate,
  withDates,
  writesOf,
} from './plan-dates.ts';
import type { SeriesReads } from './ports.ts';
import type { ChangeSeriesInput } from './schema.ts';
import { seriesChanged } from './series-changed.ts';

type Deps = ChangeTypesDeps & { series: SeriesReads };

/** Somebody looks at what no longer is: nothing is written, and they look again. */
const seenBefore = (dates: number) =>
  new AppError('OPTIMISTIC_LOCK_ERROR', 'Dates of this series changed since you looked at them.', { facts: { dates } });

/** Each date that was named, as it was seen. @throws AppError OPTIMISTIC_LOCK_ERROR */
export function asSeen<Seen extends { id: string; version: number }>(
  dates: readonly DateOfSeries[],
  seen: readonly Seen[],
): { of: DateOfSeries; seen: Seen }[] {
  const found = seen.map((one) => ({ seen: one, of: dates.find(({ event }) => event.id === one.id) }));
  const known = found.flatMap(({ seen, of }) => (of && of.event.version === seen.version ? [{ seen, of }] : []));
  if (known.length < seen.length) throw seenBefore(seen.length - known.length);
  return known;
}

export const isChange = (plan: DatePlan): plan is DatePlan & { kind: 'changes' } => plan.kind === 'changes';

/**
 * Changes a date of a series, and these others alike: all of them, or nothing. With `version` the date itself changes only
 * as its author saw it; the others always do.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | OPTIMISTIC_LOCK_ERROR, with `dates` where others than the
 *   date itself changed meanwhile | VALIDATION_ERROR | CONFLICT | EVENT_HAS_TICKETS
 */
export const changeSeries =
  (d: Deps) =>
  async (
    actor: Actor,
    { eventId, patch: { version, ...input }, dates: seen }: ChangeSeriesInput,
  ): Promise<{ event: EventDetailDto; dates: number }> => {
    // Before anything is locked: whoever may change no event at all must not hold up one.
    authorize(actor, 'event.update', { eventId });
    const now = d.clock.now();
    const found = isUuid(eventId) ? await d.series.of(eventId) : null;
    if (!found) throw isUuid(eventId) ? seriesNotFound() : eventNotFound();
    return d.transaction(async (tx) => {
      const series = await lockSeries(tx, found.id);
      const ids = [...new Set([eventId, ...seen.map(({ id }) => id)])].filter(isUuid);
      const all = withDates(series, await tx.manyEvents.lock(ids));
      const base = all.find(({ event }) => event.id === eventId);
      if (!base) throw eventNotFound();

      // What the others become follows from the date as it was; then it is changed itself, and what is wrong is its to say.
      const others = asSeen(all, seen).filter(({ of }) => of !== base);
      for (const { of } of others) authorize(actor, 'event.update', of.event);
      const plans = others.map(({ of }) => planDate({ ids: d.ids, now }, base, of, input));
      const { saved, stock } = await changeLocked(d, tx, base.event, { version, ...input }, now);
      const refused = plans.filter(({ kind }) => kind === 'refused').length;
      if (refused > 0) throw seenBefore(refused);
      const changed = plans.filter(isChange);
      await tx.manyEvents.change(writesOf(changed));
      const own =
        saved.startsAt.getTime() === base.event.startsAt.getTime() ? [] : [{ ...base.date, startsAt: saved.startsAt }];
      await tx.series.setDates(series.id, series.rule, [...own, ...datesMoved(changed)]);
      await tx.record([...changedOf(changed), ...seriesChanged(await tx.series.facts(series.id), [base.event.slug])]);
      const detail = { dates: changed.length + 1 };
      await tx.audit({ action: 'series.update', subjectId: series.id, detail }, ...auditedDates(changed, series.id));
      return { event: toEventDetailDto(saved, stock, now), dates: changed.length + 1 };
    });
  };
