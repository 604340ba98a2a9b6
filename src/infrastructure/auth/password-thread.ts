import { niceThread } from '../nice-thread.ts';

/** What bcrypt is asked. */
export type Job =
  | { kind: 'hash'; password: string; cost: number }
  | { kind: 'compare'; password: string; stored: string };
export type Computed = { hash: string } | { matches: boolean };

const SOURCE = `(require) => {
  const { hashSync, compareSync } = require('@node-rs/bcrypt');
  return (job) =>
    job.kind === 'hash'
      ? { hash: hashSync(job.password, { cost: job.cost }) }
      : { matches: compareSync(job.password, job.stored) };
}`;

/** bcrypt in a thread of its own. One job at a time. */
export const passwordThread = (): ((job: Job) => Promise<Computed>) =>
  niceThread<Job, Computed>({
    name: 'passwords',
    source: SOURCE,
    // Nicer than this would keep people out just when everybody signs in to buy: a hash then takes seconds.
    nicer: 5,
    mostMemoryMb: 32,
  });
