import { totalmem } from 'node:os';

/** How much memory the server's own data may take, so that garbage is collected before the machine runs out. */

const MEGABYTE = 1024 * 1024;
/** A server at rest holds 150 MB; with all of its caches full 350. */
const LEAST = 256;
const MOST = 1_024;
/** The rest is for PostgreSQL, the system, and what Node keeps outside of its heap. */
const SHARE = 0.4;

/** What a container may use, where it has a limit, else the machine's. */
export function usableBytes(total = totalmem(), constrained = process.constrainedMemory()): number {
  // Without a limit some systems say 0, some more than there is.
  return constrained > 0 ? Math.min(constrained, total) : total;
}

/** For each of `processes`, in MB. */
export const heapLimit = (bytes: number, processes: number): number =>
  Math.round(Math.min(MOST, Math.max(LEAST, (bytes * SHARE) / MEGABYTE / processes)));

/** Node's option for it; none where whoever starts us has set one. */
export function heapOptions(processes: number, given = process.env.NODE_OPTIONS ?? ''): string[] {
  if (/--max[-_]old[-_]space[-_]size/.test(given)) return [];
  return [`--max-old-space-size=${heapLimit(usableBytes(), processes)}`];
}
