import pino from 'pino';
import { env } from './env.ts';
import { processWide } from './process-wide.ts';

/** JSON lines on stdout. Secrets that might ride along in an object are blanked. */
export const logger = processWide('logger', () =>
  pino({
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['password', 'token', 'authorization', 'cookie', '*.password', '*.token'],
  }),
);
