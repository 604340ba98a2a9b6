'use server';

import { refresh } from 'next/cache';
import type { EventDetailDto } from '@/application/events/schema';
import {
  addDatesSchema,
  changeSeriesSchema,
  previewSeriesSchema,
  repeatEventSchema,
  restoreDateSchema,
  setSeatsSchema,
} from '@/application/series/schema';
import { queries, useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import { action } from './action';

export const repeatEvent = action(repeatEventSchema, ({ actor, input }) => useCases.repeatEvent(actor, input));

export const addDates = action(addDatesSchema, ({ actor, input }) => useCases.addDates(actor, input));

export const restoreDate = action(restoreDateSchema, async ({ actor, input }) => {
  try {
    await useCases.restoreDate(actor, input);
  } finally {
    refresh();
  }
});

export const setSeats = action(setSeatsSchema, async ({ actor, input }) => {
  try {
    return await useCases.setSeats(actor, input);
  } finally {
    // Refused, too: the dates may have changed since they were shown.
    refresh();
  }
});

export const previewSeriesChange = action(previewSeriesSchema, ({ actor, input }) =>
  queries.previewSeriesChange(actor, input),
);

export type SeriesOutcome =
  | { outcome: 'saved'; event: EventDetailDto; dates: number }
  /** Another admin saved this date since the form was opened; nothing was written. */
  | { outcome: 'conflict'; current: EventDetailDto }
  /** Other dates changed since the preview was shown; nothing was written. */
  | { outcome: 'dates-changed' };

export const changeSeries = action(changeSeriesSchema, async ({ actor, input }): Promise<SeriesOutcome> => {
  try {
    const { event, dates } = await useCases.changeSeries(actor, input);
    refresh();
    return { outcome: 'saved', event, dates };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'OPTIMISTIC_LOCK_ERROR') throw error;
    if ('dates' in error.facts) return { outcome: 'dates-changed' };
    return { outcome: 'conflict', current: await queries.getEvent(actor, input.eventId) };
  }
});
