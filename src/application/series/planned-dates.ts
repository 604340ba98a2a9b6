import { AppError, type FieldError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { readLocalTime } from '../../domain/local-time.ts';
import type { SeriesRule } from '../../domain/series.ts';
import type { Recurrence } from './ports.ts';

/** A date that a rule names. */
export type PlannedDate = {
  /** Wall-clock time. */
  start: string;
  startsAt: Date;
  /** Only a new one is made: neither what is past, nor what the series has already. */
  state: 'new' | 'past' | 'taken';
  /** The clocks skip this hour; it begins as much later as they skip (RFC 5545, 3.3.5). */
  isShifted: boolean;
};

export const refused = (field: string, code: string, message: string, params?: FieldError['params']) =>
  new AppError('VALIDATION_ERROR', 'Some fields need another look.', { fields: [{ field, code, message, params }] });

/** Every date that `rule` names from `start` on, the first included. */
export const plannedDates = (
  recurrence: Recurrence,
  rule: SeriesRule,
  { start, timeZone }: { start: string; timeZone: string },
  now: Date,
  taken: readonly { startsAt: Date }[] = [],
): PlannedDate[] => {
  const known = new Set(taken.map(({ startsAt }) => startsAt.getTime()));
  const stateOf = (at: Date) => (at <= now ? 'past' : known.has(at.getTime()) ? 'taken' : 'new');
  return recurrence.expand(rule, start, LIMITS.datesPerSeries).flatMap((local) => {
    const reading = readLocalTime(local, timeZone);
    if (!reading) return [];
    const { at, kind } = reading;
    return [{ start: local, startsAt: at, state: stateOf(at), isShifted: kind === 'skipped' }];
  });
};

/**
 * Which of these dates are held, each with its seats, and which are exceptions.
 * @throws AppError CONFLICT where a date is named that the rule has not: somebody looks at what no longer is
 */
export function chosenDates(
  planned: readonly PlannedDate[],
  { skipped, seats }: { skipped: readonly string[]; seats: Readonly<Record<string, number>> },
  capacity: number,
): { held: (PlannedDate & { capacity: number })[]; exceptions: PlannedDate[] } {
  const known = new Set(planned.map(({ start }) => start));
  if ([...skipped, ...Object.keys(seats)].some((start) => !known.has(start))) {
    throw new AppError('CONFLICT', 'These are no longer the dates of this rule. Look at them again.');
  }
  const isSkipped = new Set(skipped);
  const made = planned.filter(({ state }) => state === 'new');
  return {
    held: made
      .filter(({ start }) => !isSkipped.has(start))
      .map((date) => ({ ...date, capacity: seats[date.start] ?? capacity })),
    exceptions: made.filter(({ start }) => isSkipped.has(start)),
  };
}
