import { verify as verifyPassword } from '@node-rs/bcrypt';
import pg from 'pg';
import type { Trouble } from '../../src/application/dashboard/ports.ts';
import type { Env } from '../../src/infrastructure/env.ts';
import {
  HELD_UP,
  type HeldUp,
  heldUpTroubles,
  MAY_CHANGE_LOGS,
  SERVER_SETTINGS,
  type ServerSettings,
  serverTroubles,
} from '../../src/infrastructure/operations/troubles.ts';
import { readMigrations } from '../migrate.ts';
import { type Finding, fail, ok, warn, wordsOf } from './finding.ts';

/** PostgreSQL, and what stands in it. */

const PATIENCE_MS = 5_000;
const KEEP_TIME = 'Keep both machines in time: timedatectl set-ntp true.';
const LEAST_VERSION = 15;
const DEMO = [
  ['admin', 'admin123'],
  ['user', 'user123'],
] as const;

/** How the app signs in, and who owns the tables. */
export type DatabaseUrls = { owner: string; appRole: string | null };

type Settings = Pick<Env, 'PROCESSES' | 'DATABASE_POOL' | 'SALES_POOL' | 'APP_URL' | 'SMTP_URL'>;

/** Of a trouble that the dashboard shows, too: there in the reader's language, here for a terminal. */
function findingOf(trouble: Trouble): Finding {
  switch (trouble.kind) {
    case 'not-durable':
      return fail(
        'durability',
        `fsync is ${trouble.fsync}, synchronous_commit ${trouble.commit}: a power cut loses sales that were acknowledged`,
        'Set both to on in postgresql.conf.',
      );
    case 'few-connections':
      return warn(
        'connections',
        `the processes may want ${trouble.wanted} connections, PostgreSQL gives ${trouble.most}`,
        'Raise max_connections, or lower PROCESSES or DATABASE_POOL.',
      );
    case 'changeable-logs':
      return warn(
        'role',
        `"${trouble.role}" could change its own audit log`,
        'Give the app a role of its own: docs/operations.md, "The app\'s own database role".',
      );
    case 'jobs-given-up':
      return warn(
        'jobs',
        `${trouble.count} pieces of work were given up`,
        'See /admin/jobs and the log ("a job failed") for why.',
      );
    case 'jobs-behind':
      return fail(
        'jobs',
        `what happened ${trouble.minutes} minutes ago has not been worked on`,
        'Start a process with JOBS=on; its log says what holds it up.',
      );
    case 'mails-waiting':
      return fail(
        'mails',
        `${trouble.count} wait, the oldest for ${trouble.minutes} minutes`,
        'npm run mail:test -- ADDRESS says what the mail server answers.',
      );
    case 'mails-given-up':
      return warn('mails', `${trouble.count} were given up`, 'Look at them under /admin/mail and send them again.');
    case 'clocks-apart':
      return warn('clock', `this machine and PostgreSQL are ${trouble.seconds} s apart`, KEEP_TIME);
    default:
      return trouble satisfies never;
  }
}

async function server(client: pg.Client, settings: Settings): Promise<Finding[]> {
  const { rows } = await client.query<{ number: number; version: string; used: number }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
       (SELECT count(*)::int FROM pg_stat_activity WHERE datname IS NOT NULL) AS used`,
  );
  const [found] = rows;
  const [set] = (await client.query<ServerSettings>(SERVER_SETTINGS)).rows;
  if (!found || !set) return [];
  const findings = [ok('database', `PostgreSQL ${found.version}, ${found.used} of ${set.most} connections in use`)];
  if (found.number < LEAST_VERSION * 10_000)
    findings.push(
      fail('database', `PostgreSQL ${found.version} is too old`, `Use PostgreSQL ${LEAST_VERSION} or newer.`),
    );
  return [...findings, ...serverTroubles(set, settings).map(findingOf)];
}

async function migrations(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string; checksum: string; isWhole: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isWhole"
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map((row) => [row.name, row]));
  const ours = readMigrations();
  const failed = rows.find(({ isWhole }) => !isWhole);
  if (failed)
    return fail(
      'migrations',
      `${failed.name} failed half-way`,
      `Repair it, then: npm run db:migrate -- --resolve-rolled-back ${failed.name}`,
    );
  const edited = ours.find(({ name, checksum }) => applied.has(name) && applied.get(name)?.checksum !== checksum);
  if (edited) return fail('migrations', `${edited.name} was edited after it was applied`, 'Restore its file.');
  const pending = ours.filter(({ name }) => !applied.has(name));
  if (pending.length > 0)
    return fail('migrations', `${pending.length} are missing, the first is ${pending[0]?.name}`, 'npm run db:migrate');
  return ok('migrations', `all ${ours.length} are applied`);
}

async function role(client: pg.Client, appRole: string | null): Promise<Finding[]> {
  if (!appRole) return [];
  const { rows } = await client.query<{ mayChange: boolean | null }>(MAY_CHANGE_LOGS, [appRole]);
  if (rows[0]?.mayChange === null)
    return [fail('role', `there is no database role "${appRole}"`, 'Create it, or correct the name in DATABASE_URL.')];
  return rows[0]?.mayChange
    ? [findingOf({ kind: 'changeable-logs', role: appRole })]
    : [ok('role', `"${appRole}" can only append to the logs`)];
}

function clock(secondsApart: number): Finding {
  const apart = Math.abs(secondsApart).toFixed(1);
  if (Math.abs(secondsApart) >= 30)
    return fail('clock', `this machine and PostgreSQL are ${apart} s apart: codes and tokens are refused`, KEEP_TIME);
  if (Math.abs(secondsApart) >= 2) return findingOf({ kind: 'clocks-apart', seconds: Number(apart) });
  return ok('clock', 'this machine and PostgreSQL agree');
}

/** How far PostgreSQL's clock is from ours, in seconds, the way there and back taken off. */
async function apart(client: pg.Client): Promise<number> {
  const begun = Date.now();
  const { rows } = await client.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  const middle = (begun + Date.now()) / 2;
  return ((rows[0]?.now.getTime() ?? middle) - middle) / 1_000;
}

async function work(client: pg.Client, { SMTP_URL }: Settings): Promise<Finding[]> {
  const [heldUp] = (await client.query<HeldUp>(HELD_UP)).rows;
  const findings = heldUp ? heldUpTroubles(heldUp, SMTP_URL !== undefined).map(findingOf) : [];
  return findings.length > 0 ? findings : [ok('jobs', 'nothing is held up')];
}

/** Accounts whose passwords stand in the README. */
async function demo(client: pg.Client, isPublic: boolean): Promise<Finding[]> {
  const { rows } = await client.query<{ username: string; hash: string | null }>(
    'SELECT username, password_hash AS hash FROM "user" WHERE username = ANY($1)',
    [DEMO.map(([username]) => username)],
  );
  const open: string[] = [];
  for (const [username, password] of DEMO) {
    const hash = rows.find((row) => row.username === username)?.hash;
    if (hash?.startsWith('$2') && (await verifyPassword(password, hash))) open.push(username);
  }
  if (open.length === 0) return [];
  const says = `anybody can sign in as ${open.join(' and ')}: the demo's passwords are known`;
  const todo = 'Change their passwords, or start with SEED_DEMO=off on an empty database.';
  return [isPublic ? fail('demo', says, todo) : warn('demo', says, todo)];
}

/** All that PostgreSQL can tell. `isPublic`: strangers can reach the shop. */
export async function checkDatabase(urls: DatabaseUrls, settings: Settings, isPublic: boolean): Promise<Finding[]> {
  const client = new pg.Client({
    connectionString: urls.owner,
    application_name: 'eventhub-doctor',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const findings = [...(await server(client, settings)), clock(await apart(client))];
    const { rows } = await client.query<{ isThere: boolean }>(
      `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "isThere"`,
    );
    if (!rows[0]?.isThere)
      return [...findings, fail('migrations', 'the database is empty', 'npm run db:migrate, or ./eventhub.sh start')];
    const migrated = await migrations(client);
    if (migrated.state !== 'ok') return [...findings, migrated];
    return [
      ...findings,
      migrated,
      ...(await role(client, urls.appRole)),
      ...(await work(client, settings)),
      ...(await demo(client, isPublic)),
    ];
  } catch (error) {
    return [
      fail(
        'database',
        `PostgreSQL does not answer: ${wordsOf(error)}`,
        'See that it runs, and that DATABASE_URL names it rightly.',
      ),
    ];
  } finally {
    await client.end().catch(() => {});
  }
}
