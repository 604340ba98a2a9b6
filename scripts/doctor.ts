import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { type Env, parseEnv } from '../src/infrastructure/env.ts';
import { APP_ROLE, roleOf } from './app-role.ts';
import { checkDatabase } from './checks/database.ts';
import { type Finding, fail, warn } from './checks/finding.ts';
import { checkProxy, checkServer, isPublic } from './checks/front.ts';
import { checkDirect, checkStandby } from './checks/further-databases.ts';
import { checkDisk, checkOpenness, checkSecrets, checkTimeKeeping } from './checks/machine.ts';
import { checkModel } from './checks/model.ts';
import { checkMail, checkRedis } from './checks/services.ts';
import { address, currentRun, databaseUrl, dataDirectory, explain } from './run-state.ts';

/**
 * `npm run doctor`, `./eventhub.sh doctor`: looks at all that the shop needs and says what is wrong and what to do. Changes
 * nothing. Exit status 1 where something is broken; what is only unwise is a warning.
 */

type Source = Record<string, string | undefined>;

/** As the supervisor fills in what only it knows. */
const settingsOf = (source: Source): Env =>
  parseEnv({
    ...source,
    NODE_ENV: 'production',
    DATABASE_URL: source.DATABASE_URL || 'postgresql://embedded',
    AUTH_SECRET: source.AUTH_SECRET || 'generated'.repeat(4),
  });

function databaseFindings(source: Source, settings: Env): Promise<Finding[]> {
  const data = dataDirectory();
  if (!source.DATABASE_URL && !currentRun(data)) {
    const there = existsSync(path.join(data, 'postgres'));
    const says = there ? 'its own PostgreSQL does not run' : 'there is none yet';
    return Promise.resolve([warn('database', says, './eventhub.sh start, then look again')]);
  }
  const appRole = source.DATABASE_URL ? roleOf(source.DATABASE_URL) : APP_ROLE;
  return checkDatabase({ owner: databaseUrl(), appRole }, settings, isPublic(settings));
}

/** All that there is to say of a shop with this environment. */
export async function examine(source: Source): Promise<Finding[]> {
  let settings: Env;
  try {
    settings = settingsOf(source);
  } catch (error) {
    return [fail('settings', explain(error), 'Correct them: .env.example says what each means.')];
  }
  const data = dataDirectory();
  const origin = currentRun(data)?.address ?? address(settings.HOST, settings.PORT);
  const asked = await Promise.all([
    checkServer(origin),
    databaseFindings(source, settings),
    checkRedis(settings, settings.PROCESSES),
    checkMail(settings),
    checkModel(settings.OLLAMA),
    ...(source.DATABASE_URL ? [checkDirect(settings.DATABASE_DIRECT_URL)] : []),
    ...(settings.DATABASE_READ_URL ? [checkStandby(settings.DATABASE_READ_URL)] : []),
    checkProxy(settings),
  ]);
  return [
    ...asked.flat(),
    ...checkTimeKeeping(),
    checkDisk(data),
    checkSecrets(source.AUTH_SECRET, path.join(data, 'secrets.json')),
    ...checkOpenness(settings, isPublic(settings)),
  ];
}

/** As the terminal shows it; what to do stands below what is wrong. */
export function report(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ what }) => what.length));
  return findings
    .map((finding) => {
      const line = `${finding.state.padEnd(4)}  ${finding.what.padEnd(width)}  ${finding.says}`;
      return finding.state === 'ok' ? line : `${line}\n${' '.repeat(width + 8)}→ ${finding.todo}`;
    })
    .join('\n');
}

/** @returns the exit status */
export async function doctor(source: Source = process.env): Promise<number> {
  const findings = await examine(source);
  console.log(report(findings));
  const broken = findings.filter(({ state }) => state === 'fail').length;
  const unwise = findings.filter(({ state }) => state === 'warn').length;
  console.log(`\n${broken} broken, ${unwise} to look at, ${findings.length - broken - unwise} fine`);
  return broken > 0 ? 1 : 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  doctor().then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      console.error(explain(error));
      process.exitCode = 1;
    },
  );
}
