import type { Event } from '../../domain/event.ts';
import type { EventScope } from '../../domain/policy.ts';
import type { Series, SeriesDate, SeriesOverview, SeriesRule } from '../../domain/series.ts';
import type { EventStock } from '../../domain/stock.ts';
import type { EventPatch, EventWithStock, LockedStock, NewEvent, Slice } from '../rows.ts';

/** What series of events need from outside. */

/** Which days a rule names, and how it is written down. */
export type Recurrence = {
  /** Wall-clock times from `start` on, which is always the first, in order and at most `most` of them. */
  expand(rule: SeriesRule, start: string, most: number): string[];
  /** As an RRULE of RFC 5545, and back: its dates begin at `start`. */
  write(rule: SeriesRule, start: string): string;
  read(text: string): SeriesRule;
};

/** A series as its pages are found: the addresses of all its events. */
export type SeriesFacts = { id: string; slug: string; eventSlugs: string[] };

export type EventUnderLock = { event: Event; stock: LockedStock };
export type EventChange = {
  event: Event;
  patch: EventPatch;
  stock: { before: LockedStock; after: EventStock } | null;
};

export type SeriesWrites = {
  series: {
    /** The series that an event is a date of. */
    of(eventId: string): Promise<SeriesFacts | null>;
    facts(id: string): Promise<SeriesFacts>;
    /** Locks its row until the transaction ends, so that its dates are changed by one at a time. */
    lock(id: string): Promise<Series | null>;
    /** The last of its events that is not cancelled. */
    template(id: string): Promise<EventWithStock | null>;
    /** @throws AppError CONFLICT where an event is a date of another series already */
    create(series: Pick<Series, 'id' | 'slug' | 'rule'>, dates: SeriesDate[]): Promise<void>;
    /** Adds these dates, or sets those that have their number; moves the version on. Needs the lock. */
    setDates(id: string, rule: string, dates: SeriesDate[]): Promise<void>;
  };
  /** Events by the hundred, in a fixed number of statements. */
  manyEvents: {
    create(made: { event: NewEvent; stock: EventStock }[]): Promise<void>;
    /** Locks the events in the order of their ids, then their pools. Those that there are, sorted by when they begin. */
    lock(ids: readonly string[]): Promise<EventUnderLock[]>;
    /** Needs the locks. Each event moves on by one version. */
    change(changes: EventChange[]): Promise<void>;
  };
};

export type SeriesReads = {
  find(id: string): Promise<Series | null>;
  findBySlug(slug: string): Promise<Pick<Series, 'id' | 'slug'> | null>;
  /** The series that an event is a date of, and how many events that has. */
  of(eventId: string): Promise<{ id: string; slug: string; events: number } | null>;
  /** All its events, drafts included, sorted by when they begin. */
  events(id: string): Promise<Event[]>;
  /** What everybody may see of it: the events that end after `from` and are no drafts, sorted by when they begin. */
  publicEvents(id: string, from: Date): Promise<Event[]>;
  /** The last of its events that is no draft, for a series that has none to come. */
  lastPublicEvent(id: string): Promise<Event | null>;
  /** Whose events to come begin soonest stands first, what is over last. Counts are of the events within `scope`. */
  list(scope: EventScope, now: Date, slice: Slice): Promise<{ rows: SeriesOverview[]; total: number }>;
  /** These events as they stand: what `manyEvents.lock` would answer, without a lock. */
  withStock(ids: readonly string[]): Promise<EventUnderLock[]>;
};
