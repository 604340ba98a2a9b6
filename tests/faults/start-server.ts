import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverFile } from '../../scripts/build-server.ts';
import { lastLines, ROOT } from '../../scripts/run-state.ts';

/** The production server, as the supervisor starts it. */

const START_MS = 60_000;
// The supervisor waits no longer.
const STOP_MS = 15_000;

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const hasExited = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

const untilExit = (child: ChildProcess) =>
  hasExited(child) ? Promise.resolve() : new Promise<void>((resolve) => void child.once('exit', () => resolve()));

export type ServerOptions = { port: number; databaseUrl: string; secret: string; logFile: string };

/** @returns once it listens */
export async function startServer(options: ServerOptions, settings: Record<string, string>) {
  const { port, databaseUrl, secret, logFile } = options;
  const output = openSync(logFile, 'a');
  const preload = path.join(ROOT, 'scripts/exit-with-parent.ts');
  const child = spawn(process.execPath, ['--import', preload, serverFile()], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: secret,
      LOG_LEVEL: 'error',
      CHECK_ANSWERS: 'on',
      // Its crowds come from one address.
      RATE_LIMITS: 'off',
      NEXT_TELEMETRY_DISABLED: '1',
      EVENTHUB_SUPERVISOR: String(process.pid),
      ...settings,
    },
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  for (const deadline = Date.now() + START_MS; !(await listens(port)); await sleep(20)) {
    if (hasExited(child) || Date.now() > deadline)
      throw new Error(`the server does not start:\n${lastLines(logFile, 20)}`);
  }
  return {
    pid: child.pid ?? 0,
    runs: () => !hasExited(child),
    /** @returns its exit status */
    async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
      child.kill(signal);
      const inTime = await Promise.race([untilExit(child).then(() => true), sleep(STOP_MS, false, { ref: false })]);
      if (!inTime) throw new Error(`the server did not stop within ${STOP_MS} ms`);
      return child.exitCode;
    },
  };
}

export type ServerProcess = Awaited<ReturnType<typeof startServer>>;
