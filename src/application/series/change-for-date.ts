import type { Event } from '../../domain/event.ts';
import { readLocalTime, toLocalTime } from '../../domain/local-time.ts';
import { isMovedAlone, movedLike, type SeriesDate, wallDistance, wallPlus } from '../../domain/series.ts';
import type { EventChangeInput } from '../events/plan-change.ts';
import type { LockedStock } from '../ports.ts';
import { type KnownType, type PlannedType, planOf } from '../ticket-types/plan-stock.ts';
import { plannedTypes } from '../ticket-types/planned-types.ts';
import { movedEnd } from './make-dates.ts';

/** What a change of one date means for another one. Whatever the change does not touch, each date keeps. */

type DateOfSeries = { event: Event; stock: LockedStock; date: SeriesDate };

/** `capacity`, price and ticket types stand beside what is written of the event itself. */
export type DateChange = {
  input: EventChangeInput;
  types: PlannedType[] | undefined;
  /** It was moved by itself before, and keeps the time that it has. */
  keepsTime: boolean;
};

const startOf = ({ startsAt, timeZone }: Event) => toLocalTime(startsAt, timeZone);

/** The change `input` of `base`, made for `other`. @throws AppError VALIDATION_ERROR */
export function changeForDate(base: DateOfSeries, other: DateOfSeries, input: EventChangeInput): DateChange {
  const { slug: _own, eventDate, endDate, timeZone, ticketTypes, ...words } = input;
  const movesTime = eventDate !== undefined || endDate !== undefined || timeZone !== undefined;
  const keepsTime = movesTime && isMovedAlone(other.date, other.event);
  const times = movesTime && !keepsTime ? timesFor(base.event, other.event, { eventDate, endDate, timeZone }) : {};
  const zone = timeZone ?? base.event.timeZone;
  const types = ticketTypes && typesFor(base, other, plannedTypes(ticketTypes, zone));
  return { input: { ...words, ...times }, types, keepsTime };
}

type Times = Pick<EventChangeInput, 'eventDate' | 'endDate' | 'timeZone'>;

/** As many days later as the base is moved, at its new time of day, and as long. */
function timesFor(base: Event, other: Event, { eventDate, endDate, timeZone }: Times): Times {
  const from = startOf(base);
  const zone = timeZone ?? base.timeZone;
  const onClocks = (text: string) => toLocalTime(readLocalTime(text, zone)?.at ?? base.startsAt, zone);
  const to = eventDate === undefined ? from : onClocks(eventDate);
  const start = movedLike(startOf(other), from, to);
  return {
    ...(eventDate === undefined && timeZone === undefined ? {} : { eventDate: start }),
    ...(endDate === undefined ? {} : { endDate: wallPlus(start, wallDistance(to, onClocks(endDate))) }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

/** The type of another date that stands for each of these: of the same name, else in the same place. */
function counterparts(of: readonly KnownType[], among: readonly KnownType[]): Map<string, KnownType> {
  const found = new Map<string, KnownType>();
  const taken = new Set<string>();
  const pair = (type: KnownType, other: KnownType | undefined) => {
    if (!other || found.has(type.id) || taken.has(other.id)) return;
    found.set(type.id, other);
    taken.add(other.id);
  };
  for (const type of of)
    pair(
      type,
      among.find(({ name }) => name === type.name),
    );
  for (const [place, type] of of.entries()) pair(type, among[place]);
  return found;
}

/** Only what differs, so that a type keeps on each date what was set for that date alone. */
function differences(before: KnownType, after: PlannedType): Partial<PlannedType> {
  const { id: _id, ...fields } = after;
  const was = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(
    Object.entries(fields).filter(([field, value]) => JSON.stringify(was.get(field)) !== JSON.stringify(value)),
  );
}

/** What the other date is to sell where the base is to sell `wanted`. */
function typesFor(base: DateOfSeries, other: DateOfSeries, wanted: readonly PlannedType[]): PlannedType[] {
  const known = new Map(planOf(base.event.id, base.stock).map((type) => [type.id, type]));
  const theirs = planOf(other.event.id, other.stock);
  const standsFor = counterparts([...known.values()], theirs);
  const distance = wallDistance(startOf(base.event), startOf(other.event));
  // Whoever has no counterpart is new there too, and named by the same id until it gets one.
  const there = (id: string) => standsFor.get(id)?.id ?? id;
  const moved = (changed: Partial<PlannedType>) => ({
    ...changed,
    ...(changed.salesEnd ? { salesEnd: movedEnd(changed.salesEnd, distance, base.event.timeZone) } : {}),
    ...(changed.sharesLimitWith ? { sharesLimitWith: there(changed.sharesLimitWith) } : {}),
  });

  const alike = wanted.flatMap((type): PlannedType[] => {
    const before = type.id === undefined ? undefined : known.get(type.id);
    if (!before) return [{ ...type, ...moved(type) }];
    const counterpart = standsFor.get(before.id);
    return counterpart ? [{ ...counterpart, ...moved(differences(before, type)) }] : [];
  });
  const paired = new Set([...standsFor.values()].map(({ id }) => id));
  return [...alike, ...theirs.filter(({ id }) => !paired.has(id))];
}
