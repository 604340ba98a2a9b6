import type { Handler } from '../jobs/job.ts';
import type { Clock } from '../ports.ts';
import type { failLostTasksJob } from './fail-lost-tasks.job.ts';
import type { TaskRuns } from './ports.ts';

type Deps = { taskRuns: Pick<TaskRuns, 'failLost'>; clock: Clock };

export const failLostTasks =
  (d: Deps): Handler<(typeof failLostTasksJob)['payload']> =>
  () =>
    d.taskRuns.failLost(d.clock.now());
