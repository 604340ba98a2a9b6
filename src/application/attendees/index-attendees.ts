import type { Handler } from '../jobs/job.ts';
import type { indexAttendeesJob } from './index-attendees.job.ts';

type Deps = {
  attendeeIndex: {
    /** Brings in what is next in the log. @returns whether more is there already */
    bringIn(): Promise<boolean>;
    /** Ends early where `signal` says so. */
    rest(milliseconds: number, signal: AbortSignal): Promise<void>;
  };
};

/**
 * After a piece it rests so many times as long as that took: a rush is sold first. Whoever searches meanwhile is looked for
 * one by one, in a quarter of a second among 100,000.
 */
const REST = 9;
/** The next run is called for after a minute and goes on from there. */
const RUN_MS = 45_000;

/** Makes what was sold findable, a piece at a time. */
export const indexAttendees =
  ({ attendeeIndex }: Deps): Handler<(typeof indexAttendeesJob)['payload']> =>
  async (_, { signal }) => {
    const end = performance.now() + RUN_MS;
    for (let begun = performance.now(); !signal.aborted && begun < end; begun = performance.now()) {
      if (!(await attendeeIndex.bringIn())) return;
      await attendeeIndex.rest((performance.now() - begun) * REST, signal);
    }
  };
