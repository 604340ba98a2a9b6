import { verify as verifyPassword } from '@node-rs/bcrypt';
import pg from 'pg';
import type { Env } from '../../src/infrastructure/env.ts';
import { readMigrations } from '../migrate.ts';
import { type Finding, fail, ok, warn, wordsOf } from './finding.ts';

/** PostgreSQL, and what stands in it. */

const PATIENCE_MS = 5_000;
const LEAST_VERSION = 15;
const MINUTE_S = 60;
/** Besides its pools a process holds these: the log's listener, and those of its jobs. */
const OTHER_CONNECTIONS = 12;
const DEMO = [
  ['admin', 'admin123'],
  ['user', 'user123'],
] as const;

/** How the app signs in, and who owns the tables. */
export type DatabaseUrls = { owner: string; appRole: string | null };

type Settings = Pick<Env, 'PROCESSES' | 'DATABASE_POOL' | 'SALES_POOL' | 'APP_URL' | 'SMTP_URL'>;

async function server(client: pg.Client, settings: Settings): Promise<Finding[]> {
  const { rows } = await client.query<{
    number: number;
    version: string;
    most: number;
    used: number;
    fsync: string;
    commit: string;
  }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
       current_setting('max_connections')::int AS most, (SELECT count(*)::int FROM pg_stat_activity WHERE datname IS NOT NULL) AS used,
       current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`,
  );
  const [found] = rows;
  if (!found) return [];
  const findings = [ok('database', `PostgreSQL ${found.version}, ${found.used} of ${found.most} connections in use`)];
  if (found.number < LEAST_VERSION * 10_000)
    findings.push(
      fail('database', `PostgreSQL ${found.version} is too old`, `Use PostgreSQL ${LEAST_VERSION} or newer.`),
    );
  if (found.fsync === 'off' || found.commit === 'off')
    findings.push(
      fail(
        'durability',
        `fsync is ${found.fsync}, synchronous_commit ${found.commit}: a power cut loses sales that were acknowledged`,
        'Set both to on in postgresql.conf.',
      ),
    );
  const { PROCESSES, DATABASE_POOL, SALES_POOL } = settings;
  const wanted = PROCESSES * (2 * DATABASE_POOL + SALES_POOL + OTHER_CONNECTIONS);
  if (wanted > found.most)
    findings.push(
      warn(
        'connections',
        `${PROCESSES} processes may want ${wanted} connections, PostgreSQL gives ${found.most}`,
        'Raise max_connections, or lower PROCESSES or DATABASE_POOL.',
      ),
    );
  return findings;
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
  const { rows } = await client.query<{ mayChange: boolean | null }>(
    `SELECT has_table_privilege(r.oid, 'audit_log', 'UPDATE') OR pg_has_role(r.oid, c.relowner, 'MEMBER') AS "mayChange"
       FROM pg_class c LEFT JOIN pg_roles r ON r.rolname = $1 WHERE c.oid = 'audit_log'::regclass`,
    [appRole],
  );
  if (rows[0]?.mayChange === null)
    return [fail('role', `there is no database role "${appRole}"`, 'Create it, or correct the name in DATABASE_URL.')];
  return rows[0]?.mayChange
    ? [
        warn(
          'role',
          `"${appRole}" could change its own audit log`,
          'Give the app a role of its own: docs/operations.md, "The app\'s own database role".',
        ),
      ]
    : [ok('role', `"${appRole}" can only append to the logs`)];
}

function clock(secondsApart: number): Finding {
  const apart = Math.abs(secondsApart).toFixed(1);
  const todo = 'Keep both machines in time: timedatectl set-ntp true.';
  if (Math.abs(secondsApart) >= 30)
    return fail('clock', `this machine and PostgreSQL are ${apart} s apart: codes and tokens are refused`, todo);
  if (Math.abs(secondsApart) >= 2) return warn('clock', `this machine and PostgreSQL are ${apart} s apart`, todo);
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
  const { rows } = await client.query<{
    dead: number;
    waiting: number;
    oldest: number;
    failed: number;
    unread: number;
  }>(
    `SELECT (SELECT coalesce(sum(queued_count), 0)::int FROM pgboss.queue WHERE name = 'dead-letters') AS dead,
       (SELECT count(*)::int FROM outgoing_mail WHERE status = 'QUEUED') AS waiting,
       (SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::int FROM outgoing_mail WHERE status = 'QUEUED') AS oldest,
       (SELECT count(*)::int FROM outgoing_mail WHERE status = 'FAILED') AS failed,
       (SELECT coalesce(max(extract(epoch FROM now() - (SELECT min(occurred_at) FROM domain_event e
          WHERE (e.transaction_id, e.id) > (c.transaction_id, c.event_id)))), 0)::int FROM event_consumer c) AS unread`,
  );
  const { dead = 0, waiting = 0, oldest = 0, failed = 0, unread = 0 } = rows[0] ?? {};
  const findings: Finding[] = [];
  if (dead > 0)
    findings.push(
      warn('jobs', `${dead} pieces of work were given up`, 'See /admin/mail and the log ("a job failed") for why.'),
    );
  if (unread > 5 * MINUTE_S)
    findings.push(
      fail(
        'jobs',
        `what happened ${Math.round(unread / MINUTE_S)} minutes ago has not been worked on`,
        'Start a process with JOBS=on; its log says what holds it up.',
      ),
    );
  if (SMTP_URL && waiting > 0 && oldest > 15 * MINUTE_S)
    findings.push(
      fail(
        'mails',
        `${waiting} wait, the oldest for ${Math.round(oldest / MINUTE_S)} minutes`,
        'npm run mail:test -- ADDRESS says what the mail server answers.',
      ),
    );
  if (failed > 0)
    findings.push(warn('mails', `${failed} were given up`, 'Look at them under /admin/mail and send them again.'));
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
