import { availableParallelism, totalmem } from 'node:os';

/** How much memory the server's own data may take, so that garbage is collected before the machine runs out, and by how many threads. */

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

/** What V8 takes where it is not told. */
const MOST_HELPERS = 4;

/**
 * Threads of each of `processes` that collect beside the one that sells: where they have no cores of their own they take
 * its time, and it waits for them.
 */
export const collectors = (cores: number, processes: number): number =>
  Math.max(1, Math.min(MOST_HELPERS, Math.floor(cores / processes) - 1));

/** Node's options for both; none of what whoever starts us has set. */
export function heapOptions(processes: number, given = process.env.NODE_OPTIONS ?? ''): string[] {
  const isGiven = (option: string) => given.replaceAll('_', '-').includes(option);
  return [
    ...(isGiven('--max-old-space-size') ? [] : [`--max-old-space-size=${heapLimit(usableBytes(), processes)}`]),
    ...(isGiven('--v8-pool-size') ? [] : [`--v8-pool-size=${collectors(availableParallelism(), processes)}`]),
  ];
}
