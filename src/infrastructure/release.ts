import { readFileSync } from 'node:fs';
import { processWide } from './process-wide.ts';

/** The build that runs: what one keeps for others, another may not be able to read. */
export const release = processWide('release', () => {
  try {
    return readFileSync('.next/BUILD_ID', 'utf8').trim();
  } catch {
    return 'development';
  }
});
