import type { Locale } from '../../domain/locale.ts';
import type { AttendeeFilter, AttendeeList, OrderEvent, PrintedAttendee } from './schema.ts';

export type { AttendeeDto, AttendeeFilter, AttendeeList, OrderEvent, PrintedAttendee } from './schema.ts';

/** What the screens about attendees need from outside. */

export type Slice = { offset: number; limit: number };

/** Of which events; null stands for all. */
export type EventChoice = readonly string[] | null;

export type AttendeeReads = {
  /** Newest first. With `q` at most a thousand are found and counted. */
  list(events: EventChoice, filter: AttendeeFilter, slice: Slice): Promise<AttendeeList>;
  /** Whoever may still come or is in, by name. */
  byName(eventId: string, slice: Slice): Promise<{ rows: PrintedAttendee[]; total: number }>;
  /** Newest first, at most `limit`. */
  historyOf(orderId: string, limit: number): Promise<OrderEvent[]>;
};

/** A cell of a table; a moment is shown as such where the format can. */
export type Cell = string | number | Date | null;

type ExportFilter = Pick<AttendeeFilter, 'status' | 'typeId'>;

export type AttendeeExport = {
  count(events: EventChoice, filter: ExportFilter): Promise<number>;
  /**
   * The tickets that there are when it begins, as they are when their turn comes: nothing is held meanwhile. Cells stand in
   * the order of `EXPORT_COLUMNS`.
   */
  pages(events: EventChoice, filter: ExportFilter): AsyncIterable<Cell[][]>;
};

type Rows = AsyncIterable<readonly (readonly Cell[])[]>;

/** Tables as files, written while their rows come. */
export type TableWriters = {
  csv(headings: readonly string[], rows: Rows): AsyncIterable<Uint8Array>;
  /** At most `MOST_ROWS`. */
  xlsx(headings: readonly string[], rows: Rows): AsyncIterable<Uint8Array>;
};

/** The account that has what was sold at the desk to somebody without one. */
export type BoxOffice = {
  /** Makes it where it is missing. Its tickets are mailed in this language from now on. */
  assure(locale: Locale): Promise<void>;
  /** Whose account an address is, once its owner has shown that it is theirs. */
  verifiedOwner(email: string): Promise<string | null>;
};
