import { spawnSync } from 'node:child_process';
import { existsSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Env } from '../../src/infrastructure/env.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** This machine: its disk, its clock, its secrets. */

const MEGABYTE = 1024 * 1024;
const LEAST_MB = 300;
const FEW_MB = 2_048;
const FEW_CHARACTERS = 12;
const PLACEHOLDER = /change.?me|secret.?secret|example|password|0123456789|(.)\1{7}/i;

export function checkDisk(folder: string): Finding {
  const present = existsSync(folder) ? folder : path.dirname(folder);
  const { bavail, bsize, ffree, files } = statfsSync(present);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  const todo = `Free some space on the disk of ${present}.`;
  if (files > 0 && ffree < 1_000) return fail('disk', `${present} has room for ${ffree} more files`, todo);
  if (free < LEAST_MB) return fail('disk', `${free} MB are free: nothing is sold once there are none`, todo);
  if (free < FEW_MB) return warn('disk', `${free} MB are free`, todo);
  return ok('disk', `${(free / 1_024).toFixed(1)} GB are free`);
}

/** Whether somebody keeps this machine's clock, where that can be told. */
export function checkTimeKeeping(): Finding[] {
  const { status, stdout } = spawnSync('timedatectl', ['show', '-p', 'NTPSynchronized', '--value'], {
    encoding: 'utf8',
  });
  if (status !== 0) return [];
  return stdout.trim() === 'yes'
    ? [ok('clock', 'kept by the network')]
    : [warn('clock', 'nobody keeps it', 'timedatectl set-ntp true')];
}

/** `given`: AUTH_SECRET of the environment; without it `secretsFile` holds a generated one. */
export function checkSecrets(given: string | undefined, secretsFile: string): Finding {
  if (given) {
    return new Set(given).size < FEW_CHARACTERS || PLACEHOLDER.test(given)
      ? fail('secrets', 'AUTH_SECRET can be guessed: whoever has it is anybody', 'Set another: openssl rand -base64 48')
      : ok('secrets', 'AUTH_SECRET is set');
  }
  const found = statSync(secretsFile, { throwIfNoEntry: false });
  if (!found) return ok('secrets', 'generated at the first start');
  if (found.mode & 0o077)
    return fail('secrets', `others on this machine can read ${secretsFile}`, `chmod 600 ${secretsFile}`);
  return ok('secrets', `${secretsFile} is its owner's alone; back it up with the data (npm run backup does)`);
}

type Operators = Pick<Env, 'METRICS_TOKEN' | 'RATE_LIMITS' | 'CORS_ORIGINS'>;

/** What must not be so where strangers come. */
export function checkOpenness({ RATE_LIMITS, CORS_ORIGINS }: Operators, isPublic: boolean): Finding[] {
  if (!isPublic) return [];
  const findings: Finding[] = [];
  if (!RATE_LIMITS)
    findings.push(fail('limits', 'RATE_LIMITS=off: passwords may be tried without end', 'RATE_LIMITS=on'));
  if (CORS_ORIGINS.some((origin) => origin.startsWith('http://')))
    findings.push(warn('cors', 'CORS_ORIGINS names a page without TLS', 'Name it by https.'));
  return findings;
}
