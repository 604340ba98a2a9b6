import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** What bcrypt is asked. */
export type Job =
  | { kind: 'hash'; password: string; cost: number }
  | { kind: 'compare'; password: string; stored: string };
export type Computed = { hash: string } | { matches: boolean };

/**
 * So much nicer than those that serve: Linux weighs the thread as a third of one of them where both want the same core.
 * More (10 is a tenth) would keep people out just when everybody signs in to buy: a hash then takes seconds.
 */
const NICER = 5;

// As text, because no bundler then has to find a file of its own for it. On Linux a priority is a thread's; elsewhere it
// would be that of the whole process.
const SOURCE = `
  const { createRequire } = require('node:module');
  const { getPriority, setPriority } = require('node:os');
  const { parentPort, workerData } = require('node:worker_threads');
  const { hashSync, compareSync } = createRequire(workerData.root)('@node-rs/bcrypt');
  if (process.platform === 'linux') setPriority(Math.min(19, getPriority() + workerData.nicer));
  const compute = (job) =>
    job.kind === 'hash'
      ? { hash: hashSync(job.password, { cost: job.cost }) }
      : { matches: compareSync(job.password, job.stored) };
  parentPort.on('message', (job) => {
    try {
      parentPort.postMessage({ done: compute(job) });
    } catch (error) {
      parentPort.postMessage({ error });
    }
  });
`;

type Reply = { done: Computed } | { error: unknown };

const start = () =>
  new Worker(SOURCE, {
    eval: true,
    workerData: { root: path.join(process.cwd(), 'package.json'), nicer: NICER },
    resourceLimits: { maxOldGenerationSizeMb: 32 },
  });

/** bcrypt in a thread of its own that gives way to those that serve. One job at a time. */
export function passwordThread(): (job: Job) => Promise<Computed> {
  let running: Worker | undefined;

  return (job) => {
    running ??= start();
    const worker = running;
    const { promise, resolve, reject } = Promise.withResolvers<Computed>();
    const answer = (reply: Reply) => ('done' in reply ? resolve(reply.done) : reject(reply.error));
    const end = (error: unknown) => {
      running = undefined;
      reject(error);
    };
    const exit = (code: number) => end(new Error(`the thread for passwords ended with ${code}`));
    worker.once('message', answer).once('error', end).once('exit', exit);
    worker.ref();
    worker.postMessage(job);
    return promise.finally(() => {
      worker.off('message', answer).off('error', end).off('exit', exit);
      // The process may end while nobody waits for this.
      worker.unref();
    });
  };
}
