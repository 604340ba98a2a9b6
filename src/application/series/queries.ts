import type { AppError } from '../../domain/errors.ts';
import type { Event } from '../../domain/event.ts';
import { toLocalTime } from '../../domain/local-time.ts';
import { authorize, can, eventScope } from '../../domain/policy.ts';
import {
  isMovedAlone,
  type Series,
  type SeriesDate,
  type SeriesOverview,
  type SeriesRule,
  seriesNotFound,
} from '../../domain/series.ts';
import type { Actor } from '../../domain/user.ts';
import { findManagedEvent } from '../events/queries.ts';
import { toEventDto } from '../events/to-dto.ts';
import type { Clock, EventReads, Ids } from '../ports.ts';
import { isUuid, type Page, type PageRequest, toPage, toSlice } from '../schema.ts';
import { type DateOfSeries, type DatePlan, othersOf, planDate, withDates } from './plan-dates.ts';
import { type PlannedDate, plannedDates } from './planned-dates.ts';
import type { Recurrence, SeriesReads } from './ports.ts';
import type { DatePreview, DateRow, ManagedSeries, PreviewSeriesInput, PublicSeries, RulePreview } from './schema.ts';

type Deps = { series: SeriesReads; events: EventReads; recurrence: Recurrence; clock: Clock; ids: Ids };

async function publicSeries(d: Pick<Deps, 'series' | 'clock'>, id: string, slug: string, locale?: string) {
  const now = d.clock.now();
  const events = await d.series.publicEvents(id, now);
  const lead = events.find(({ status }) => status === 'SCHEDULED') ?? events[0] ?? (await d.series.lastPublicEvent(id));
  if (!lead) return null;
  return {
    id,
    slug,
    dates: events.map((event) => toEventDto(event, now, locale)),
    lead: toEventDto(lead, now, locale),
  };
}

/** Null where there is none, or nothing of it is public. */
export const seriesPage =
  (d: Deps) =>
  async (slug: string, locale?: string): Promise<PublicSeries | null> => {
    const found = await d.series.findBySlug(slug);
    return found && publicSeries(d, found.id, found.slug, locale);
  };

/** The series that an event is a date of, as everybody sees it. */
export const seriesOfEvent =
  (d: Deps) =>
  async (eventId: string, locale?: string): Promise<PublicSeries | null> => {
    const found = await d.series.of(eventId);
    return found && publicSeries(d, found.id, found.slug, locale);
  };

/** Of what series an event is a date, for whoever changes it. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const seriesOfEdited =
  (d: Pick<Deps, 'series'>) =>
  async (
    actor: Actor,
    event: { id: string; slug: string },
  ): Promise<{ id: string; slug: string; events: number } | null> => {
    authorize(actor, 'event.update', event);
    return d.series.of(event.id);
  };

/** @throws AppError UNAUTHORIZED | FORBIDDEN */
export const listSeries =
  (d: Deps) =>
  async (actor: Actor, page: PageRequest): Promise<Page<SeriesOverview>> => {
    const scope = eventScope(actor, 'event.update');
    const { rows, total } = await d.series.list(scope, d.clock.now(), toSlice(page));
    return toPage(rows, total, page);
  };

/** A series with those of its dates that the actor may change. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const getSeries =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<ManagedSeries> => {
    authorize(actor, 'event.update');
    const series = isUuid(id) ? await d.series.find(id) : null;
    const events = series ? await d.series.events(series.id) : [];
    const own = events.filter((event) => can(actor, 'event.update', event));
    const [first] = own;
    if (!series || !first) throw seriesNotFound();
    const now = d.clock.now();
    return {
      id: series.id,
      slug: series.slug,
      rule: d.recurrence.read(series.rule),
      dates: own.flatMap((event) => dateRow(series, event, now)),
      exceptions: series.dates.filter(isException).map(({ number, startsAt }) => ({
        number,
        startsAt: startsAt.toISOString(),
        isPast: startsAt <= now,
      })),
      timeZone: first.timeZone,
    };
  };

const isException = ({ eventId }: SeriesDate) => eventId === null;

function dateRow({ dates }: Series, event: Event, now: Date): DateRow[] {
  const date = dates.find(({ eventId }) => eventId === event.id);
  return date ? [{ event: toEventDto(event, now), isMovedAlone: isMovedAlone(date, event) }] : [];
}

const shownDates = (dates: PlannedDate[]) => dates.map((date) => ({ ...date, startsAt: date.startsAt.toISOString() }));

/** Which dates a rule would make after an event. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const previewRule =
  (d: Deps) =>
  async (actor: Actor, eventId: string, rule: SeriesRule): Promise<RulePreview> => {
    authorize(actor, 'event.create');
    const { event } = await findManagedEvent(d, actor, 'event.update', eventId);
    const start = toLocalTime(event.startsAt, event.timeZone);
    const dates = plannedDates(d.recurrence, rule, { start, timeZone: event.timeZone }, d.clock.now());
    return { timeZone: event.timeZone, capacity: event.capacity, dates: shownDates(dates) };
  };

/** Which dates a rule would add to a series from `start` on. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const previewMoreDates =
  (d: Deps) =>
  async (actor: Actor, seriesId: string, start: string, rule: SeriesRule): Promise<RulePreview> => {
    authorize(actor, 'event.create');
    const series = isUuid(seriesId) ? await d.series.find(seriesId) : null;
    const events = series ? await d.series.events(series.id) : [];
    const template = events.findLast(({ status }) => status !== 'CANCELLED');
    if (!series || !template) throw seriesNotFound();
    const { timeZone, capacity } = template;
    const dates = plannedDates(d.recurrence, rule, { start, timeZone }, d.clock.now(), series.dates);
    return { timeZone, capacity, dates: shownDates(dates) };
  };

/**
 * What a change of one date would do to the others: which change, which would be refused and why, which keep a time of their
 * own. Nothing is locked and nothing is written. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND
 */
export const previewSeriesChange =
  (d: Deps) =>
  async (
    actor: Actor,
    { eventId, scope, patch: { version: _seen, ...input } }: PreviewSeriesInput,
  ): Promise<DatePreview[]> => {
    const { event } = await findManagedEvent(d, actor, 'event.update', eventId);
    const found = await d.series.of(event.id);
    const series = found && (await d.series.find(found.id));
    if (!series) throw seriesNotFound();
    const now = d.clock.now();
    const dates = withDates(series, await d.series.withStock(series.dates.flatMap(({ eventId }) => eventId ?? [])));
    const base = dates.find((one) => one.event.id === event.id);
    if (!base) throw seriesNotFound();
    return othersOf(dates, base.event, scope, now)
      .filter((other) => can(actor, 'event.update', other.event))
      .map((other) => toPreview(other, planDate({ ids: d.ids, now }, base, other, input)));
  };

function toPreview({ event, stock }: DateOfSeries, plan: DatePlan): DatePreview {
  const shown = {
    id: event.id,
    name: event.name,
    version: event.version,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    timeZone: event.timeZone,
    ticketsSold: [...stock.held.values()].reduce((sum, tickets) => sum + tickets, 0),
    keepsTime: plan.keepsTime,
  };
  return plan.kind === 'refused'
    ? { ...shown, kind: 'refused', ...reasonOf(plan.error) }
    : { ...shown, kind: plan.kind };
}

/** The first field at fault says most; what no field says, the error's own code does. */
function reasonOf({ fields: [first], code }: AppError) {
  return first
    ? { field: first.field, code: first.code, params: first.params }
    : { field: '', code, params: undefined };
}
