import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Several copies of the server on one port, watched by the process that started them. */

// A process that ran this long had started properly: its end is no sign of a bad start.
const SETTLED_MS = 60_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
const MOST_QUICK_DEATHS = 5;

/** Whether this process is one of those copies. */
export const isCopy = cluster.isWorker;

const exited = (worker: Worker) =>
  new Promise<number>((resolve) => {
    // One that was told to end before it had started had nothing to finish.
    worker.once('exit', (code, signal) => resolve(signal === 'SIGTERM' ? 0 : (code ?? 1)));
  });

/**
 * Runs this program `count` times and starts again whichever copy dies, later after each quick death. SIGTERM and
 * SIGINT end all in order. @returns the exit code, once none of them runs any more
 */
export async function runCopies(count: number, log: Logger): Promise<number> {
  const stopping = new AbortController();
  const running = new Set<Worker>();

  const pause = (milliseconds: number) =>
    sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);

  /** One place, and whoever runs in it. */
  const keepRunning = async (): Promise<number> => {
    for (let quickDeaths = 0; ; ) {
      const startedAt = Date.now();
      const worker = cluster.fork();
      running.add(worker);
      const code = await exited(worker);
      running.delete(worker);
      if (stopping.signal.aborted) return code;
      quickDeaths = Date.now() - startedAt > SETTLED_MS ? 1 : quickDeaths + 1;
      // With nobody left who serves, whoever started us decides what to do.
      if (quickDeaths >= MOST_QUICK_DEATHS && running.size === 0) stopping.abort();
      const milliseconds = Math.min(FIRST_PAUSE_MS * 2 ** (quickDeaths - 1), LONGEST_PAUSE_MS);
      log.error({ code, milliseconds }, 'a process of the server died; it is started again');
      await pause(milliseconds);
      if (stopping.signal.aborted) return 1;
    }
  };

  const stop = () => {
    stopping.abort();
    for (const worker of running) worker.process.kill('SIGTERM');
  };
  // A second signal without a listener would end this process, and with it those that finish what they have begun.
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const codes = await Promise.all(Array.from({ length: count }, keepRunning));
  return Math.max(...codes);
}
