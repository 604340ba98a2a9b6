import type { DomainEvent } from '../../domain/domain-events.ts';
import type { FieldError } from '../../domain/errors.ts';
import type { Event, EventCategory } from '../../domain/event.ts';
import type { EventStock } from '../../domain/stock.ts';
import type { EventFilter, EventPatch, LockedStock, NewEvent } from '../ports.ts';
import type { EventCounts } from './schema.ts';

/** What finding and importing events need from outside. */

/** What completes the beginning of a word, or of several. */
export type EventSuggestions = {
  events: Pick<Event, 'id' | 'slug' | 'name' | 'translations' | 'location' | 'startsAt' | 'timeZone'>[];
  places: string[];
  categories: EventCategory[];
};

export type EventDiscovery = {
  suggest(q: string, now: Date): Promise<EventSuggestions>;
  count(filter: EventFilter, ranges: { from: Date; to: Date }[]): Promise<EventCounts>;
};

/** One row of an import file: what its columns say, or why it cannot be read. `line` is where it begins in the file. */
export type ImportRow = { line: number; key: string | null } & (
  | { fields: Record<string, string> }
  | { fault: FieldError }
);

export type ImportPlan = {
  create: { event: NewEvent; stock: EventStock }[];
  update: { event: Event; patch: EventPatch; stock: { before: LockedStock; after: EventStock } | null }[];
  happened: DomainEvent[];
};

export type ImportStore = {
  /**
   * One transaction: locks the events that have one of `keys` and their pools, lets `decide` plan from them and from
   * those of `slugs` that are taken, and writes the plan whole or not at all. With `dryRun` it writes nothing.
   */
  apply<T extends ImportPlan>(
    wanted: { keys: string[]; slugs: string[] },
    decide: (found: { event: Event; stock: LockedStock }[], takenSlugs: Set<string>) => T,
    dryRun: boolean,
  ): Promise<T>;
};

export type ImportReader = {
  /** The rows of a file that somebody sent, one by one. @throws AppError VALIDATION_ERROR where it is no such file */
  rows(file: { fileName: string; format: 'csv' | 'ics'; bytes: Uint8Array }): AsyncIterable<ImportRow>;
  /** Runs `work` with a connection of its own, on which one transaction follows the other. */
  withStore<T>(work: (store: ImportStore) => Promise<T>): Promise<T>;
};

/** A file of the sitemap: it begins with the event of this id, and the last of its events was changed then. */
export type SitemapPart = { from: string; updatedAt: Date };

/** All events that everybody may see, in the order of their ids, which is the one in which they were made: only the last part grows. */
export type SitemapReads = {
  parts(eventsPerPart: number): Promise<SitemapPart[]>;
  /** Up to `most` events from that of the id `from` on. */
  events(from: string, most: number): Promise<{ slug: string; updatedAt: Date }[]>;
  /** The same of the series that have such events. */
  seriesParts(seriesPerPart: number): Promise<SitemapPart[]>;
  series(from: string, most: number): Promise<{ slug: string; updatedAt: Date }[]>;
};
