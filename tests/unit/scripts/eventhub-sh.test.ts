import { type ChildProcess, execFileSync, type SpawnOptionsWithoutStdio, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { birthOf } from '../../../scripts/run-state.ts';

// A copy of what the command itself needs, in a path with a space, so that no test installs or builds anything.

const ROOT = path.join(import.meta.dirname, '../../..');
let home: string;
let copy: string;

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'event hub '));
  copy = path.join(home, 'app');
  mkdirSync(path.join(copy, 'node_modules'), { recursive: true });
  for (const name of [
    'eventhub.sh',
    'scripts',
    'src/infrastructure',
    'src/domain',
    'package.json',
    'package-lock.json',
  ]) {
    const filter = (file: string) => !file.endsWith('generated');
    cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true, filter });
  }
  for (const name of readdirSync(path.join(ROOT, 'node_modules')).filter((entry) => !entry.startsWith('.'))) {
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(copy, 'node_modules', name));
  }
  const lockfile = readFileSync(path.join(copy, 'package-lock.json'));
  writeFileSync(path.join(copy, 'node_modules/.eventhub-lock'), createHash('sha256').update(lockfile).digest('hex'));
});
afterAll(() => rmSync(home, { recursive: true }));

type Answer = { code: number | null; out: string; err: string };

function eventhub(
  args: string[],
  env: Record<string, string> = {},
  account: Pick<SpawnOptionsWithoutStdio, 'uid' | 'gid'> = {},
): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn('/bin/bash', [path.join(copy, 'eventhub.sh'), ...args], {
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...account,
      env: {
        PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`,
        HOME: home,
        NODE_ENV: 'production',
        EVENTHUB_DATA: path.join(home, 'data'),
        ...env,
      },
    });
    const answer = { out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      answer.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      answer.err += chunk;
    });
    child.once('close', (code) => resolve({ code, ...answer }));
  });
}

/** A PATH that holds these programs and no others. */
function pathOf(name: string, programs: Record<string, string>): string {
  const directory = path.join(home, name);
  mkdirSync(directory);
  const tools = ['bash', 'cat', 'dirname', 'id', 'mkdir', 'ps', 'readlink', 'rm', 'sleep', 'uname', 'grep', 'tail'];
  for (const tool of tools)
    symlinkSync(execFileSync('which', [tool], { encoding: 'utf8' }).trim(), path.join(directory, tool));
  for (const [program, target] of Object.entries(programs)) {
    if (target.startsWith('/')) symlinkSync(target, path.join(directory, program));
    else writeFileSync(path.join(directory, program), target);
    if (!target.startsWith('/')) chmodSync(path.join(directory, program), 0o755);
  }
  return directory;
}

it('shows its help without a command, and exits 0', async () => {
  const answer = await eventhub([]);
  expect(answer).toMatchObject({ code: 0, err: '' });
  for (const command of ['start', 'stop', 'restart', 'logs', 'status', 'clean', 'rebuild', 'dev', 'test', 'help']) {
    expect(answer.out).toMatch(new RegExp(`^  ${command} `, 'm'));
  }
});

it('answers an unknown command with the help and exit status 2', async () => {
  const answer = await eventhub(['strat']);
  expect(answer).toMatchObject({ code: 2, out: '' });
  expect(answer.err).toMatch(/^Unknown command: strat\n\nUsage: /);
});

describe('says in one line', () => {
  const oneLine = (answer: Answer, line: RegExp) => {
    expect(answer.err.trim().split('\n')).toEqual([expect.stringMatching(line)]);
    expect(answer.code).toBe(1);
  };

  it('that npm is missing', async () => {
    oneLine(
      await eventhub(['start'], { PATH: pathOf('without-npm', { node: process.execPath }) }),
      /^npm is missing: install it/,
    );
  });

  it('that Node is missing', async () => {
    oneLine(
      await eventhub(['start'], { PATH: pathOf('without-node', {}) }),
      /^Node is missing: install Node 20 or newer/,
    );
  });

  it('that Node is too old', async () => {
    const node = '#!/bin/sh\n[ "$1" = -p ] && echo 18.20.4 && exit 0\nexit 1\n';
    oneLine(
      await eventhub(['start'], { PATH: pathOf('old-node', { node }) }),
      /^Node 18\.20\.4 is too old: install Node 20/,
    );
  });

  it('that the port is taken', async () => {
    const server = createTcpServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    oneLine(await eventhub(['start'], { PORT: String(port) }), new RegExp(`^Port ${port} is taken by another program`));
    server.close();
  });

  it('that clean has nobody to ask', async () => {
    oneLine(await eventhub(['clean']), /add --yes\.$/);
  });

  it('that there is no log', async () => {
    oneLine(await eventhub(['logs'], { EVENTHUB_DATA: path.join(home, 'never') }), /^There is no log yet: /);
  });
});

describe('a data folder that cannot serve is named in one line', () => {
  const start = (data: string) =>
    eventhub(['start'], { EVENTHUB_DATA: data, PORT: String(20_000 + (process.pid % 9_000)) });
  const oneLine = ({ code, err }: Answer, line: RegExp) => {
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(line)]);
    expect(code).toBe(1);
  };

  it('when it is a file, or below one', async () => {
    const file = path.join(home, 'a-file');
    writeFileSync(file, 'mine');
    oneLine(await start(file), /a-file is a file: EVENTHUB_DATA must name a folder/);
    oneLine(await start(path.join(file, 'data')), /a-file is a file: EVENTHUB_DATA must name a folder/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await eventhub(['status'], { EVENTHUB_DATA: file })).code).toBe(3);
    expect((await eventhub(['stop'], { EVENTHUB_DATA: file })).code).toBe(0);
  });

  it('when nothing can be made there', async () => {
    // Where nobody, root included, can make anything.
    const nowhere = process.platform === 'linux' ? '/proc/eventhub' : '/dev/eventhub';
    oneLine(await start(nowhere), /eventhub cannot be made|No permission to write to/);
  });
});

it('names a variable that cannot be used', async () => {
  const answer = await eventhub(['start'], { PORT: 'http' });
  expect(answer.code).toBe(1);
  expect(answer.err).toMatch(/^Configuration is not usable\.\n {2}PORT: /);
});

/** As `account`, where we are root and may be anybody; else as ourselves, whom the permissions hold too. */
const asOther = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

it.each(['free', 'held by its owner'])('start says at once that it may not write its lock, %s', async (lock) => {
  const tools = path.join(copy, '.tools');
  mkdirSync(tools, { recursive: true });
  if (lock !== 'free') {
    mkdirSync(path.join(tools, 'setup.lock'));
    writeFileSync(path.join(tools, 'setup.lock/pid'), '999999999');
  }
  for (const folder of [home, copy]) chmodSync(folder, 0o755);
  for (const name of readdirSync(tools)) chmodSync(path.join(tools, name), 0o555);
  chmodSync(tools, 0o555);
  try {
    const answer = await eventhub(['start'], {}, asOther);
    expect(answer.err.trim().split('\n')).toEqual([
      expect.stringMatching(/cannot write to .*\.tools.*: start EventHub as its owner, or: sudo chown -R /),
    ]);
    expect(answer.code).toBe(1);
  } finally {
    chmodSync(tools, 0o755);
    for (const name of readdirSync(tools)) chmodSync(path.join(tools, name), 0o755);
    rmSync(path.join(tools, 'setup.lock'), { recursive: true, force: true });
  }
});

it('stops what does not run, as often as one likes', async () => {
  for (let times = 0; times < 2; times++)
    expect(await eventhub(['stop'])).toMatchObject({ code: 0, out: 'EventHub does not run.\n' });
  expect(await eventhub(['status'])).toMatchObject({ code: 3, out: 'EventHub does not run.\n' });
});

it('deletes by name, and leaves what it did not make', async () => {
  const data = path.join(home, 'mixed');
  mkdirSync(path.join(data, 'postgres'), { recursive: true });
  writeFileSync(path.join(data, 'thesis.txt'), 'mine');
  expect((await eventhub(['clean', '--yes'], { EVENTHUB_DATA: data })).code).toBe(0);
  expect(readdirSync(data)).toEqual(['thesis.txt']);
});

describe('while it runs', () => {
  let supervisor: ChildProcess;
  const server = createServer((_, response) => response.end('ready'));
  let running: string;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    running = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    supervisor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'scripts/launch.ts']);
    mkdirSync(path.join(home, 'data'), { recursive: true });
    const { pid = 0 } = supervisor;
    const bornAt = birthOf(pid);
    const run = { pid, bornAt, address: running, dataDirectory: path.join(home, 'data'), startedAt: 'now' };
    writeFileSync(path.join(home, 'data/run.json'), JSON.stringify(run));
  });
  afterAll(() => {
    supervisor.kill();
    server.close();
  });

  it('a second start says so and exits 0', async () => {
    const answer = await eventhub(['start']);
    expect(answer).toEqual({ code: 0, err: '', out: `EventHub already runs at ${running} (pid ${supervisor.pid}).\n` });
  });

  it('status says so', async () => {
    const answer = await eventhub(['status']);
    expect(answer.out).toContain(`EventHub runs at ${running} (pid ${supervisor.pid}, since now, ready).`);
    expect(answer.code).toBe(0);
  });

  it('dev refuses the same data', async () => {
    expect(await eventhub(['dev'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^EventHub already runs at .*stop it first/),
    });
  });

  it('stop ends no stranger that was given its number', async () => {
    const data = path.join(home, 'strange');
    mkdirSync(data);
    const run = { pid: supervisor.pid, address: running, dataDirectory: data, startedAt: 'now' };
    for (const bornAt of [undefined, '', 'another time']) {
      writeFileSync(path.join(data, 'run.json'), JSON.stringify({ ...run, bornAt }));
      expect((await eventhub(['stop'], { EVENTHUB_DATA: data })).out).toBe('EventHub does not run.\n');
    }
    expect(supervisor.signalCode ?? supervisor.exitCode).toBeNull();
  });

  it('stop ends a run of a version that did not write down its birth', async () => {
    const old = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'scripts/launch.ts']);
    const data = path.join(home, 'old');
    mkdirSync(data);
    const run = { pid: old.pid, address: running, dataDirectory: data, startedAt: new Date().toISOString() };
    writeFileSync(path.join(data, 'run.json'), JSON.stringify({ ...run, startedAt: '2026-11-01T10:00:00.000Z' }));
    expect((await eventhub(['stop'], { EVENTHUB_DATA: data })).out).toBe('EventHub does not run.\n');
    writeFileSync(path.join(data, 'run.json'), JSON.stringify(run));
    expect((await eventhub(['stop'], { EVENTHUB_DATA: data })).out).toBe('EventHub is stopped.\n');
    expect(old.signalCode).toBe('SIGTERM');
  });

  it('stop ends it', async () => {
    expect(await eventhub(['stop'])).toMatchObject({ code: 0, out: 'EventHub is stopped.\n' });
    expect(supervisor.signalCode).toBe('SIGTERM');
  });
});
