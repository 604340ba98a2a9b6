import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

/** `./eventhub.sh --docker` before engines of paper, which write down what they are told. A shop answers on the port. */

const ROOT = path.join(import.meta.dirname, '../../..');
const TOOLS = ['bash', 'sh', 'dirname', 'sed', 'tail', 'id', 'uname', 'cat', 'readlink', 'printf', 'sleep'];

let home: string;
let told: string;
let port: number;
let status = 200;

const shop = createServer((request, response) => {
  response.writeHead(request.url === '/api/ready' ? status : 404).end();
});

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'event hub docker '));
  told = path.join(home, 'told');
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  port = (shop.address() as AddressInfo).port;
});
afterAll(() => {
  shop.close();
  rmSync(home, { recursive: true });
});
beforeEach(() => {
  status = 200;
  writeFileSync(told, '');
});

/** A PATH with no other programs than these, each a script in sh that has written down what it was told. */
function engines(name: string, programs: Record<string, string>): string {
  const directory = path.join(home, name);
  mkdirSync(directory);
  const folders = ['/usr/bin', '/bin'];
  for (const tool of TOOLS) {
    const target = folders.map((folder) => path.join(folder, tool)).find((file) => readable(file));
    if (target) symlinkSync(target, path.join(directory, tool));
  }
  for (const [program, body] of Object.entries(programs)) {
    const file = path.join(directory, program);
    writeFileSync(file, `#!/bin/sh\necho "${program} $*" >>"${told}"\n${body}\n`);
    chmodSync(file, 0o755);
  }
  return directory;
}
const readable = (file: string) => {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
};

const V2 = { docker: '' };
const V1 = { docker: 'if [ "$1" = compose ]; then exit 1; fi', 'docker-compose': '' };
const PODMAN = { podman: '' };
const PODMAN_COMPOSE = { podman: 'if [ "$1" = compose ]; then exit 125; fi', 'podman-compose': '' };

function run(directory: string, args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(
      '/bin/bash',
      [path.join(ROOT, 'eventhub.sh'), '--docker', ...args],
      { cwd: '/', env: { NODE_ENV: 'test', PATH: directory, PORT: String(port), READY_SECONDS: '1', ...env } },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
    child.stdin?.end();
  });
}

const commands = () =>
  readFileSync(told, 'utf8')
    .split('\n')
    .filter((line) => line && !/ (info|version|compose version)$/.test(line));

describe('speaks to compose in each of its forms', () => {
  it.each([
    ['v2', V2, 'docker compose'],
    ['v1', V1, 'docker-compose'],
    ['podman', PODMAN, 'podman compose'],
    ['podman-compose', PODMAN_COMPOSE, 'podman-compose'],
  ])('%s', async (name, programs, compose) => {
    const directory = engines(name, programs);
    const answer = await run(directory, ['start']);
    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(answer.out).toContain(`EventHub runs at http://localhost:${port}`);
    expect(commands()).toEqual([`${compose} up -d --build --remove-orphans`]);
  });
});

describe('each command', () => {
  let directory: string;
  beforeAll(() => {
    directory = engines('commands', V2);
  });

  it.each([
    [['stop'], ['down']],
    [['restart'], ['down', 'up -d --build --remove-orphans']],
    [['status'], ['ps']],
    [['logs'], ['logs --tail=200']],
    [['logs', '-f'], ['logs --tail=200 -f']],
    [['rebuild'], ['build --no-cache', 'up -d --build --remove-orphans']],
  ])('%s', async (args, expected) => {
    expect(await run(directory, args)).toMatchObject({ code: 0 });
    expect(commands()).toEqual(expected.map((one) => `docker compose ${one}`));
  });

  it('clean asks first, and takes the data with it', async () => {
    expect(await run(directory, ['clean'])).toMatchObject({ code: 1, err: 'Nothing was deleted.\n' });
    expect(commands()).toEqual([]);
    expect(await run(directory, ['clean', '--yes'])).toMatchObject({ code: 0 });
    expect(commands()).toEqual(['docker compose down --volumes', 'docker image rm eventhub:latest']);
  });

  it('status says by its exit status that the shop does not answer', async () => {
    status = 503;
    expect(await run(directory, ['status'])).toMatchObject({ code: 3, out: 'EventHub does not answer.\n' });
  });

  it('start says where the shop never answers, with the end of the logs', async () => {
    status = 503;
    const answer = await run(directory, ['start']);
    expect(answer.code).toBe(1);
    expect(answer.err).toBe(`The shop does not answer on port ${port} after 1 seconds; see above.\n`);
    expect(commands().at(-1)).toBe('docker compose logs --tail=40 migrate app nginx');
  });

  it('help, and whatever is no command', async () => {
    expect((await run(directory, ['help'])).out).toMatch(/^Usage: /);
    expect(await run(directory, ['strat'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('says in one line', () => {
  it.each([
    ['that there is no engine', {}, /^Neither Docker nor Podman is installed .*leave out --docker\.$/],
    [
      'that compose is missing',
      { docker: 'if [ "$1" = compose ]; then exit 1; fi' },
      /^docker is here, but not compose \(Debian: apt-get install docker-compose\)\.$/,
    ],
    [
      'that the engine does not run',
      { docker: 'echo "Cannot connect to the Docker daemon" >&2; exit 1' },
      /^docker does not answer \(Cannot connect to the Docker daemon\): start it/,
    ],
    [
      'that one may not talk to it',
      { docker: 'echo "permission denied while trying to connect" >&2; exit 1' },
      / may not talk to docker: sudo usermod -aG docker /,
    ],
  ])('%s', async (name, programs, line) => {
    const answer = await run(engines(name, programs), ['start']);
    expect(answer.code).toBe(1);
    expect(answer.err.trim().split('\n')).toEqual([expect.stringMatching(line)]);
  });
});
