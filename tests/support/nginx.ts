import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines, ROOT } from '../../scripts/run-state.ts';
import { freePort } from './free-port.ts';

/** Debian's nginx with our configuration, started as in production. */

const START = path.join(ROOT, 'deploy/nginx.d/start.sh');
const WITHIN_MS = 10_000;

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.destroy());
    socket.once('close', (hasFailed) => resolve(!hasFailed)).on('error', () => {});
  });

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

/** The master and the workers, of which `root` is one or started them. */
export function nginxPids(root: number): number[] {
  const listed = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' }).trim().split('\n');
  const all = listed.map((line) => line.trim().split(/\s+/));
  const below = (parent: number): number[] =>
    all.flatMap(([pid, itsParent, name]) =>
      Number(itsParent) === parent && name === 'nginx' ? [Number(pid), ...below(Number(pid))] : [],
    );
  return [...all.flatMap(([pid, , name]) => (Number(pid) === root && name === 'nginx' ? [root] : [])), ...below(root)];
}

export type Nginx = Awaited<ReturnType<typeof nginxBefore>>;

/** In front of the processes at `origins`; further `settings` are those of deploy/nginx.d/start.sh. */
export async function nginxBefore(origins: readonly string[], settings: Record<string, string> = {}) {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-nginx-'));
  // Its workers are another user where root starts it.
  chmodSync(folder, 0o755);
  const logFile = path.join(folder, 'log');
  const log = openSync(logFile, 'a');
  const child = spawn('sh', [START], {
    env: {
      ...process.env,
      PATH: `${process.env.PATH}:/usr/sbin:/sbin`,
      TRUSTED_PROXIES: '',
      EVENTHUB_APPS: origins.map((origin) => new URL(origin).host).join(','),
      PORT: String(port),
      NGINX_RUN: path.join(folder, 'run'),
      ...settings,
    },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  for (const deadline = Date.now() + WITHIN_MS; !(await listens(port)); await sleep(20)) {
    if (hasEnded(child) || Date.now() > deadline) throw new Error(`nginx does not start:\n${lastLines(logFile, 20)}`);
  }

  return {
    origin: `http://127.0.0.1:${port}`,
    pids: () => nginxPids(child.pid ?? 0),
    log: () => readFileSync(logFile, 'utf8'),
    async stop() {
      if (!hasEnded(child)) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
