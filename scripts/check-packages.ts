import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { explain, ROOT } from './run-state.ts';

/**
 * Every package that the lockfile brings has a licence that we may ship under, and one that runs a script when it is
 * installed is known by name: package.json says in `allowScripts` whether it may.
 */

// Permissive, or weak enough that what is used unchanged asks nothing of our own code.
const LICENCES: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'EPL-2.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Packages whose licence stands in a file alone, read by a person. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  buildcheck: 'MIT',
  'cpu-features': 'MIT',
  'png-js': 'MIT',
  'seq-queue': 'MIT',
  ssh2: 'MIT',
};

type Locked = { version?: string; license?: string; hasInstallScript?: boolean; link?: boolean };
type Lockfile = { packages: Record<string, Locked> };
type Manifest = { allowScripts?: Record<string, boolean> };

const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** An SPDX expression: one of those joined by OR, all of those joined by AND. */
export function isAllowed(expression: string): boolean {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(bare)) return false;
  return bare.split(/ or /i).some((choice) => choice.split(/ and /i).every((name) => LICENCES.has(name.trim())));
}

/** @returns a line for each package at fault, and each name that stands for none */
export function findFaults({ packages }: Lockfile, { allowScripts = {} }: Manifest): string[] {
  const faults: string[] = [];
  const withScript = new Set<string>();
  for (const [place, { version, license, hasInstallScript, link }] of Object.entries(packages)) {
    if (place === '' || link) continue;
    const name = nameOf(place);
    const known = license ?? READ_BY_HAND[name];
    if (!known) faults.push(`${name} ${version} names no licence: read it, then name it in scripts/check-packages.ts.`);
    else if (!isAllowed(known)) faults.push(`${name} ${version} has the licence ${known}, which is not allowed.`);
    if (!hasInstallScript) continue;
    withScript.add(name);
    if (allowScripts[name] === undefined)
      faults.push(`${name} ${version} runs a script when it is installed: read it, then name it in allowScripts.`);
  }
  for (const name of Object.keys(allowScripts)) {
    if (!withScript.has(name)) faults.push(`${name} is in allowScripts but runs no script any more: remove it.`);
  }
  return [...new Set(faults)];
}

function main() {
  const read = (name: string) => JSON.parse(readFileSync(path.join(ROOT, name), 'utf8'));
  const faults = findFaults(read('package-lock.json'), read('package.json'));
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  try {
    main();
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
