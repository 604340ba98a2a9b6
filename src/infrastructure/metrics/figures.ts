import type { DomainEvent } from '../../domain/domain-events.ts';
import { processWide } from '../process-wide.ts';
import { Counts, Spread } from './tally.ts';

/** What this process counts of itself, in plain numbers. registry.ts names them for whoever reads them. */

const REQUEST_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_SECONDS = [0.005, 0.025, 0.1, 0.5, 1, 5, 30, 120, 300];
const BATCH_SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** Answers of one kind: by status, and how long they took. */
export class Answered {
  readonly statuses = new Map<number, number>();
  readonly seconds = new Spread(REQUEST_SECONDS);

  /** `milliseconds` until the answer was there, by a clock that nobody sets. */
  count(status: number, milliseconds: number): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    this.seconds.add(milliseconds / 1_000);
  }
}

/** One entry for each key, made when it is first asked for. */
function table<Value>(make: () => Value) {
  const entries = new Map<string, Value>();
  return {
    of(key: string): Value {
      const known = entries.get(key);
      if (known) return known;
      const made = make();
      entries.set(key, made);
      return made;
    },
    entries: () => entries.entries(),
  };
}

/** The sales queue of this process. */
export class SaleFigures {
  readonly batchSizes = new Spread(BATCH_SIZES);
  readonly batchSeconds = new Spread(REQUEST_SECONDS);
  lostRaces = 0;
}

export const figures = processWide('figures', () => ({
  /** By `GET /api/events/{id}`. */
  endpoints: table(() => new Answered()),
  /** What Next answers: by `page`, `file` or `form`. */
  pages: table(() => new Answered()),
  /** By error code, whoever refused: an endpoint, a form, or the server before both. */
  refusals: new Counts(),
  sales: new SaleFigures(),
  ticketsSold: 0,
  checkIns: 0,
  /** By cache, then by what a reader met: `hit`, `shared` (another process made it) or `miss`. */
  caches: table(() => new Counts()),
  /** By job, then by `done` or `failed`. */
  jobs: table(() => new Counts()),
  jobSeconds: table(() => new Spread(JOB_SECONDS)),
  /** Mails handed to their server: `accepted`, `refused` or `postponed`. */
  mails: new Counts(),
}));

/** Sales and check-ins as this process recorded them: nobody else's are followed (follow.ts). */
export function countRecorded(events: readonly DomainEvent[]): void {
  const counted = figures();
  for (const { type } of events) {
    if (type === 'ticket.purchased') counted.ticketsSold += 1;
    else if (type === 'ticket.checked-in') counted.checkIns += 1;
  }
}

/** Something that the thread of the jobs did, told to the one that is asked for figures. */
export type Report =
  | { kind: 'job'; job: string; outcome: 'done' | 'failed'; seconds: number }
  | { kind: 'mail'; outcome: 'accepted' | 'refused' | 'postponed' };

export function countReport(report: Report): void {
  const { jobs, jobSeconds, mails } = figures();
  if (report.kind === 'mail') {
    mails.add(report.outcome);
    return;
  }
  jobs.of(report.job).add(report.outcome);
  jobSeconds.of(report.job).add(report.seconds);
}
