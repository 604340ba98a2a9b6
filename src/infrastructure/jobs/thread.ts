import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { env } from '../env.ts';
import { logger } from '../logger.ts';
import { countReport } from '../metrics/figures.ts';
import { processWide } from '../process-wide.ts';

/** Keeps the thread that runs the jobs: started again where it dies, and ended in order. */

const FIRST_RESTART_MS = 500;
const LONGEST_RESTART_MS = 30_000;
/** What runs has 10 s to end. A thread that waits for a database that is away is not waited for. */
const LONGEST_STOP_MS = 12_000;
/** A file of 200,000 rows leaves mostly garbage as it is written, which is cleared away before it is much. */
const YOUNG_MB = 12;
/** A thread that lived so long is not one that cannot start. */
const HEALTHY_MS = 60_000;

type Thread = { stop: () => Promise<void> };

type Script = { file: URL; execArgv: string[] };

/** As it stands in the source, for development. */
const fromSource = (): Script => ({
  file: pathToFileURL(path.join(process.cwd(), 'jobs-thread.ts')),
  execArgv: ['--import', 'tsx'],
});

function keepRunning({ file, execArgv }: Script): Thread {
  let failures = 0;
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let worker = start();

  function start(): Worker {
    const startedAt = Date.now();
    const started = new Worker(file, { execArgv, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    // The listening sockets keep the process; jobs do not.
    started.unref();
    started.on('message', countReport);
    started.on('error', (err) => logger().error({ err }, 'the jobs’ thread failed'));
    started.once('exit', () => {
      if (isStopping) return;
      failures = Date.now() - startedAt > HEALTHY_MS ? 0 : failures + 1;
      const wait = Math.min(FIRST_RESTART_MS * 2 ** failures, LONGEST_RESTART_MS);
      timer = setTimeout(() => {
        worker = start();
      }, wait).unref();
    });
    return started;
  }

  return {
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      if (worker.threadId < 0) return;
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage('stop');
      await Promise.race([ended, sleep(LONGEST_STOP_MS, undefined, { ref: false })]);
      await worker.terminate();
    },
  };
}

const inThisProcess = processWide<{ thread?: Thread }>('jobs', () => ({}));

/** `built` is what scripts/build-server.ts made of jobs-thread.ts. */
export function startJobs(built?: URL): void {
  if (!env().JOBS) {
    logger().info('JOBS=off: mails and other work wait for a process that does them.');
    return;
  }
  inThisProcess().thread ??= keepRunning(built ? { file: built, execArgv: [] } : fromSource());
}

/** After what runs just now: 10 s at the longest. */
export async function stopJobs(): Promise<void> {
  await inThisProcess().thread?.stop();
}
