import { notFound } from 'next/navigation';
import { cache } from 'react';
import { seriesRuleSchema } from '@/application/series/schema';
import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import { can } from '@/domain/policy';
import type { SeriesRule } from '@/domain/series';
import type { SignedIn } from '@/domain/user';
import type { AdminSearch } from './admin';

const PAGE_SIZE = 20;

/** A rule as the address of its form says it; null where that makes no sense, or says nothing. */
function readRule({ freq, every, day, by, ends, count, until }: AdminSearch): SeriesRule | null {
  if (freq === undefined) return null;
  const parsed = seriesRuleSchema.safeParse({
    frequency: freq,
    interval: Number(every),
    weekdays: [day ?? []].flat(),
    monthlyBy: by === 'weekday' ? 'weekday' : 'day',
    end: ends === 'until' ? { until } : { count: Number(count) },
  });
  return parsed.success ? parsed.data : null;
}

const START: SeriesRule = { frequency: 'WEEKLY', interval: 1, weekdays: [], monthlyBy: 'day', end: { count: 10 } };

async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === 'RESOURCE_NOT_FOUND') notFound();
    throw error;
  }
}

/** `2026-03-15T19:00:00` → `2026-03-15T19:00`, as a field for date and time has it. */
const inField = (local: string) => local.slice(0, 16);

export async function loadRepeatPage(actor: SignedIn, id: string, search: AdminSearch) {
  const event = await orNotFound(queries.getEvent(actor, id));
  const series = await queries.seriesOfEdited(actor, event);
  const read = readRule(search);
  const rule = read ?? START;
  const preview = await orNotFound(queries.previewRule(actor, event.id, rule));
  return { event, series, rule, isOdd: read === null && search.freq !== undefined, preview };
}

export async function loadAddDatesPage(actor: SignedIn, id: string, search: AdminSearch) {
  const series = await orNotFound(queries.getSeries(actor, id));
  const last = series.dates.at(-1)?.event;
  if (!last) notFound();
  const read = readRule(search);
  // A rule that names one day of the week names that of the first date.
  const rule = read ?? {
    ...series.rule,
    weekdays: series.rule.weekdays.length > 1 ? series.rule.weekdays : [],
    end: START.end,
  };
  const asked = typeof search.start === 'string' ? `${search.start}:00`.slice(0, 19) : null;
  const start = asked && !Number.isNaN(Date.parse(`${asked}Z`)) ? asked : last.eventDate;
  const preview = await orNotFound(queries.previewMoreDates(actor, series.id, start, rule));
  const isOdd = (read === null && search.freq !== undefined) || (asked !== null && asked !== start);
  return { series, last, rule, start: inField(start), isOdd, preview };
}

export async function loadSeries(actor: SignedIn, id: string) {
  const series = await orNotFound(queries.getSeries(actor, id));
  const sold = await queries.soldTicketTypes(
    actor,
    series.dates.map(({ event }) => event.id),
  );
  return {
    series,
    /** What was sold is never deleted. */
    soldEventIds: new Set(sold.map(({ eventId }) => eventId)),
    canAdd: can(actor, 'event.create'),
  };
}

export const loadSeriesOfEdited = async (actor: SignedIn, event: { id: string; slug: string }) => ({
  series: await queries.seriesOfEdited(actor, event),
  canRepeat: can(actor, 'event.create'),
});

export async function loadSeriesList(actor: SignedIn, { page: asked }: AdminSearch) {
  const page = typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  return queries.listSeries(actor, { page: page - 1, size: PAGE_SIZE });
}

/** The series as everybody sees it. The page is cached, so it never asks who reads it. */
export const loadSeriesPage = cache((slug: string, locale: string) => queries.seriesPage(slug, locale));

/** The other dates of an event's series; null where it does not repeat. */
export const loadSeriesOfEvent = cache((eventId: string, locale: string) => queries.seriesOfEvent(eventId, locale));
