import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { APP_ROLE, assureAppRole } from '../../scripts/app-role.ts';
import { startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { migrate } from '../../scripts/migrate.ts';

/**
 * Vitest's global set-up of the integration tests: one real PostgreSQL per run, from TEST_DATABASE_URL, else
 * Testcontainers where a Docker engine answers, else embedded in a temporary folder. It holds one migrated template
 * database, of which every test file gets a copy (see database.ts).
 */

declare module 'vitest' {
  interface ProvidedContext {
    /** Any database of the server, for CREATE DATABASE. */
    adminDatabaseUrl: string;
    /** Of the role by which the app signs in. */
    appPassword: string;
    /** Names of this run's databases start with it. */
    databasePrefix: string;
  }
}

type Server = { url: string; stop: () => Promise<void> };

async function inContainer(): Promise<Server | undefined> {
  const { GenericContainer, getContainerRuntimeClient, Wait } = await import('testcontainers');
  try {
    await getContainerRuntimeClient();
  } catch {
    return undefined;
  }
  try {
    const password = randomBytes(12).toString('hex');
    const container = await new GenericContainer('postgres:18')
      .withEnvironment({ POSTGRES_PASSWORD: password })
      .withTmpFs({ '/var/lib/postgresql': 'rw' })
      .withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=200'])
      .withExposedPorts(5432)
      .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
      .start();
    const address = `${container.getHost()}:${container.getMappedPort(5432)}`;
    return {
      url: `postgresql://postgres:${password}@${address}/postgres`,
      stop: async () => void (await container.stop()),
    };
  } catch (error) {
    console.warn(`Docker answers but could not start postgres:18 (${error}); using the embedded one.`);
    return undefined;
  }
}

async function embedded(): Promise<Server> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'eventhub-test-'));
  chmodSync(dataDirectory, 0o711);
  const password = randomBytes(12).toString('hex');
  const postgres = await startEmbeddedPostgres({ dataDirectory, password, unsafe: true, log: console.warn });
  return {
    url: postgres.databaseUrl('postgres'),
    stop: async () => {
      await postgres.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function withAdmin(url: string, work: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await work(client).finally(() => client.end());
}

export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : ((await inContainer()) ?? (await embedded()));
  const prefix = `eventhub_test_${randomBytes(4).toString('hex')}_`;
  const template = new URL(server.url);
  template.pathname = `/${prefix}template`;
  await withAdmin(server.url, async (client) => void (await client.query(`CREATE DATABASE ${prefix}template`)));
  // One for all runs on one server: a role belongs to all its databases.
  const appPassword = 'the-app-in-tests';
  await assureAppRole(server.url, appPassword);
  await migrate(template.href, { grantTo: APP_ROLE });
  project.provide('adminDatabaseUrl', server.url);
  project.provide('appPassword', appPassword);
  project.provide('databasePrefix', prefix);

  return async () => {
    await withAdmin(server.url, async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        'SELECT datname FROM pg_database WHERE datname LIKE $1',
        [`${prefix.replaceAll('_', '\\_')}%`],
      );
      for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
    });
    await server.stop();
  };
}
