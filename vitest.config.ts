import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

// A time zone that nobody lives by (UTC+5:45) shows every place that confuses local time with an event's own.
process.env.TZ = 'Asia/Kathmandu';

/** Vitest leaves one core free for itself, which of two is half. A file waits for PostgreSQL as often as it works. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

const alias = { '@': path.join(import.meta.dirname, 'src') };

export default defineConfig({
  test: {
    coverage: {
      provider: 'v8',
      include: ['src/domain/**/*.ts', 'src/application/**/*.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { lines: 90 },
    },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          maxWorkers,
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          env: { TZ: 'Asia/Kathmandu' },
          // Ends what hangs; the first test of a file waits for what it imports, on a busy machine for seconds.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          maxWorkers,
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/postgres-server.ts'],
          setupFiles: ['tests/support/database.ts', 'tests/support/answers.ts'],
          // A file's calls come from one address, hundreds a second; those about limits switch them on.
          env: { TZ: 'Asia/Kathmandu', NODE_ENV: 'test', LOG_LEVEL: 'silent', RATE_LIMITS: 'off' },
          // next-auth imports `next/server` without its extension, which Node's own loader refuses.
          server: { deps: { inline: ['next-auth'] } },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
