import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumPath } from './scripts/chromium.ts';

/**
 * Journeys in a real Chromium against the production build, on a stack of their own: free port, own data, demo events.
 * Build first (`./eventhub.sh test` does). With E2E_BASE_URL they run against a server that is already there.
 */

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

// Each worker loads this file anew and finds what the first load decided in its environment.
const isFirstLoad = !process.env.E2E_PORT;
process.env.E2E_PORT ??= String(await freePort());
process.env.E2E_DATA ??= mkdtempSync(path.join(tmpdir(), 'eventhub-e2e-'));
const { E2E_PORT, E2E_DATA, E2E_BASE_URL } = process.env;
if (isFirstLoad) process.on('exit', () => rmSync(E2E_DATA, { recursive: true, force: true }));

// Passkeys are made for a name, never for a number.
const baseURL = E2E_BASE_URL ?? `http://localhost:${E2E_PORT}`;
const executablePath = chromiumPath();

/** What these show is the server's doing and no matter of width; how their pages look on a phone, others show. */
const AT_ONE_WIDTH =
  /(account-settings|assistant-page|admin-conflicts|handing-on|machines|design|every-page|find|admin-second-factor|second-factor|services|shop-settings|stored-xss|swagger)\.spec\.ts/;

export default defineConfig({
  testDir: 'tests/e2e',
  globalTeardown: './tests/e2e/verify-data.ts',
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  // A journey waits half of its time: two cores carry three.
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  // How long a page takes is measured elsewhere (tests/load): a machine with much else to do is no fault of the product.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL,
    locale: 'en-US',
    // Nobody's zone: times must come from the event and not from the reader's clock.
    timezoneId: 'Asia/Kathmandu',
    screenshot: 'only-on-failure',
    // A trace of each step takes a fifth of the time: E2E_TRACE=on keeps those of what fails.
    trace: process.env.E2E_TRACE === 'on' ? 'retain-on-failure' : 'off',
    launchOptions: executablePath ? { executablePath } : {},
  },
  projects: [
    // A door is opened on a phone.
    { name: 'desktop', testIgnore: '**/door.spec.ts', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      testIgnore: AT_ONE_WIDTH,
      grepInvert: /@one-width/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
    },
  ],
  webServer: E2E_BASE_URL
    ? undefined
    : {
        command: 'node --import tsx scripts/launch.ts',
        url: `${baseURL}/api/ready`,
        timeout: 120_000,
        reuseExistingServer: false,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
        env: {
          HOST: '127.0.0.1',
          PORT: E2E_PORT,
          APP_URL: baseURL,
          EVENTHUB_DATA: E2E_DATA,
          DATABASE_URL: '',
          SEED_DEMO: 'on',
          LOG_LEVEL: 'warn',
          CHECK_ANSWERS: 'on',
          // The program that listens is part of the journey.
          WEBHOOKS_PRIVATE: 'on',
        },
      },
});
