import path from 'node:path';
import { buildSync } from 'esbuild';
import { ROOT } from './run-state.ts';

/** Where the production server of a build stands. */
export const serverFile = (distDir = '.next') => path.join(ROOT, distDir, 'eventhub-server.mjs');

/** Makes one file of server.ts and all of ours that it imports; packages stay where they are. @throws Error with what is wrong */
export function buildServer(distDir?: string): void {
  buildSync({
    entryPoints: [path.join(ROOT, 'server.ts')],
    outfile: serverFile(distDir),
    tsconfig: path.join(ROOT, 'tsconfig.json'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node22',
    sourcemap: 'linked',
    logLevel: 'silent',
  });
}
