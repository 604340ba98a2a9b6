import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { postgresAccount } from '../../scripts/accounts.ts';
import { assureDatabase, type EmbeddedPostgres, startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { migrate } from '../../scripts/migrate.ts';
import { killPostmaster } from './postgres-processes.ts';
import { type TcpProxy, tcpProxy } from './tcp-proxy.ts';

/** Two PostgreSQL on this machine, the second a standby of the first, whose roles change as a failover changes them. */

const DATABASE = 'eventhub';
const WAIT_MS = 30_000;
/** What a standby that was away needs of the log is kept. */
const KEPT_LOG = '512MB';

const run = promisify(execFile);

type Node = { data: string; cluster: string; postgres?: EmbeddedPostgres };

function running({ data, postgres }: Node): EmbeddedPostgres {
  if (!postgres) throw new Error(`PostgreSQL in ${data} was never started`);
  return postgres;
}

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + WAIT_MS; !(await isSo()); await sleep(20)) {
    if (Date.now() > deadline) throw new Error(`never: ${what}`);
  }
}

/** A copy of a cluster that goes on working, as pg_basebackup makes one (PostgreSQL 18, 25.3.3). */
async function copyOf(primary: Node, cluster: string): Promise<void> {
  const client = new pg.Client({ connectionString: running(primary).databaseUrl('postgres') });
  await client.connect();
  try {
    await client.query("SELECT pg_backup_start('a standby', true)");
    rmSync(cluster, { recursive: true, force: true });
    // What vanishes under its hands, cp complains of; it is in the log.
    await run('cp', ['-a', primary.cluster, cluster]).catch(({ stderr }) => {
      const others = String(stderr)
        .split('\n')
        .filter((line) => line && !line.endsWith('No such file or directory'));
      if (others.length > 0) throw new Error(others.join('\n'));
    });
    const { rows } = await client.query<{ label: string }>('SELECT labelfile AS label FROM pg_backup_stop(false)');
    for (const name of ['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot'])
      rmSync(path.join(cluster, name), { recursive: true, force: true });
    for (const name of ['pg_wal', 'pg_replslot']) mkdirSync(path.join(cluster, name), { mode: 0o700 });
    writeFileSync(path.join(cluster, 'backup_label'), rows[0]?.label ?? '');
  } finally {
    await client.end();
  }
}

/** `conninfo` of the primary makes it a standby; null makes it none. Everything else is as by default. */
function configure(cluster: string, conninfo: string | null): void {
  const settings = conninfo ? `primary_conninfo = '${conninfo}'\n` : '';
  writeFileSync(path.join(cluster, 'postgresql.auto.conf'), `${settings}wal_keep_size = '${KEPT_LOG}'\n`);
  if (conninfo) writeFileSync(path.join(cluster, 'standby.signal'), '');
}

export async function postgresPair() {
  const root = mkdtempSync(path.join(tmpdir(), 'eventhub-pair-'));
  chmodSync(root, 0o711);
  const password = randomBytes(12).toString('hex');
  const account = await postgresAccount();

  const place = (name: string): Node => {
    const data = path.join(root, name);
    mkdirSync(data, { mode: 0o711 });
    return { data, cluster: path.join(data, 'postgres') };
  };
  const start = async (node: Node) => {
    node.postgres = await startEmbeddedPostgres({ dataDirectory: node.data, password });
  };

  /** From the standby to the primary. */
  let wire: TcpProxy | undefined;
  const [first, second] = [place('a'), place('b')];
  let [primary, standby] = [first, second];

  /** As superuser, of the node itself. */
  const urlOf = (node: Node, database = DATABASE) => running(node).databaseUrl(database);

  /** Makes the other one a standby, from nothing, and sales wait for it from then on. */
  async function attachStandby(): Promise<void> {
    await standby.postgres?.stop();
    await copyOf(primary, standby.cluster);
    await wire?.close();
    wire = await tcpProxy(running(primary).port);
    const { port } = new URL(wire.through(urlOf(primary)));
    configure(standby.cluster, `host=127.0.0.1 port=${port} user=postgres password=${password}`);
    if (account) await run('chown', ['-R', `${account.uid}:${account.gid}`, standby.cluster]);
    const before = standby.postgres?.port;
    await start(standby);
    if (before && running(standby).port !== before) throw new Error('somebody took the port of PostgreSQL meanwhile');
    await waitForStandby(true);
    await until('the standby is in step', async () => {
      const rows = await ask<{ state: string }>(urlOf(primary), 'SELECT sync_state AS state FROM pg_stat_replication');
      return rows.some(({ state }) => state === 'sync');
    });
  }

  /** Whether a commit is answered only once the standby has it on its disk. */
  async function waitForStandby(doesWait: boolean): Promise<void> {
    await ask(urlOf(primary), `ALTER SYSTEM SET synchronous_standby_names = '${doesWait ? '*' : ''}'`);
    await ask(urlOf(primary), 'SELECT pg_reload_conf()');
  }

  await start(primary);
  await assureDatabase(running(primary), DATABASE);
  await migrate(urlOf(primary));
  configure(primary.cluster, null);
  await ask(urlOf(primary), 'SELECT pg_reload_conf()');
  // A proxy asks by it who is the primary; it may sign in from this machine alone, and read nothing.
  const access = path.join(primary.cluster, 'pg_hba.conf');
  writeFileSync(access, `host postgres eventhub_health 127.0.0.1/32 trust\n${readFileSync(access, 'utf8')}`);
  await ask(urlOf(primary), 'CREATE ROLE eventhub_health LOGIN CONNECTION LIMIT 4');
  await ask(urlOf(primary), 'SELECT pg_reload_conf()');
  await attachStandby();

  return {
    ports: [running(first).port, running(second).port] as const,
    password,
    primaryUrl: () => urlOf(primary),
    standbyUrl: () => urlOf(standby),

    /** `kill -9` of the primary. The standby becomes one: a promoted one waits for nobody, or nobody could buy. */
    async failOver(): Promise<void> {
      killPostmaster(primary.cluster);
      await running(primary).exited;
      [primary, standby] = [standby, primary];
      await ask(urlOf(primary), 'SELECT pg_promote(true, 30)');
    },
    attachStandby,
    waitForStandby,
    /** The standby receives nothing from now on, until the failover. */
    cutOff() {
      wire?.refuse(true);
      wire?.cutAll();
    },
    stopStandby: () => running(standby).stop(),
    startStandby: () => start(standby),

    async close() {
      await Promise.all([primary.postgres?.stop(), standby.postgres?.stop()]);
      await wire?.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export type PostgresPair = Awaited<ReturnType<typeof postgresPair>>;
