import { type Changes, type DomainEvent, eventFacts } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import { type Event, isPast } from '../../domain/event.ts';
import { auditedChanges } from '../../domain/price-changes.ts';
import type { Series, SeriesDate } from '../../domain/series.ts';
import type { EventStock } from '../../domain/stock.ts';
import type { AuditEntry } from '../audit/ports.ts';
import { changesOf } from '../events/changes.ts';
import { type EventChangeInput, planStockChange, toPatch } from '../events/plan-change.ts';
import type { EventPatch, Ids, LockedStock } from '../ports.ts';
import { changeForDate, type DateChange } from './change-for-date.ts';
import type { EventChange, EventUnderLock } from './ports.ts';

/** What a change does to the dates of a series: the same reckoning for its preview and for the change itself. */

export type DateOfSeries = EventUnderLock & { date: SeriesDate };

export type DatePlan = { of: DateOfSeries; keepsTime: boolean } & (
  | { kind: 'changes'; patch: EventPatch; after: EventStock | null; changes: Changes }
  | { kind: 'same' }
  | { kind: 'refused'; error: AppError }
);

/** Each event with what the series knows of it. */
export const withDates = (series: Series, events: readonly EventUnderLock[]): DateOfSeries[] =>
  events.flatMap(({ event, stock }) => {
    const date = series.dates.find(({ eventId }) => eventId === event.id);
    return date ? [{ event, stock, date }] : [];
  });

/** Whom a change of `base` may concern besides: what is cancelled or over stays as it was. */
export const othersOf = (dates: readonly DateOfSeries[], base: Event, scope: 'following' | 'all', now: Date) =>
  dates.filter(
    ({ event }) =>
      event.id !== base.id &&
      event.status !== 'CANCELLED' &&
      !isPast(event, now) &&
      (scope === 'all' || event.startsAt > base.startsAt),
  );

type Planning = { ids: Ids; now: Date };

/** What becomes of one date where `base` is changed by `input`. Never throws where the change is what is at fault. */
export function planDate(d: Planning, base: DateOfSeries, of: DateOfSeries, input: EventChangeInput): DatePlan {
  return refusable(of, () => planOwn(d, of, changeForDate(base, of, input)));
}

/** What becomes of a date that gets as many seats. */
export const planSeats = (d: Planning, of: DateOfSeries, capacity: number): DatePlan =>
  refusable(of, () => planOwn(d, of, { input: { capacity }, types: undefined, keepsTime: false }));

function refusable(of: DateOfSeries, plan: () => DatePlan): DatePlan {
  try {
    return plan();
  } catch (error) {
    if (error instanceof AppError) return { of, keepsTime: false, kind: 'refused', error };
    throw error;
  }
}

function planOwn({ ids, now }: Planning, of: DateOfSeries, { input, types, keepsTime }: DateChange): DatePlan {
  const { event, stock } = of;
  if (event.status === 'CANCELLED') throw new AppError('CONFLICT', 'A cancelled event can no longer be changed.');
  const patch = toPatch(event, input, now);
  const { capacity, price } = input;
  const planned = planStockChange(ids, event, stock, patch, { capacity, price, types });
  const changes: Changes = { ...changesOf(event, patch), ...planned.changes };
  if (Object.keys(changes).length === 0) return { of, keepsTime, kind: 'same' };
  return { of, keepsTime, kind: 'changes', patch, after: planned.after, changes };
}

type ChangedDate = DatePlan & { kind: 'changes' };

const stockChange = (before: LockedStock, after: EventStock | null) => after && { before, after };

/** What is written of these dates. */
export const writesOf = (plans: readonly ChangedDate[]): EventChange[] =>
  plans.map(({ of: { event, stock }, patch, after }) => ({ event, patch, stock: stockChange(stock, after) }));

/** What is told of them. */
export const changedOf = (plans: readonly ChangedDate[]): DomainEvent[] =>
  plans.map(({ of: { event }, patch, changes }) => ({
    type: 'event.changed',
    subjectId: event.id,
    payload: { event: eventFacts({ ...event, ...patch }), changes, source: 'app' },
  }));

export const auditedDates = (plans: readonly ChangedDate[], seriesId: string): AuditEntry[] =>
  plans.map(({ of: { event }, changes }) => ({
    action: 'event.update',
    subjectId: event.id,
    detail: { ...auditedChanges(changes), seriesId },
  }));

/** Dates that went along with their series stand where it has them now. */
export const datesMoved = (plans: readonly ChangedDate[]): SeriesDate[] =>
  plans.flatMap(({ of: { date }, keepsTime, patch }) =>
    keepsTime || !patch.startsAt || patch.startsAt.getTime() === date.startsAt.getTime()
      ? []
      : [{ ...date, startsAt: patch.startsAt }],
  );
