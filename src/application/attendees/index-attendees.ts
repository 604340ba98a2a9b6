import type { Handler } from '../jobs/job.ts';
import type { indexAttendeesJob } from './index-attendees.job.ts';

type Deps = {
  attendeeIndex: {
    /** Brings in what is next in the log. @returns whether more is there already */
    bringIn(): Promise<boolean>;
  };
};

/** Makes what was sold findable, a piece at a time. */
export const indexAttendees =
  (d: Deps): Handler<(typeof indexAttendeesJob)['payload']> =>
  async (_, { signal }) => {
    while (!signal.aborted && (await d.attendeeIndex.bringIn()));
  };
