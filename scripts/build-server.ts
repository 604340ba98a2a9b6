import path from 'node:path';
import { buildSync } from 'esbuild';
import { ROOT } from './run-state.ts';

/** Where the production server of a build stands. */
export const serverFile = (distDir = '.next') => path.join(ROOT, distDir, 'eventhub-server.mjs');

/** Makes one file of an entry and all of ours that it imports; packages stay where they are. @throws Error with what is wrong */
function bundle(entry: string, outfile: string): void {
  buildSync({
    entryPoints: [path.join(ROOT, entry)],
    outfile,
    tsconfig: path.join(ROOT, 'tsconfig.json'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node22',
    jsx: 'automatic',
    sourcemap: 'linked',
    logLevel: 'silent',
  });
}

/** The production server and, beside it, the threads of its jobs and of the tickets it prints. */
export function buildServer(distDir?: string): void {
  const server = serverFile(distDir);
  bundle('server.ts', server);
  bundle('jobs-thread.ts', path.join(path.dirname(server), 'eventhub-jobs.mjs'));
  bundle('tickets-thread.ts', path.join(path.dirname(server), 'eventhub-tickets.mjs'));
}
