import { AppError } from '../../domain/errors.ts';
import { currentCaller } from './caller.ts';
import { fairQueue } from './fair-queue.ts';

type Waiting<Job, Result> = { job: Job; resolve: (result: Result) => void; reject: (error: unknown) => void };

/**
 * Does one job at a time; callers take turns, and past `mostWaiting` one gives way.
 * @param tooMany what whoever gives way is told, above "Try again in a moment."
 */
export function oneAtATime<Job, Result>(
  compute: (job: Job) => Promise<Result>,
  { mostWaiting, tooMany }: { mostWaiting: number; tooMany: string },
): (job: Job) => Promise<Result> {
  const queue = fairQueue<Waiting<Job, Result>>(mostWaiting);
  let isWorking = false;

  const work = async () => {
    if (isWorking) return;
    isWorking = true;
    for (let next = queue.next(); next; next = queue.next()) await compute(next.job).then(next.resolve, next.reject);
    isWorking = false;
  };

  return (job) => {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    queue
      .add({ job, resolve, reject }, currentCaller())
      ?.reject(new AppError('UNAVAILABLE', `${tooMany} Try again in a moment.`, { retryAfter: 5 }));
    void work();
    return promise;
  };
}
