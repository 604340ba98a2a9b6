import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseEnv } from '../src/infrastructure/env.ts';
import { asAppRole, assureAppRole, roleOf } from './app-role.ts';
import { serverFile } from './build-server.ts';
import { assureDatabase, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrate } from './migrate.ts';
import { address, claim, dataDirectory, explain, ROOT, RunError, secrets } from './run-state.ts';

/**
 * The supervisor behind `eventhub.sh start` and `dev`: PostgreSQL (unless DATABASE_URL names one), migrations, demo
 * data, then the server. It starts again whichever of the two dies, and stops them in order.
 */

const DATABASE = 'eventhub';
const SERVER_STOP_MS = 15_000;
// A process that ran this long had started properly: its end is no sign of a bad start.
const SETTLED_MS = 60_000;
const MOST_QUICK_DEATHS = 5;

const isDevelopment = process.argv.includes('--dev');
const log = (line: string) => console.log(`eventhub: ${line}`);

/** Waits longer after each quick death, and gives up after several. */
function backOff(what: string) {
  let deaths = 0;
  return async (startedAt: number) => {
    deaths = Date.now() - startedAt > SETTLED_MS ? 1 : deaths + 1;
    if (deaths >= MOST_QUICK_DEATHS) throw new RunError(`${what} died ${deaths} times in a row; giving up.`);
    const pause = 500 * 2 ** (deaths - 1);
    log(`${what} died; starting it again in ${pause} ms.`);
    await sleep(pause);
  };
}

type Child = { process: ChildProcess; exited: Promise<void>; startedAt: number };

function spawnNode(args: string[], env: NodeJS.ProcessEnv): Child {
  const child = spawn(process.execPath, ['--import', path.join(ROOT, 'scripts/exit-with-parent.ts'), ...args], {
    cwd: ROOT,
    env: { ...env, EVENTHUB_SUPERVISOR: String(process.pid) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Ctrl-C in a terminal is for the supervisor alone, which stops the server before the database.
    detached: true,
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  return { process: child, exited, startedAt: Date.now() };
}

const hasExited = ({ process }: Child) => process.exitCode !== null || process.signalCode !== null;

async function stopChild(child: Child) {
  if (hasExited(child)) return;
  child.process.kill('SIGTERM');
  const late = new AbortController();
  const inTime = await Promise.race([
    child.exited.then(() => true),
    sleep(SERVER_STOP_MS, false, { signal: late.signal }).catch(() => false),
  ]);
  late.abort();
  if (!inTime) {
    log('It did not stop in time; ending it.');
    child.process.kill('SIGKILL');
    await child.exited;
  }
}

function serverCommand(host: string, port: number): string[] {
  const next = path.join(ROOT, 'node_modules/next/dist/bin/next');
  if (isDevelopment) return [next, 'dev', '--hostname', host, '--port', String(port)];
  return [serverFile()];
}

async function seedDemo(env: NodeJS.ProcessEnv, signalled: Promise<void>) {
  const child = spawnNode(['--import', 'tsx', path.join(ROOT, 'prisma/seed.ts')], env);
  await Promise.race([child.exited, signalled]);
  if (!hasExited(child)) return stopChild(child);
  if (child.process.exitCode !== 0) throw new RunError('Filling the database with demo data failed; see the log.');
}

async function main() {
  const data = dataDirectory();
  mkdirSync(path.join(data, 'logs'), { recursive: true });
  const { authSecret, databasePassword, databaseAppPassword } = secrets(data);
  const isEmbedded = !process.env.DATABASE_URL;

  // The server never learns how the owner of the tables signs in.
  const { MIGRATE_DATABASE_URL: givenOwner, ...inherited } = process.env;
  if (givenOwner && isEmbedded) throw new RunError('MIGRATE_DATABASE_URL needs DATABASE_URL beside it, for the app.');
  const environment = (databaseUrl: string): NodeJS.ProcessEnv => ({
    ...inherited,
    NODE_ENV: isDevelopment ? 'development' : 'production',
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: process.env.AUTH_SECRET || authSecret,
    SEED_DEMO: process.env.SEED_DEMO || (isEmbedded ? 'on' : 'off'),
    NEXT_TELEMETRY_DISABLED: '1',
  });
  const { HOST, PORT, SEED_DEMO } = parseEnv(environment(process.env.DATABASE_URL || 'postgresql://embedded'));

  const release = claim({
    pid: process.pid,
    address: address(HOST, PORT),
    dataDirectory: data,
    startedAt: new Date().toISOString(),
  });

  const stopping = new AbortController();
  const signalled = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve());
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

  let postgres: EmbeddedPostgres | undefined;
  let server: Child | undefined;
  try {
    const startPostgres = async () => {
      postgres = await startEmbeddedPostgres({ dataDirectory: data, password: databasePassword, log });
      return postgres.databaseUrl(DATABASE);
    };
    const asApp = (ownerUrl: string) => asAppRole(ownerUrl, databaseAppPassword);
    const ownerUrl = givenOwner || process.env.DATABASE_URL || (await startPostgres());
    if (postgres) await assureDatabase(postgres, DATABASE);
    if (postgres) await assureAppRole(ownerUrl, databaseAppPassword);
    let databaseUrl = process.env.DATABASE_URL || asApp(ownerUrl);
    if (!stopping.signal.aborted) await migrate(ownerUrl, { log, grantTo: roleOf(databaseUrl) });
    if (SEED_DEMO && !stopping.signal.aborted) await seedDemo(environment(ownerUrl), signalled);

    const command = serverCommand(HOST, PORT);
    const postgresDied = backOff('PostgreSQL');
    const serverDied = backOff('The server');
    let postgresStartedAt = Date.now();
    while (!stopping.signal.aborted) {
      server ??= spawnNode(command, environment(databaseUrl));
      const ended = await Promise.race([
        signalled.then(() => 'signal' as const),
        server.exited.then(() => 'server' as const),
        ...(postgres ? [postgres.exited.then(() => 'postgres' as const)] : []),
      ]);
      if (ended === 'server') {
        await serverDied(server.startedAt);
        server = undefined;
      } else if (ended === 'postgres') {
        await postgresDied(postgresStartedAt);
        postgresStartedAt = Date.now();
        const before = databaseUrl;
        databaseUrl = asApp(await startPostgres());
        log('PostgreSQL runs again.');
        // It keeps its port unless somebody took it meanwhile; the server knows only the old one.
        if (databaseUrl !== before) {
          await stopChild(server);
          server = undefined;
        }
      }
    }
    log('Stopping.');
  } finally {
    if (server) await stopChild(server);
    await postgres?.stop();
    release();
  }
  log('Stopped.');
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(`eventhub: ${explain(error)}`);
    process.exit(1);
  },
);
