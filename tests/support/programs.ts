import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Account } from '../../scripts/accounts.ts';
import { asAccount } from '../../scripts/accounts.ts';

/** Debian's programs that stand between the app and PostgreSQL, killed and started as a test likes. */

// Where Debian puts what only administrators call; their own PATH may not have it.
const PATH = `${process.env.PATH}:/usr/sbin`;
const START_MS = 15_000;

type Options = { env?: Record<string, string>; account?: Account };

/** `isReady` is asked until it is, or the program has ended. */
export async function program(command: string, args: string[], isReady: () => Promise<boolean>, options: Options = {}) {
  let said = '';
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(command, args, {
      ...asAccount(options.account),
      env: { NODE_ENV: 'production', PATH, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: '/',
    });
    for (const output of [child.stdout, child.stderr])
      output?.on('data', (chunk) => {
        said = (said + String(chunk)).slice(-4_000);
      });
    let failure: Error | undefined;
    child.once('error', (error) => {
      failure = error;
    });
    for (const deadline = Date.now() + START_MS; !(await isReady()); await sleep(20)) {
      if (failure || child.exitCode !== null || Date.now() > deadline)
        throw new Error(`${command} does not start: ${failure?.message ?? said}`);
    }
    return child;
  };
  let running = await start();

  async function kill(): Promise<void> {
    if (running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }

  return {
    lastWords: () => said,
    kill,
    async start() {
      running = await start();
    },
  };
}

/** Whether PostgreSQL answers there. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** The same database by another port of this machine. */
export function throughPort(databaseUrl: string, port: number): string {
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.href;
}
