import pino from 'pino';
import { env } from './env.ts';
import { processWide } from './process-wide.ts';
import { traceOf } from './request-context.ts';

/** What waits for room on the disk, at most; beyond it the newest lines are dropped. */
const WAITING_BYTES = 1024 * 1024;

/** Stdout. A line that cannot be written, because the disk is full or nobody reads any more, must not end the shop. */
function stdoutThatMayFail() {
  // What packages write by `console`.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);

  const stdout = pino.destination({ fd: 1, sync: true, maxLength: WAITING_BYTES });
  stdout.on('error', () => undefined);
  return stdout;
}

/** JSON lines on stdout. Secrets that might ride along in an object are blanked. */
export const logger = processWide('logger', () =>
  pino(
    {
      level: env().LOG_LEVEL,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      // The request, or the job, that the line is about.
      mixin: () => traceOf(),
      redact: ['password', 'token', 'authorization', 'cookie', '*.password', '*.token'],
    },
    stdoutThatMayFail(),
  ),
);
