import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT, RunError } from './run-state.ts';

/** Who PostgreSQL and the server run as where EventHub was started as root, and what they must reach. */

const run = promisify(execFile);

/** Undefined: as whoever started EventHub. */
export type Account = { name: string; uid: number; gid: number } | undefined;

/** For `spawn` and the like. */
export const asAccount = (account: Account) => (account ? { uid: account.uid, gid: account.gid } : {});

const POSTGRES = 'postgres';
const SERVER = 'eventhub';

async function lookUp(name: string): Promise<NonNullable<Account>> {
  const id = async (option: string) => Number((await run('id', [option, name])).stdout);
  return { name, uid: await id('-u'), gid: await id('-g') };
}

/** The system's user `name`, made where there is none. */
async function systemUser(name: string, group: string[]): Promise<NonNullable<Account>> {
  try {
    return await lookUp(name);
  } catch {
    // There is no such user yet.
  }
  await run('useradd', ['--system', ...group, '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
  return lookUp(name);
}

const isRoot = () => process.getuid?.() === 0;

/** PostgreSQL refuses to run as root. @throws RunError */
export async function postgresAccount(): Promise<Account> {
  if (!isRoot()) return undefined;
  try {
    return await systemUser(POSTGRES, ['--user-group']);
  } catch (cause) {
    throw new RunError(
      'PostgreSQL cannot run as root and no user "postgres" could be created: run EventHub as an ordinary user.',
      { cause },
    );
  }
}

/**
 * The owner of the data folder; where that is root, a user of its own, in the group of `postgres`, to which the parents
 * of both were opened. @throws RunError
 */
export async function serverAccount(dataDirectory: string): Promise<Account> {
  if (!isRoot()) return undefined;
  const { uid, gid } = await stat(dataDirectory);
  if (uid !== 0) return { name: `user ${uid}`, uid, gid };
  const postgres = await postgresAccount();
  if (!postgres) return undefined;
  try {
    return { ...(await systemUser(SERVER, ['--gid', POSTGRES])), gid: postgres.gid };
  } catch (cause) {
    throw new RunError(
      `The server should not run as root and no user "${SERVER}" could be created: run EventHub as an ordinary user.`,
      { cause },
    );
  }
}

/** Lets `account` pass through every parent of `target` that is root's own; any other owner must decide that alone. */
export async function grantPassage(target: string, account: Account, log: (line: string) => void): Promise<void> {
  if (!account) return;
  for (let directory = target; directory !== path.dirname(directory); directory = path.dirname(directory)) {
    const { mode, uid, gid } = await stat(directory);
    const passes = uid === account.uid ? mode & 0o100 : gid === account.gid ? mode & 0o010 : mode & 0o001;
    if (passes) continue;
    if (uid !== 0 || gid !== 0 || mode & 0o070) {
      throw new RunError(
        `The user "${account.name}" cannot reach ${directory}: move what is below it, such as EVENTHUB_DATA, to a folder it can reach (/var/lib/eventhub), or run EventHub as an ordinary user.`,
      );
    }
    await chown(directory, 0, account.gid);
    await chmod(directory, (mode & 0o7777) | 0o010);
    log(`Let the group of "${account.name}" pass through ${directory}, because it does not run as root.`);
  }
}

/** What the server and the demo data's script read, below the repository. */
const READ = ['.next', 'node_modules', 'prisma', 'public', 'scripts', 'src', 'package.json', 'tsconfig.json'];
const CAN_READ_ALL = `
  const { readdirSync, readFileSync, statSync } = require('node:fs');
  for (const file of process.argv.slice(1)) statSync(file).isDirectory() ? readdirSync(file) : readFileSync(file);
`;

/** Lets `account` read what was written by a root who shares nothing (umask 077). @throws RunError where it cannot */
export async function assureReadable(account: Account, log: (line: string) => void): Promise<void> {
  if (!account) return;
  await grantPassage(path.dirname(process.execPath), account, log);
  await grantPassage(ROOT, account, log);
  const files = [...READ, '.next/BUILD_ID', 'node_modules/next/package.json', 'src/infrastructure/env.ts'];
  const targets = files.map((name) => path.join(ROOT, name)).filter((file) => existsSync(file));
  const probe = () =>
    run(process.execPath, ['-e', CAN_READ_ALL, '--', ...targets], { ...asAccount(account), cwd: '/' });
  try {
    await probe();
  } catch {
    const ours = READ.map((name) => path.join(ROOT, name)).filter((file) => existsSync(file));
    await run('chgrp', ['-R', String(account.gid), ...ours]);
    await run('chmod', ['-R', 'g+rX', ...ours]);
    log(`Let the group of "${account.name}" read the build and the packages, because the server does not run as root.`);
    await probe().catch((cause) => {
      throw new RunError(`The user "${account.name}" cannot read ${ROOT}: chmod -R a+rX it, or run as its owner.`, {
        cause,
      });
    });
  }
}

/** The one folder that the server writes into: uploaded pictures. */
export async function assurePictures(folder: string, account: Account, log: (line: string) => void): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (!account) return;
  await grantPassage(path.dirname(folder), account, log);
  const { uid } = await stat(folder);
  if (uid !== account.uid) await chown(folder, account.uid, account.gid);
}
