import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { buildServer } from './build-server.ts';
import { isOurs, lastLines, ROOT, RunError, runningCopies } from './run-state.ts';

/** Builds the production server, only where the sources are not those of the last build. */

const SOURCES = [
  'src',
  'server.ts',
  'server-process.ts',
  'jobs-thread.ts',
  'tickets-thread.ts',
  'scripts/build-server.ts',
  'public',
  'prisma/schema.prisma',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'next.config.ts',
  'postcss.config.mjs',
  'components.json',
];
const WITHOUT_TSCONFIG = SOURCES.filter((source) => source !== 'tsconfig.json');
const GENERATED = path.join(ROOT, 'src/infrastructure/db/generated');
const CLIENT_STAMP = path.join(GENERATED, '.schema-hash');
const BUILD_STAMP = path.join(ROOT, '.next/.eventhub-fingerprint');
const LOCK = path.join(ROOT, '.tools/build.lock');

function* filesBelow(target: string): Generator<string> {
  if (!existsSync(target) || target === GENERATED) return;
  if (!statSync(target).isDirectory()) return yield target;
  for (const name of readdirSync(target).sort()) yield* filesBelow(path.join(target, name));
}

function fingerprint(sources: string[]): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => [...filesBelow(path.join(ROOT, source))])) {
    hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  // Next writes public variables into the browser's code.
  for (const [name, value] of Object.entries(process.env).sort()) {
    if (name.startsWith('NEXT_PUBLIC_')) hash.update(`${name}=${value}\0`);
  }
  return hash.digest('hex');
}

const readStamp = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** Generates the Prisma client where the schema is not that of the last one. */
export function generateClient(): void {
  const wanted = fingerprint(['prisma/schema.prisma', 'package-lock.json']);
  if (readStamp(CLIENT_STAMP) === wanted) return;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(ROOT, 'node_modules/prisma/build/index.js'), 'generate'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      // Generating needs no schema engine, but looks for one and would download it.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    },
  );
  if (status !== 0) throw new RunError(`prisma generate failed: ${(stderr || stdout).trim()}`);
  writeFileSync(CLIENT_STAMP, wanted);
}

/** Held by another copy, or given back just now. */
const isRace = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EEXIST';

function holdLock(): () => void {
  mkdirSync(path.dirname(LOCK), { recursive: true });
  let waited = false;
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return () => rmSync(LOCK, { force: true });
    } catch (error) {
      if (!existsSync(LOCK) && !isRace(error)) throw error;
      const holder = Number(readStamp(LOCK));
      if (!isOurs(holder, 'scripts/')) rmSync(LOCK, { force: true });
      else if (!waited) console.log('Another copy is building; waiting for it.');
      waited = true;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
}

/** @returns whether it built @throws RunError with the last lines of the log */
export function build(dataDirectory: string, { force = false } = {}): boolean {
  const release = holdLock();
  try {
    generateClient();
    const wanted = fingerprint(SOURCES);
    if (!force && readStamp(BUILD_STAMP) === wanted) return false;

    const [copy] = runningCopies();
    if (copy && readStamp(BUILD_STAMP)) {
      // Its server still reads files of this build, one by one, as pages are asked for.
      if (force) throw new RunError(`A copy runs on the present build (${copy.dataDirectory}): stop it first.`);
      console.warn(`Warning: the sources changed, but ${copy.address} runs on the last build, which is used here too.`);
      console.warn('Stop every copy, then start, to build the present sources.');
      return false;
    }

    const before = fingerprint(WITHOUT_TSCONFIG);
    console.log('Building (a minute or two) …');
    mkdirSync(path.join(dataDirectory, 'logs'), { recursive: true });
    const logFile = path.join(dataDirectory, 'logs/build.log');
    const output = openSync(logFile, 'w');
    rmSync(BUILD_STAMP, { force: true });
    const { status } = spawnSync(process.execPath, [path.join(ROOT, 'node_modules/next/dist/bin/next'), 'build'], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    if (status !== 0) throw new RunError(`The build failed (${logFile}):\n${lastLines(logFile, 30)}`);
    buildServer();
    // Next may complete tsconfig.json as it builds; any other change meanwhile leaves no stamp, so the next start builds.
    if (fingerprint(WITHOUT_TSCONFIG) === before) writeFileSync(BUILD_STAMP, fingerprint(SOURCES));
    return true;
  } finally {
    release();
  }
}
