import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { APP_ROLE, assureAppRole, roleOf } from './app-role.ts';
import { assureDatabase, startEmbeddedPostgres } from './embedded-postgres.ts';
import { assureDataDirectory, currentRun, databaseUrl, dataDirectory, RunError, secrets } from './run-state.ts';

/** The shop's database for a script, whether the shop runs or not. */

export type OwnDatabase = {
  /** As the owner of the tables reaches it. */
  url: string;
  /** Who the app signs in as. */
  appRole: string | null;
  /** Null where it is not known here. */
  authSecret: string | null;
};

const DATABASE = 'eventhub';

type Options = {
  /** Not while the shop runs on its embedded database. */
  mustBeStopped?: boolean;
  /** A data folder without a database gets one. */
  mayCreate?: boolean;
};

/** Starts the embedded database for as long as `work` takes, where that is the one and it does not run. */
export async function withOwnDatabase<T>(
  work: (database: OwnDatabase) => Promise<T>,
  { mustBeStopped = false, mayCreate = false }: Options = {},
): Promise<T> {
  const { DATABASE_URL, AUTH_SECRET } = process.env;
  if (DATABASE_URL) {
    return work({ url: databaseUrl(), appRole: roleOf(DATABASE_URL), authSecret: AUTH_SECRET || null });
  }
  const data = dataDirectory();
  const running = currentRun(data);
  if (running && mustBeStopped) throw new RunError('EventHub runs: ./eventhub.sh stop first.');
  if (!mayCreate && !existsSync(path.join(data, 'postgres'))) {
    throw new RunError(`There is no database in ${data}: set EVENTHUB_DATA or DATABASE_URL.`);
  }
  assureDataDirectory(data);
  const { authSecret, databasePassword, databaseAppPassword } = secrets(data);
  const known = { appRole: APP_ROLE, authSecret: AUTH_SECRET || authSecret };
  if (running) return work({ ...known, url: databaseUrl() });

  const postgres = await startEmbeddedPostgres({
    dataDirectory: data,
    password: databasePassword,
    log: (line) => console.error(line),
  });
  try {
    await assureDatabase(postgres, DATABASE);
    const url = postgres.databaseUrl(DATABASE);
    await assureAppRole(url, databaseAppPassword);
    return await work({ ...known, url });
  } finally {
    await postgres.stop();
  }
}

/** The secret that an earlier start generated into `data`. */
export function generatedSecret(data: string): string | null {
  try {
    const kept: { authSecret?: unknown } = JSON.parse(readFileSync(path.join(data, 'secrets.json'), 'utf8'));
    return typeof kept.authSecret === 'string' ? kept.authSecret : null;
  } catch {
    return null;
  }
}
