import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { APP_ROLE, asAppRole } from '../../scripts/app-role.ts';
import { assureDatabase, type EmbeddedPostgres, startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { pack } from '../../scripts/pack.ts';
import { ROOT } from '../../scripts/run-state.ts';
import { freePort } from '../support/free-port.ts';

/**
 * What the image holds, started as the image starts it: by another user who owns nothing there, on a file system that is
 * read-only but for /tmp, with no package of ours around.
 */

const run = promisify(execFile);
const MEGABYTE = 1024 * 1024;
/** With a base of 230 MB the image has at most 400. */
const MOST_BYTES = 170 * MEGABYTE;
const NOBODY = 65_534;
const canSeal = process.platform === 'linux' && process.getuid?.() === 0;

let home: string;
let app: string;
let node: string;
let postgres: EmbeddedPostgres;
let env: Record<string, string>;

beforeAll(async () => {
  // Not below /tmp, which the server has for itself.
  home = mkdtempSync(path.join(canSeal ? '/opt' : tmpdir(), 'eventhub-image-'));
  chmodSync(home, 0o755);
  app = path.join(home, 'app');
  await pack(app);
  // The repository's may be below /tmp.
  node = path.join(home, 'node');
  copyFileSync(process.execPath, node);
  postgres = await startEmbeddedPostgres({ dataDirectory: path.join(home, 'data'), password: 'image', unsafe: true });
  await assureDatabase(postgres, 'eventhub');
  const ownerUrl = postgres.databaseUrl('eventhub');
  env = {
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    AUTH_SECRET: randomBytes(32).toString('hex'),
    DATABASE_URL: asAppRole(ownerUrl, randomBytes(12).toString('hex'), APP_ROLE),
    MIGRATE_DATABASE_URL: ownerUrl,
    SEED_DEMO: 'on',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
  };
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** `node FILE` as a container runs it. */
function start(file: string, settings: Record<string, string>) {
  const seal = `mount -t tmpfs tmpfs /tmp && mount -o remount,bind,ro / && exec setpriv --reuid ${NOBODY} --regid ${NOBODY} --clear-groups --no-new-privs --bounding-set -all "$@"`;
  const [command = '', ...args] = canSeal ? ['unshare', '--mount', 'sh', '-c', seal, 'sh', node, file] : [node, file];
  const child = spawn(command, args, {
    cwd: app,
    env: { NODE_ENV: 'production', PATH: process.env.PATH, ...settings },
    stdio: 'pipe',
  });
  let said = '';
  const hear = (chunk: unknown) => {
    said += String(chunk);
  };
  for (const output of [child.stdout, child.stderr]) output.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, ended, said: () => said };
}

it('prepares a database, sells a ticket and ends in order, without rights and without a place to write', async () => {
  const prepared = start('commands/prepare-database.mjs', env);
  expect(await prepared.ended, prepared.said()).toBe(0);

  const { MIGRATE_DATABASE_URL: _owner, ...itsOwn } = env;
  const server = start('.next/eventhub-server.mjs', itsOwn);
  const shop = `http://127.0.0.1:${env.PORT}`;
  const isReady = () =>
    fetch(`${shop}/api/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (const deadline = Date.now() + 60_000; !(await isReady()); await sleep(50))
    if (Date.now() > deadline || server.child.exitCode !== null) throw new Error(server.said());
  const { stdout } = await run(process.execPath, [path.join(ROOT, 'scripts/try-shop.ts'), shop]);
  expect(stdout).toContain('sold a ticket');
  server.child.kill('SIGTERM');
  expect(await server.ended, server.said()).toBe(0);
  expect(server.said()).not.toMatch(/EROFS|EACCES/);
});

it('is small, and brings neither tests, sources nor the tools of the build', async () => {
  const { stdout } = await run('du', ['-sk', app]);
  expect(Number.parseInt(stdout, 10) * 1024).toBeLessThan(MOST_BYTES);
  const { stdout: sources } = await run('find', [path.join(app, 'src'), '-type', 'f', '!', '-name', '*.md']);
  expect(sources).toBe('');
  expect(readdirSync(app)).not.toContain('tests');
  for (const tool of ['typescript', 'prisma', 'esbuild', 'vitest', 'tsx', '@biomejs'])
    expect(existsSync(path.join(app, 'node_modules', tool)), tool).toBe(false);
});
