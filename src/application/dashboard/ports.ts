import type { StoredStatus } from '../../domain/event.ts';
import type { EventScope } from '../../domain/policy.ts';

/** What the dashboard needs. Each read is one statement, whatever there is; amounts are minor units. */

/** The time that counts: `from` to `now`, and before it `beforeFrom` to `beforeTo`. */
type Period = { beforeFrom: Date; beforeTo: Date; from: Date; now: Date };

export type SoldInStep = {
  /** How many of the bounds had passed when it was sold. */
  step: number;
  currency: string;
  tickets: number;
  revenue: number;
};

export type SoldOfType = {
  id: string;
  name: string;
  type: string;
  currency: string;
  tickets: number;
  revenue: number;
};

export type OrdersBySource = {
  isNow: boolean;
  /** Empty where no link said any; null for the rest together, and for the time before. */
  source: string | null;
  currency: string;
  orders: number;
  revenue: number;
};

export type CheckIns = { now: number; before: number; minutes: { at: string; checkIns: number }[] };

/** An event that has not begun. */
type ComingEvent = {
  id: string;
  name: string;
  startsAt: string;
  timeZone: string;
  status: StoredStatus;
  capacity: number;
  sold: number;
};
type Counted = { events: ComingEvent[]; count: number };

export type Coming = {
  seats: { events: number; capacity: number; sold: number };
  next: ComingEvent[];
  sellingOut: Counted;
  unsold: Counted;
  drafts: Counted;
};

type ComingQuery = {
  now: Date;
  /** What begins until then is soon. */
  soon: Date;
  /** What is older than this had time to sell. */
  longEnough: Date;
  /** Percent of the seats: at most so many are left of what is selling out. */
  fewPercent: number;
  /** Of each list. */
  most: { next: number; attention: number };
};

export type DashboardReads = {
  /** `bounds` rise; counts from the first of them on. */
  sold(bounds: readonly Date[], scope: EventScope): Promise<SoldInStep[]>;
  /** The `most` events with the most revenue in each currency, best first, type by type. */
  soldByEvent(period: Pick<Period, 'from' | 'now'>, most: number, scope: EventScope): Promise<SoldOfType[]>;
  ordersBySource(period: Period, most: number, scope: EventScope): Promise<OrdersBySource[]>;
  checkIns(period: Period, minutesFrom: Date, scope: EventScope): Promise<CheckIns>;
  coming(query: ComingQuery, scope: EventScope): Promise<Coming>;
};

/** What `npm run doctor` would say, too, of what a running process can see. */
export type Trouble =
  | { kind: 'jobs-given-up'; count: number }
  /** What happened is not worked on. */
  | { kind: 'jobs-behind'; minutes: number }
  | { kind: 'mails-waiting'; count: number; minutes: number }
  | { kind: 'mails-given-up'; count: number }
  /** A power cut loses sales. */
  | { kind: 'not-durable'; fsync: string; commit: string }
  | { kind: 'few-connections'; wanted: number; most: number }
  | { kind: 'changeable-logs'; role: string }
  /** This machine's and the database's. */
  | { kind: 'clocks-apart'; seconds: number };

export type Troubles = { find(): Promise<Trouble[]> };
