import { AppError } from '../../domain/errors.ts';
import { currentCaller } from './caller.ts';
import { fairQueue } from './fair-queue.ts';

type Waiting<Job, Result> = {
  job: Job;
  address: string;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

type Settings<Result> = {
  mostWaiting: number;
  /** What whoever gives way is told, above "Try again in a moment." */
  tooMany: string;
  /** After which results an address waits for as long as the job took, so that it has half of the thread at most. */
  isHeldBack?: (result: Result) => boolean;
};

/** Does one job at a time; callers take turns, and past `mostWaiting` one gives way. */
export function oneAtATime<Job, Result>(
  compute: (job: Job) => Promise<Result>,
  { mostWaiting, tooMany, isHeldBack = () => false }: Settings<Result>,
): (job: Job) => Promise<Result> {
  const queue = fairQueue<Waiting<Job, Result>>(mostWaiting);
  const resting = new Set<string>();
  let isWorking = false;

  const rest = (address: string, milliseconds: number) => {
    resting.add(address);
    setTimeout(() => {
      resting.delete(address);
      void work();
    }, milliseconds);
  };

  const doOne = async ({ job, address, resolve, reject }: Waiting<Job, Result>) => {
    const begun = performance.now();
    try {
      const result = await compute(job);
      if (isHeldBack(result)) rest(address, performance.now() - begun);
      resolve(result);
    } catch (error) {
      reject(error);
    }
  };

  const work = async () => {
    if (isWorking) return;
    isWorking = true;
    const isServed = (address: string) => !resting.has(address);
    for (let next = queue.next(isServed); next; next = queue.next(isServed)) await doOne(next);
    isWorking = false;
  };

  return (job) => {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const caller = currentCaller();
    queue
      .add({ job, address: caller.address, resolve, reject }, caller)
      ?.reject(new AppError('UNAVAILABLE', `${tooMany} Try again in a moment.`, { retryAfter: 5 }));
    void work();
    return promise;
  };
}
