import { z } from 'zod';
import type { FieldError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { FREQUENCIES, type SeriesRule, WEEKDAYS } from '../../domain/series.ts';
import { type EventDto, eventDto, updateEventSchema } from '../events/schema.ts';
import { instant, localTime, written } from '../schema.ts';

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
  end: z
    .strictObject({
      count: z
        .number()
        .int()
        .min(2)
        .max(LIMITS.datesPerSeries)
        .optional()
        .meta({ description: 'Dates in all, the first included.' }),
      until: day.optional().meta({ description: 'The last day that may be one.' }),
    })
    .refine(({ count, until }) => (count === undefined) !== (until === undefined), {
      params: { code: 'count_or_until' },
    })
    .transform(({ count = 0, until }): SeriesRule['end'] => (until === undefined ? { count } : { until })),
});

const seats = z.number().int().min(1).max(LIMITS.capacity);

/** On the clocks of the series, whatever zone they are in: zod would take an instant (`Z`), too. */
const onClocks = localTime.refine((value) => !value.endsWith('Z'), { params: { code: 'date_time' } });

/** What is left out of a rule's dates, and how many seats each has that has others than the event it is made after. */
const exceptions = {
  skipped: z.array(onClocks).max(LIMITS.datesPerSeries).default([]),
  seats: z.record(onClocks, seats).default({}),
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
  start: onClocks,
  rule: seriesRuleSchema,
  ...exceptions,
});
export type AddDatesInput = z.output<typeof addDatesSchema>;

/** The same by the API: how many seats each date has is the date's own. */
export const repeatByRuleSchema = repeatEventSchema.pick({ rule: true, skipped: true });
export const moreDatesSchema = addDatesSchema.pick({ start: true, rule: true, skipped: true });

/** Contract: POST /api/events/{id}/repeat and POST /api/series/{id}/dates. */
export const madeDatesDto = z.strictObject({
  id: z.uuid().meta({ description: 'Id of the series.' }),
  dates: z.number().int().min(1),
});

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

const seriesRuleDto = z.strictObject({
  frequency: z.enum(FREQUENCIES),
  interval: z.number().int().min(1),
  weekdays: z.array(z.enum(WEEKDAYS)),
  monthlyBy: z.enum(['day', 'weekday']),
  end: z.union([z.strictObject({ count: z.number().int() }), z.strictObject({ until: z.string() })]),
});

const dateRow = z.strictObject({
  event: eventDto,
  isMovedAlone: z.boolean().meta({ description: 'It begins at another time than the series has for it.' }),
});
export type DateRow = z.output<typeof dateRow>;

/** A series for whoever runs it. Contract: GET /api/series/{id}. */
export const managedSeriesDto = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  rule: seriesRuleDto.meta({ description: 'How its last dates were made.' }),
  dates: z.array(dateRow),
  exceptions: z
    .array(z.strictObject({ number: z.number().int().min(0), startsAt: instant, isPast: z.boolean() }))
    .meta({ description: 'Days on which it is not held.' }),
  timeZone: z.string(),
});
export type ManagedSeries = z.output<typeof managedSeriesDto>;

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
