import path from 'node:path';
import { Worker } from 'node:worker_threads';

type Work = {
  /** Whose thread it is, for messages of errors. */
  name: string;
  /**
   * A function of `require` that gives the function of a job, as text: no bundler then has to find a file of its own for
   * it. What it answers, or its promise resolves to, must be data, as `postMessage` sends it.
   */
  source: string;
  /** By so much nicer than those that serve: Linux weighs 5 as a third of one of them, 10 as a tenth. */
  nicer: number;
  mostMemoryMb: number;
};

// On Linux a priority is a thread's; elsewhere it would be that of the whole process.
const around = (source: string) => `
  const { createRequire } = require('node:module');
  const { getPriority, setPriority } = require('node:os');
  const { parentPort, workerData } = require('node:worker_threads');
  if (process.platform === 'linux') setPriority(Math.min(19, getPriority() + workerData.nicer));
  const compute = (${source})(createRequire(workerData.root));
  parentPort.on('message', async (job) => {
    try {
      parentPort.postMessage({ done: await compute(job) });
    } catch (error) {
      parentPort.postMessage({ error });
    }
  });
`;

/** Computes in a thread of its own that gives way to those that serve. The caller sees to it that there is one job at a time. */
export function niceThread<Job, Done>({ name, source, nicer, mostMemoryMb }: Work): (job: Job) => Promise<Done> {
  let running: Worker | undefined;

  const start = () =>
    new Worker(around(source), {
      eval: true,
      workerData: { root: path.join(process.cwd(), 'package.json'), nicer },
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    });

  return (job) => {
    running ??= start();
    const worker = running;
    const { promise, resolve, reject } = Promise.withResolvers<Done>();
    const answer = (reply: { done: Done } | { error: unknown }) =>
      'done' in reply ? resolve(reply.done) : reject(reply.error);
    const end = (error: unknown) => {
      running = undefined;
      reject(error);
    };
    const exit = (code: number) => end(new Error(`the thread for ${name} ended with ${code}`));
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
