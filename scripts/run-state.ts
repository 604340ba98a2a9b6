import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { APP_ROLE, roleOf } from './app-role.ts';

/** Where a copy of EventHub keeps what it needs to run, and which process runs it. */

export const ROOT = path.join(import.meta.dirname, '..');

/** Its message is one line for the person at the terminal. */
export class RunError extends Error {}

/** `bornAt` tells the process from a stranger that was given its number; versions until November 2026 did not write it. */
export type Run = { pid: number; bornAt?: string; address: string; dataDirectory: string; startedAt: string };

/** A relative EVENTHUB_DATA counts from the repository, wherever the command was called. */
export const dataDirectory = () => path.resolve(ROOT, process.env.EVENTHUB_DATA || '.data');

const runFile = (data: string) => path.join(data, 'run.json');

// Other data folders may run on the same build; .tools belongs to the repository.
const COPIES = path.join(ROOT, '.tools', 'copies');

export function isOurs(pid: number, program: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program);
  } catch {
    // Not Linux, or gone.
  }
  try {
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes(program);
  } catch {
    return false;
  }
}

/** When this process began, in whatever way this system counts; no other process of its number has the same. */
export function birthOf(pid: number): string | undefined {
  try {
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The 22nd field of all, counted from after the name, which may hold anything (proc_pid_stat(5)).
    const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[19];
    return ticks && `${ticks} ticks after ${bootId}`;
  } catch {
    // Not Linux, or gone.
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** A launcher writes its file in its first moments. */
const FIRST_MOMENTS_MS = 60_000;

/** Of a version that did not write down its birth: whether the process began when the file says. */
function beganAt(pid: number, startedAt: string): boolean {
  try {
    const seconds = Number(
      execFileSync('ps', ['-o', 'etimes=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }),
    );
    return Math.abs(Date.now() - seconds * 1000 - Date.parse(startedAt)) < FIRST_MOMENTS_MS;
  } catch {
    return false;
  }
}

/** Whether the process that claimed the folder still runs. */
export const isAlive = ({ pid, bornAt, startedAt }: Run): boolean =>
  bornAt === undefined ? beganAt(pid, startedAt) : birthOf(pid) === bornAt;

function readRun(file: string): Run | undefined {
  try {
    const run: Run = JSON.parse(readFileSync(file, 'utf8'));
    return isAlive(run) && isOurs(run.pid, 'scripts/launch.ts') ? run : undefined;
  } catch {
    return undefined;
  }
}

/** The process that runs on this data folder now, if any. */
export const currentRun = (data: string): Run | undefined => readRun(runFile(data));

/** Copies of this repository that run on any data folder. */
export function runningCopies(): Run[] {
  if (!existsSync(COPIES)) return [];
  return readdirSync(COPIES).flatMap((name) => readRun(path.join(COPIES, name)) ?? []);
}

/** Takes away what a process that died left at `file`; what another start has just put there goes back. */
function putAside(file: string, stale: string): void {
  try {
    renameSync(file, stale);
    if (readRun(stale)) linkSync(stale, file);
  } catch {
    // Somebody else took it away, or is there again.
  } finally {
    rmSync(stale, { force: true });
  }
}

/** Makes this process the one of its data folder. @returns what gives it back @throws RunError where another runs */
export function claim(claimed: Omit<Run, 'pid' | 'bornAt'>): () => void {
  const run: Run = { pid: process.pid, bornAt: birthOf(process.pid) ?? '', ...claimed };
  const file = runFile(run.dataDirectory);
  const copy = path.join(COPIES, `${run.pid}.json`);
  const draft = `${file}.${run.pid}`;
  writeFileSync(draft, JSON.stringify(run));
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        // A link either appears whole or not at all, so two starts at once cannot both win.
        linkSync(draft, file);
        break;
      } catch (error) {
        const holder = currentRun(run.dataDirectory);
        if (holder) throw new RunError(`EventHub already runs at ${holder.address} (pid ${holder.pid}).`);
        if (attempt === 3) throw error;
        putAside(file, `${draft}.stale`);
      }
    }
  } finally {
    rmSync(draft, { force: true });
  }
  mkdirSync(COPIES, { recursive: true });
  writeFileSync(copy, JSON.stringify(run));
  return () => {
    rmSync(file, { force: true });
    rmSync(copy, { force: true });
  };
}

type Secrets = {
  authSecret: string;
  /** Of the owner of the embedded database. */
  databasePassword: string;
  /** Of the role by which the app signs in there. */
  databaseAppPassword: string;
};

/** All of `text` or what was there before, whose owner it keeps: a full disk or a power cut leaves no half of it. */
function replaceFile(file: string, text: string): void {
  const target = existsSync(file) ? realpathSync(file) : file;
  const before = statSync(target, { throwIfNoEntry: false });
  const draft = `${target}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: before ? before.mode & 0o777 : 0o600, flush: true });
    if (before && process.getuid?.() === 0) chownSync(draft, before.uid, before.gid);
    renameSync(draft, target);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Reads `secrets.json`, first making what it lacks. */
export function secrets(data: string): Secrets {
  const file = path.join(data, 'secrets.json');
  let kept: Partial<Secrets> = {};
  if (existsSync(file)) {
    try {
      kept = JSON.parse(readFileSync(file, 'utf8'));
    } catch (cause) {
      throw new RunError(`${file} is not valid JSON: restore it, or delete it to get new secrets.`, { cause });
    }
  }
  const generated = () => randomBytes(32).toString('base64url');
  const whole = {
    ...kept,
    authSecret: kept.authSecret ?? generated(),
    databasePassword: kept.databasePassword ?? generated(),
    databaseAppPassword: kept.databaseAppPassword ?? generated(),
  };
  if (!kept.authSecret || !kept.databasePassword || !kept.databaseAppPassword) {
    replaceFile(file, `${JSON.stringify(whole, null, 2)}\n`);
  }
  return whole;
}

/** Makes `authSecret` the one of this data folder, in place of one that was generated. */
export function keepAuthSecret(data: string, authSecret: string): void {
  replaceFile(path.join(data, 'secrets.json'), `${JSON.stringify({ ...secrets(data), authSecret }, null, 2)}\n`);
}

/**
 * The database as the owner of its tables reaches it: MIGRATE_DATABASE_URL, else DATABASE_URL past its pooler, else the
 * embedded one of this data folder. @throws RunError where it does not run
 */
export function databaseUrl(): string {
  const { DATABASE_URL, DATABASE_DIRECT_URL, MIGRATE_DATABASE_URL } = process.env;
  if (DATABASE_URL) return MIGRATE_DATABASE_URL || DATABASE_DIRECT_URL || DATABASE_URL;
  const data = dataDirectory();
  if (!currentRun(data)) throw new RunError('Set DATABASE_URL, or start EventHub first.');
  const port = readFileSync(path.join(data, 'postgres.port'), 'utf8').trim();
  return `postgresql://postgres:${secrets(data).databasePassword}@127.0.0.1:${port}/eventhub`;
}

/** Who the app signs in to that database as; null where its address does not say. */
export const appRole = (): string | null => (process.env.DATABASE_URL ? roleOf(process.env.DATABASE_URL) : APP_ROLE);

export function address(host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host;
  return `http://${reachable}:${port}`;
}

/** The end of what `file` holds after its first `from` bytes. */
export const lastLines = (file: string, count: number, from = 0): string =>
  existsSync(file) ? readFileSync(file).subarray(from).toString().trimEnd().split('\n').slice(-count).join('\n') : '';

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

const owner = (file: string) => {
  try {
    return statSync(file).uid;
  } catch {
    return undefined;
  }
};

/** How to give back what another user made, such as root at an earlier start. */
function repair(target: string): string {
  const uid = owner(target);
  const { username } = userInfo();
  const whose = uid === undefined || uid === process.getuid?.() ? '' : ` It belongs to user ${uid}.`;
  return `${whose} Run EventHub as that user, or: sudo chown -R ${username} ${target}`;
}

/** The nearest part of `target` that exists. */
const presentPart = (target: string): string =>
  existsSync(target) || target === path.dirname(target) ? target : presentPart(path.dirname(target));

// Node's own `recursive` tries for ever where a system answers ENOENT below a folder that is there, as /proc does.
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** Makes the data folder where there is none. @throws RunError with one line where it cannot serve */
export function assureDataDirectory(data: string): void {
  const choose = 'EVENTHUB_DATA must name a folder that can be written.';
  const present = presentPart(data);
  if (!statSync(present).isDirectory()) throw new RunError(`${present} is a file: ${choose}`);
  try {
    makeFolder(path.join(data, 'logs'));
    for (const folder of [data, path.join(data, 'logs')]) accessSync(folder, constants.W_OK);
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'EROFS') throw new RunError(`${present} is on a read-only file system: ${choose}`, { cause });
    if (code === 'EACCES' || code === 'EPERM') {
      throw new RunError(`No permission to write to ${present}.${repair(present)}`, { cause });
    }
    if (code === 'ENOSPC' || code === 'EDQUOT') throw cause;
    throw new RunError(`${data} cannot be made (${code}): ${choose}`, { cause });
  }
}

/** One line for the person, whatever was thrown. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  if (code === 'ENOSPC' || /no space left on device/i.test(error.message)) return 'The disk is full: free some space.';
  if (code === 'EDQUOT') return 'The disk quota is used up: free some space.';
  if (code === 'EROFS') return `Read-only: ${error.message}`;
  if (code === 'EACCES' || code === 'EPERM') {
    const target = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
    return `No permission: ${error.message}.${target ? repair(presentPart(target)) : ''}`;
  }
  return error.message || String(code);
}
