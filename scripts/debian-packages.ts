import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromiumPath } from './chromium.ts';
import { RunError } from './run-state.ts';

/** Programs of Debian's that the tests run beside the product, by package. */
const PROGRAMS: { name: string; use: string; isThere: () => boolean }[] = [
  { name: 'chromium', use: 'journeys in a browser', isThere: () => chromiumPath() !== undefined },
  { name: 'redis-server', use: 'what processes share', isThere: () => onPath('redis-server') },
  { name: 'nginx', use: 'what stands before several processes', isThere: () => onPath('nginx') },
  { name: 'poppler-utils', use: 'tickets read back from PDF', isThere: () => onPath('pdftotext') },
  { name: 'pgbouncer', use: 'few connections for many processes', isThere: () => onPath('pgbouncer') },
  { name: 'haproxy', use: 'a primary that fails and its standby', isThere: () => onPath('haproxy') },
  { name: 'openssl', use: 'wallet passes checked', isThere: () => onPath('openssl') },
];

const onPath = (command: string) =>
  [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/sbin'].some((folder) =>
    existsSync(path.join(folder, command)),
  );

const APT = '/usr/bin/apt-get';
const apt = (...args: string[]) =>
  spawnSync(APT, ['-qq', ...args], { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status ?? 1;

/** Installs what is missing. @throws RunError naming it, where this machine cannot */
export function assurePrograms(): void {
  const missing = PROGRAMS.filter(({ isThere }) => !isThere());
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  if (!existsSync(APT) || process.getuid?.() !== 0) {
    const uses = missing.map(({ name, use }) => `${name} (${use})`).join(', ');
    throw new RunError(`The tests need ${uses}. Debian: apt-get install ${names.join(' ')}`);
  }
  console.log(`Installing ${names.join(', ')} …`);
  apt('update');
  if (apt('-y', '--no-install-recommends', 'install', ...names) !== 0) {
    throw new RunError(`apt-get could not install ${names.join(', ')}, which the tests need.`);
  }
}
