import type { Handler } from '../jobs/job.ts';
import type { Clock } from '../ports.ts';
import type { purgeJob } from './purge.job.ts';

type Deps = { clock: Clock; purgeExpired: (now: Date) => Promise<unknown> };

export const purge =
  (d: Deps): Handler<(typeof purgeJob)['payload']> =>
  async () => {
    await d.purgeExpired(d.clock.now());
  };
