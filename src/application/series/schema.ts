import { z } from 'zod';
import type { FieldError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { FREQUENCIES, type SeriesRule, WEEKDAYS } from '../../domain/series.ts';
import { type EventDto, updateEventSchema } from '../events/schema.ts';
import { localTime, written } from '../schema.ts';

const MOST_APART = 99;

const day = written(/^\d{4}-\d{2}-\d{2}$/, 'date_time').refine(
  (value) => !Number.isNaN(Date.parse(`${value}T00:00:00Z`)),
  {
    params: { code: 'date_time' },
  },
);

export const seriesRuleSchema = z.strictObject({
  frequency: z.enum(FREQUENCIES),
  interval: z.number().int().min(1).max(MOST_APART),
  weekdays: z.array(z.enum(WEEKDAYS)).max(WEEKDAYS.length).default([]),
  monthlyBy: z.enum(['day', 'weekday']).default('day'),
  end: z.union([
    z.strictObject({ count: z.number().int().min(2).max(LIMITS.datesPerSeries) }),
    z.strictObject({ until: day }),
  ]),
});

const seats = z.number().int().min(1).max(LIMITS.capacity);

/** What is left out of a rule's dates, and how many seats each has that has others than the event it is made after. */
const exceptions = {
  skipped: z.array(localTime).max(LIMITS.datesPerSeries).default([]),
  seats: z.record(localTime, seats).default({}),
};

export const repeatEventSchema = z.strictObject({
  eventId: z.string(),
  rule: seriesRuleSchema,
  ...exceptions,
});
export type RepeatEventInput = z.output<typeof repeatEventSchema>;

export const addDatesSchema = z.strictObject({
  seriesId: z.string(),
  /** The first of the new dates, on the clocks of the series. */
  start: localTime,
  rule: seriesRuleSchema,
  ...exceptions,
});
export type AddDatesInput = z.output<typeof addDatesSchema>;

export const restoreDateSchema = z.strictObject({ seriesId: z.string(), number: z.number().int().min(0) });

export const CHANGE_SCOPES = ['one', 'following', 'all'] as const;
export type ChangeScope = (typeof CHANGE_SCOPES)[number];

export const previewSeriesSchema = z.strictObject({
  eventId: z.string(),
  scope: z.enum(['following', 'all']),
  patch: updateEventSchema,
});
export type PreviewSeriesInput = z.output<typeof previewSeriesSchema>;

const seenDates = z
  .array(z.strictObject({ id: z.string(), version: z.number().int().min(0) }))
  .max(LIMITS.datesPerSeries);

export const changeSeriesSchema = z.strictObject({
  eventId: z.string(),
  patch: updateEventSchema,
  /** The other dates that change alike, each as it was seen. */
  dates: seenDates,
});
export type ChangeSeriesInput = z.output<typeof changeSeriesSchema>;

export const setSeatsSchema = z.strictObject({
  seriesId: z.string(),
  dates: z
    .array(z.strictObject({ id: z.string(), version: z.number().int().min(0), capacity: seats }))
    .min(1)
    .max(LIMITS.datesPerSeries),
});
export type SetSeatsInput = z.output<typeof setSeatsSchema>;

/** What everybody sees of a series: its dates to come, and the one that stands for all: the next, or the last there was. */
export type PublicSeries = { id: string; slug: string; dates: EventDto[]; lead: EventDto };

export type DateRow = { event: EventDto; isMovedAlone: boolean };

/** A series for whoever runs it. */
export type ManagedSeries = {
  id: string;
  slug: string;
  /** How its last dates were made. */
  rule: SeriesRule;
  dates: DateRow[];
  /** Days on which it is not held. */
  exceptions: { number: number; startsAt: string; isPast: boolean }[];
  timeZone: string;
};

/** The dates that a rule would make, and what they are made like. `isShifted`: the clocks skip its hour. */
export type RulePreview = {
  timeZone: string;
  capacity: number;
  dates: { start: string; startsAt: string; state: 'new' | 'past' | 'taken'; isShifted: boolean }[];
};

/** What a change would do to one date of a series. */
export type DatePreview = {
  id: string;
  name: string;
  version: number;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  ticketsSold: number;
  /** Moved by itself before, so that it keeps its own time now. */
  keepsTime: boolean;
} & (
  | { kind: 'changes' }
  | { kind: 'same' }
  | { kind: 'refused'; field: string; code: string; params?: FieldError['params'] }
);
