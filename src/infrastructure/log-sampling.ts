import type { Logger } from 'pino';
import { logger } from './logger.ts';
import { processWide } from './process-wide.ts';

const INTERVAL_MS = 10_000;
/** So that no text that somebody makes up fills the memory. */
const MOST_KINDS = 100;
const OTHER = 'other';

type Options = { intervalMs?: number; mostKinds?: number };

/**
 * For what may happen by the thousands, just when a line of the log costs most: the first of each kind is written with
 * all its details, those after it are counted, one line an interval. A kind that was quiet for an interval is new again.
 */
export function sampledWarnings(
  log: Pick<Logger, 'warn'>,
  { intervalMs = INTERVAL_MS, mostKinds = MOST_KINDS }: Options = {},
) {
  const counts = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  const writeCounts = () => {
    for (const [kind, count] of counts) {
      if (count > 0) log.warn({ kind, count, seconds: intervalMs / 1_000 }, 'happened again');
      if (count > 0) counts.set(kind, 0);
      else counts.delete(kind);
    }
    if (counts.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };

  return {
    warn(kind: string, details: object, message: string): void {
      const known = counts.has(kind) || counts.size < mostKinds ? kind : OTHER;
      const count = counts.get(known);
      counts.set(known, count === undefined ? 0 : count + 1);
      if (count === undefined) log.warn({ ...details, kind: known }, message);
      timer ??= setInterval(writeCounts, intervalMs).unref();
    },
    /** For the process's end. */
    writeCounts,
  };
}

export const warnings = processWide('warnings', () => {
  const sampled = sampledWarnings(logger());
  process.once('exit', sampled.writeCounts);
  return sampled;
});
