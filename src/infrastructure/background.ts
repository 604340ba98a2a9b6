import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Background } from '../application/auth/ports.ts';
import { logger } from './logger.ts';
import { processWide } from './process-wide.ts';

const MOST_WAITING = 1_000;
// By then the answer has gone out: not even its first statement is in the answer's way.
const LATER_MS = 50;

export type BackgroundWork = Background & {
  /** Once all that was begun by now has ended. */
  settled(): Promise<void>;
};

/** One after the other, so that a flood of it takes one connection from those who buy. */
export function backgroundWork(log: Pick<Logger, 'warn' | 'error'>): BackgroundWork {
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  return {
    run(what, work) {
      if (waiting >= MOST_WAITING) {
        log.warn({ what, waiting }, 'too much waits in the background: this was left out');
        return;
      }
      waiting += 1;
      const later = sleep(LATER_MS);
      last = last
        .then(() => later)
        .then(work)
        .catch((err: unknown) => log.error({ err, what }, 'work in the background failed'))
        .finally(() => {
          waiting -= 1;
        });
    },
    settled: () => last,
  };
}

export const background = processWide('background', () => backgroundWork(logger()));
