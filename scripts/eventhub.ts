import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, rmdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseEnv } from '../src/infrastructure/env.ts';
import { build, generateClient } from './build.ts';
import { doctor } from './doctor.ts';
import {
  address,
  assureDataDirectory,
  currentRun,
  dataDirectory,
  explain,
  isAlive,
  lastLines,
  ROOT,
  type Run,
  RunError,
} from './run-state.ts';
import { runTests } from './run-tests.ts';

/** The commands of eventhub.sh, which has already seen to Node and the packages. */

const READY_MS = 120_000;
const STOP_MS = 60_000;
const LEAST_FREE_BYTES = 300 * 1024 * 1024;

const data = dataDirectory();
const logFile = path.join(data, 'logs/eventhub.log');

// Checked before anything is built; the supervisor fills in what only it knows.
function settings() {
  const parsed = parseEnv({
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: process.env.DATABASE_URL || 'postgresql://embedded',
    AUTH_SECRET: process.env.AUTH_SECRET || 'generated'.repeat(4),
    SEED_DEMO: process.env.SEED_DEMO || (process.env.DATABASE_URL ? 'off' : 'on'),
  });
  return { ...parsed, url: address(parsed.HOST, parsed.PORT) };
}

function assureDisk() {
  assureDataDirectory(data);
  for (const directory of new Set([data, ROOT])) {
    const { bavail, bsize } = statfsSync(directory);
    if (bavail * bsize < LEAST_FREE_BYTES) {
      throw new RunError(
        `The disk is full: ${directory} has ${Math.floor((bavail * bsize) / 1e6)} MB left, 300 MB are needed.`,
      );
    }
  }
}

async function assurePort(host: string, port: number) {
  const fault = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
  if (fault?.code === 'EADDRINUSE') {
    throw new RunError(
      `Port ${port} is taken by another program: choose another, as in PORT=${port + 1} ./eventhub.sh start`,
    );
  }
  if (fault) throw new RunError(`Cannot listen on ${host}:${port}: ${fault.message}`);
}

const isReady = (url: string) =>
  fetch(`${url}/api/ready`, { signal: AbortSignal.timeout(5000) }).then(
    (response) => response.status === 200,
    () => false,
  );

async function untilReady(url: string, isAlive: () => boolean) {
  // What earlier runs wrote would only mislead.
  const from = existsSync(logFile) ? statSync(logFile).size : 0;
  const failure = (what: string) => new RunError(`${what} The end of ${logFile}:\n${lastLines(logFile, 20, from)}`);
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline; await sleep(200)) {
    if (await isReady(url)) return;
    if (!isAlive()) throw failure('EventHub did not start.');
  }
  throw failure(`EventHub is not ready after ${READY_MS / 1000} s.`);
}

async function start() {
  const { HOST, PORT, SEED_DEMO, url } = settings();
  const running = currentRun(data);
  if (running) {
    await untilReady(running.address, () => currentRun(data) !== undefined);
    return console.log(`EventHub already runs at ${running.address} (pid ${running.pid}).`);
  }
  assureDisk();
  await assurePort(HOST, PORT);
  build(data);

  const output = openSync(logFile, 'a');
  const supervisor = spawn(process.execPath, [path.join(ROOT, 'scripts/launch.ts')], {
    cwd: ROOT,
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  supervisor.unref();
  try {
    await untilReady(url, () => supervisor.exitCode === null && supervisor.signalCode === null);
  } catch (error) {
    if (supervisor.exitCode === null) supervisor.kill('SIGTERM');
    throw error;
  }
  console.log(`EventHub runs at ${url}`);
  if (SEED_DEMO) console.log('Demo accounts: admin / admin123 and user / user123');
  console.log('Stop it with ./eventhub.sh stop; see its log with ./eventhub.sh logs');
}

function signal({ pid }: Run, name: 'SIGTERM' | 'SIGKILL') {
  try {
    process.kill(pid, name);
  } catch (cause) {
    const isForeign = cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
    if (isForeign)
      throw new RunError(`EventHub (pid ${pid}) was started by another user: stop it as that user.`, { cause });
    // It ended meanwhile.
  }
}

async function stop() {
  const running = currentRun(data);
  if (!running) return console.log('EventHub does not run.');
  signal(running, 'SIGTERM');
  for (const deadline = Date.now() + STOP_MS; isAlive(running) && Date.now() < deadline; ) await sleep(100);
  // What it started ends with it: each child watches its supervisor.
  if (isAlive(running)) signal(running, 'SIGKILL');
  console.log('EventHub is stopped.');
}

async function status() {
  const running = currentRun(data);
  if (!running) {
    console.log('EventHub does not run.');
    process.exitCode = 3;
    return;
  }
  const state = (await isReady(running.address)) ? 'ready' : 'not ready';
  console.log(`EventHub runs at ${running.address} (pid ${running.pid}, since ${running.startedAt}, ${state}).`);
  console.log(`Data: ${data}`);
}

function logs(options: string[]) {
  if (!existsSync(logFile)) throw new RunError(`There is no log yet: ${logFile}`);
  const follow = options.includes('-f') || options.includes('--follow');
  const { status: code } = spawnSync('tail', ['-n', '200', ...(follow ? ['-F'] : []), logFile], { stdio: 'inherit' });
  process.exitCode = code ?? 0;
}

async function clean(options: string[]) {
  if (!options.includes('--yes')) {
    if (!process.stdin.isTTY)
      throw new RunError('clean deletes all data and there is no terminal to ask at: add --yes.');
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await terminal.question(`Delete all data in ${data} and the build? Type yes: `);
    terminal.close();
    if (answer.trim().toLowerCase() !== 'yes') return console.log('Nothing was deleted.');
  }
  await stop();
  // By name, not the folder as a whole: EVENTHUB_DATA may point at a folder that holds more than ours.
  const ours = [
    'postgres',
    'postgres.new',
    'postgres.password',
    'postgres.port',
    'pictures',
    'logs',
    'secrets.json',
    'run.json',
  ];
  for (const name of ours) rmSync(path.join(data, name), { recursive: true, force: true });
  if (existsSync(data)) {
    try {
      rmdirSync(data);
    } catch {
      console.log(`${data} holds files that EventHub did not make; they stay.`);
    }
  }
  rmSync(path.join(ROOT, '.next'), { recursive: true, force: true });
  console.log('All data and the build are deleted.');
}

async function rebuild() {
  await stop();
  assureDisk();
  build(data, { force: true });
  await start();
}

async function dev() {
  const { HOST, PORT } = settings();
  const running = currentRun(data);
  if (running) throw new RunError(`EventHub already runs at ${running.address}: stop it first, or set EVENTHUB_DATA.`);
  assureDisk();
  await assurePort(HOST, PORT);
  generateClient();
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/launch.ts'), '--dev'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  // The supervisor gets the terminal's Ctrl-C too; this process only waits for it to end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

const commands: Record<string, (options: string[]) => unknown> = {
  start,
  stop,
  restart: async () => {
    await stop();
    await start();
  },
  logs,
  status,
  clean,
  rebuild,
  dev,
  doctor: async () => {
    process.exitCode = await doctor();
  },
  test: async () => {
    process.exitCode = await runTests(data);
  },
};

const [name = '', ...options] = process.argv.slice(2);
Promise.resolve()
  .then(() => commands[name]?.(options))
  .catch((error) => {
    console.error(explain(error));
    process.exitCode = 1;
  });
