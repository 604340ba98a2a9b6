import { statfsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseEnv } from '../src/infrastructure/env.ts';
import { assurePictures, assureReadable, serverAccount } from './accounts.ts';
import { asAppRole, assureAppRole, roleOf } from './app-role.ts';
import { serverFile } from './build-server.ts';
import { type Child, isLowPort, runScript, spawnNode, stopChild } from './children.ts';
import { assureDatabase, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { heapOptions } from './heap-limit.ts';
import { keepSmall } from './log-rotation.ts';
import { migrate } from './migrate.ts';
import { address, assureDataDirectory, claim, dataDirectory, explain, ROOT, RunError, secrets } from './run-state.ts';

/**
 * The supervisor behind `eventhub.sh start` and `dev`: PostgreSQL (unless DATABASE_URL names one), migrations, demo
 * data, then the server. It starts again whichever of the two dies, and stops them in order.
 */

const DATABASE = 'eventhub';
// A process that ran this long had started properly: its end is no sign of a bad start.
const SETTLED_MS = 60_000;
const MOST_QUICK_DEATHS = 5;
const MEGABYTE = 1024 * 1024;
/** Four files of PostgreSQL's log: without room for them it would start only to die at the next sale. */
const ROOM_TO_START = 64 * MEGABYTE;

/** Other ways to the database that DATABASE_URL names. */
const BESIDE_DATABASE_URL = ['MIGRATE_DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_READ_URL'];

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

function serverCommand(host: string, port: number): string[] {
  const next = path.join(ROOT, 'node_modules/next/dist/bin/next');
  if (isDevelopment) return [next, 'dev', '--hostname', host, '--port', String(port)];
  return [serverFile()];
}

const hasRoom = (directory: string) => {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize >= ROOM_TO_START;
};

/** PostgreSQL ends where it cannot write its log. That is no bad start to give up after. */
async function untilRoom(directory: string, signal: AbortSignal) {
  log(`The disk is full: PostgreSQL starts again once ${ROOM_TO_START / MEGABYTE} MB are free in ${directory}.`);
  while (!hasRoom(directory) && !signal.aborted) await sleep(250);
}

const keptLogs = (data: string) => [
  { file: path.join(data, 'logs/eventhub.log'), maxBytes: 10 * MEGABYTE, older: 4 },
  { file: path.join(data, 'logs/postgres.log'), maxBytes: 10 * MEGABYTE, older: 2 },
];

async function main() {
  const data = dataDirectory();
  assureDataDirectory(data);
  const { authSecret, databasePassword, databaseAppPassword } = secrets(data);
  const isEmbedded = !process.env.DATABASE_URL;

  // The server never learns how the owner of the tables signs in.
  const { MIGRATE_DATABASE_URL: givenOwner, ...inherited } = process.env;
  const lonely = isEmbedded && BESIDE_DATABASE_URL.find((name) => process.env[name]);
  if (lonely) throw new RunError(`${lonely} needs DATABASE_URL beside it, for the app.`);
  const environment = (databaseUrl: string): NodeJS.ProcessEnv => ({
    ...inherited,
    NODE_ENV: isDevelopment ? 'development' : 'production',
    EVENTHUB_DATA: data,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: process.env.AUTH_SECRET || authSecret,
    SEED_DEMO: process.env.SEED_DEMO || (isEmbedded ? 'on' : 'off'),
    NEXT_TELEMETRY_DISABLED: '1',
  });
  const { HOST, PORT, PROCESSES, SEED_DEMO } = parseEnv(
    environment(process.env.DATABASE_URL || 'postgresql://embedded'),
  );

  const release = claim({ address: address(HOST, PORT), dataDirectory: data, startedAt: new Date().toISOString() });
  const stopRotation = keepSmall(keptLogs(data), log);

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
    const ownerUrl =
      givenOwner || process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL || (await startPostgres());
    if (postgres) await assureDatabase(postgres, DATABASE);
    if (postgres) await assureAppRole(ownerUrl, databaseAppPassword);
    let databaseUrl = process.env.DATABASE_URL || asApp(ownerUrl);
    if (!stopping.signal.aborted) await migrate(ownerUrl, { log, grantTo: roleOf(databaseUrl) });
    // Reloading on every change writes into the sources, which are their owner's matter.
    const account = isDevelopment ? undefined : await serverAccount(data);
    await assureReadable(account, log);
    await assurePictures(path.join(data, 'pictures'), account, log);
    if (SEED_DEMO && !stopping.signal.aborted)
      await runScript('prisma/seed.ts', { env: environment(ownerUrl), account }, signalled, log);

    const startServer = () =>
      spawnNode(serverCommand(HOST, PORT), {
        env: environment(databaseUrl),
        account,
        nodeOptions: isDevelopment ? [] : heapOptions(PROCESSES),
        bindsLowPort: isLowPort(PORT),
      });
    const postgresDied = backOff('PostgreSQL');
    const serverDied = backOff('The server');
    let postgresStartedAt = Date.now();
    while (!stopping.signal.aborted) {
      server ??= startServer();
      const ended = await Promise.race([
        signalled.then(() => 'signal' as const),
        server.exited.then(() => 'server' as const),
        ...(postgres ? [postgres.exited.then(() => 'postgres' as const)] : []),
      ]);
      if (ended === 'server') {
        await serverDied(server.startedAt);
        server = undefined;
      } else if (ended === 'postgres') {
        const wasFull = !hasRoom(data);
        if (wasFull) await untilRoom(data, stopping.signal);
        else await postgresDied(postgresStartedAt);
        if (stopping.signal.aborted) break;
        postgresStartedAt = Date.now();
        const before = databaseUrl;
        try {
          databaseUrl = asApp(await startPostgres());
        } catch (error) {
          if (hasRoom(data) && !wasFull) throw error;
          log(explain(error));
          continue;
        }
        log('PostgreSQL runs again.');
        // It keeps its port unless somebody took it meanwhile; the server knows only the old one.
        if (databaseUrl !== before) {
          await stopChild(server, log);
          server = undefined;
        }
      }
    }
    log('Stopping.');
  } finally {
    if (server) await stopChild(server, log);
    await postgres?.stop();
    stopRotation();
    release();
  }
  log('Stopped.');
}

// A line that cannot be written, because the disk is full, must not end the shop.
for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);

main().then(
  () => process.exit(0),
  (error) => {
    console.error(`eventhub: ${explain(error)}`);
    process.exit(1);
  },
);
