import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** `npm run test:faults`. Apart from the other tests, because it needs a build and the machine for itself. */
export default defineConfig({
  root: path.join(import.meta.dirname, '../..'),
  resolve: { alias: { '@': path.join(import.meta.dirname, '../../src') } },
  test: {
    include: ['tests/faults/*.test.ts'],
    env: { TZ: 'Asia/Kathmandu', LOG_LEVEL: 'silent' },
    // Its lines of figures are read by people.
    disableConsoleIntercept: true,
    testTimeout: 900_000,
    hookTimeout: 600_000,
  },
});
