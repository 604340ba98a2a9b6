import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The processes of a PostgreSQL that a test breaks. */

export function childrenOf(pid: number): number[] {
  try {
    const listed = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
    return listed
      .split('\n')
      .map(Number)
      .filter((child) => child > 0);
  } catch {
    // It has none.
    return [];
  }
}

/** `kill -9` of the postmaster of this cluster and of all that it started. */
export function killPostmaster(cluster: string): void {
  const postmaster = Number.parseInt(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'), 10);
  for (const pid of [postmaster, ...childrenOf(postmaster)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // A child that followed the postmaster by itself.
    }
  }
}
