import type { StoredStatus } from '../../domain/event.ts';
import type { Trouble } from './ports.ts';
import type { Range, RangeStep } from './ranges.ts';

export { RANGES, type Range } from './ranges.ts';
export const DEFAULT_RANGE: Range = '30d';

/** How the shop is doing. Amounts are in major units of `currency`; what was cancelled counts neither as sold nor as revenue. */

/** One step of the range, and the same step of the time before. */
export type SalesStep = { at: string; tickets: number; revenue: number; ticketsBefore: number; revenueBefore: number };

type Totals = { tickets: number; revenue: number; orders: number; checkIns: number };

export type EventSales = {
  id: string;
  name: string;
  tickets: number;
  revenue: number;
  types: { name: string; tickets: number; revenue: number }[];
};

export type SourceSales = {
  /** Null for those who came by no link that says so, and for the rest. */
  source: string | null;
  /** All that are not among the first, in one. */
  isRest: boolean;
  orders: number;
  revenue: number;
};

export type EventInSight = {
  id: string;
  name: string;
  startsAt: string;
  timeZone: string;
  status: StoredStatus;
  capacity: number;
  sold: number;
};

/** The first few of them, and how many there are. */
export type Few = { events: EventInSight[]; count: number };

export type Dashboard = {
  /** When it was counted. */
  at: string;
  range: Range;
  step: RangeStep;
  /** Of the amounts; null where nothing was sold in any. */
  currency: string | null;
  /** In which something was sold, most first. */
  currencies: string[];
  steps: SalesStep[];
  now: Totals;
  before: Totals;
  /** By revenue. */
  events: EventSales[];
  sources: SourceSales[];
  /** Of published events that have not begun. */
  seats: { events: number; capacity: number; sold: number };
  /** People let in, by minute, for the last hour. */
  door: { at: string; checkIns: number }[];
  /** The next to begin. */
  upcoming: EventInSight[];
  attention: {
    sellingOut: Few;
    /** Soon, published for a while, and nobody bought. */
    unsold: Few;
    /** Soon, and not published. */
    drafts: Few;
    /** What whoever runs the shop should repair; nobody else is told. */
    troubles: Trouble[];
  };
};
