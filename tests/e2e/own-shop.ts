import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';

const ROOT = path.join(import.meta.dirname, '..', '..');

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (!address || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** A shop beside the one of the other journeys, for settings that hold for a whole shop. */
export async function openShop(settings: Record<string, string>) {
  const data = mkdtempSync(path.join(tmpdir(), 'eventhub-e2e-own-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    APP_URL: url,
    EVENTHUB_DATA: data,
    DATABASE_URL: '',
    SEED_DEMO: 'on',
    LOG_LEVEL: 'warn',
    ...settings,
  };
  const script = (name: string) => ['--import', 'tsx', path.join(ROOT, 'scripts', name)];
  const shop = spawn(process.execPath, script('launch.ts'), { cwd: ROOT, env, stdio: 'ignore' });
  const ended = once(shop, 'exit');
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/api/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isReady, { timeout: 90_000, intervals: [500] }).toBe(true);
  return {
    url,
    /** As whoever runs the shop does it at a terminal. */
    promote(login: string) {
      execFileSync(process.execPath, [...script('create-admin.ts'), '--promote', login], { cwd: ROOT, env });
    },
    async close() {
      shop.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
