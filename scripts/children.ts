import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, asAccount } from './accounts.ts';
import { ROOT, RunError } from './run-state.ts';

/** The processes of Node that the supervisor starts: the server and the demo data's. */

const STOP_MS = 15_000;

export type Child = { process: ChildProcess; exited: Promise<void>; startedAt: number };

type Options = {
  env: NodeJS.ProcessEnv;
  account?: Account;
  /** For Node itself, before what it runs. */
  nodeOptions?: string[];
  /** Whether it listens on a port that is root's by custom. */
  bindsLowPort?: boolean;
};

/** Where `account` may keep one right of root's, to listen on a low port, `setpriv` gives it that and no other. */
const WITH_LOW_PORT = ['--clear-groups', '--inh-caps=+net_bind_service', '--ambient-caps=+net_bind_service'];

/** Whether only root listens on `port`, or whoever has its right to. */
export function isLowPort(port: number): boolean {
  try {
    return port < Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8'));
  } catch {
    return port < 1024 && process.platform !== 'darwin';
  }
}

export function spawnNode(args: string[], { env, account, nodeOptions = [], bindsLowPort }: Options): Child {
  const preload = path.join(ROOT, 'scripts/exit-with-parent.ts');
  const command = [process.execPath, ...nodeOptions, '--import', preload, ...args];
  const drop =
    account && bindsLowPort ? ['setpriv', `--reuid=${account.uid}`, `--regid=${account.gid}`, ...WITH_LOW_PORT] : [];
  const [program = process.execPath, ...rest] = [...drop, ...command];
  const child = spawn(program, rest, {
    cwd: ROOT,
    env: {
      ...env,
      ...(account ? { HOME: '/nonexistent', USER: account.name } : {}),
      EVENTHUB_SUPERVISOR: String(process.pid),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Ctrl-C in a terminal is for the supervisor alone, which stops the server before the database.
    detached: true,
    ...(drop.length > 0 ? {} : asAccount(account)),
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      console.error(`eventhub: ${program} cannot be started: ${error.message}`);
      resolve();
    });
  });
  return { process: child, exited, startedAt: Date.now() };
}

const hasExited = ({ process }: Child) =>
  process.pid === undefined || process.exitCode !== null || process.signalCode !== null;

export async function stopChild(child: Child, log: (line: string) => void) {
  if (hasExited(child)) return;
  child.process.kill('SIGTERM');
  const late = new AbortController();
  const inTime = await Promise.race([
    child.exited.then(() => true),
    sleep(STOP_MS, false, { signal: late.signal }).catch(() => false),
  ]);
  late.abort();
  if (!inTime) {
    log('It did not stop in time; ending it.');
    child.process.kill('SIGKILL');
    await child.exited;
  }
}

/** Runs a script to its end, or until `signalled`. @throws RunError where it failed */
export async function runScript(
  script: string,
  options: Options,
  signalled: Promise<void>,
  log: (line: string) => void,
): Promise<void> {
  const child = spawnNode(['--import', 'tsx', path.join(ROOT, script)], options);
  await Promise.race([child.exited, signalled]);
  if (!hasExited(child)) return stopChild(child, log);
  if (child.process.exitCode !== 0) throw new RunError(`${script} failed; see the log.`);
}
