import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { postgresAccount } from '../../scripts/accounts.ts';
import { ROOT } from '../../scripts/run-state.ts';
import { freePort } from './free-port.ts';
import { answers, program, throughPort } from './programs.ts';

/** Debian's PgBouncer with our configuration, before one PostgreSQL. It does not run as root. */

/** The first that passes named statements on in transaction mode. */
const FIRST_WITH_NAMES = [1, 21];

function knowsNames(): boolean {
  const said = execFileSync('/usr/sbin/pgbouncer', ['--version'], { encoding: 'utf8' });
  const [major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(said)?.slice(1).map(Number) ?? [];
  const [firstMajor = 0, firstMinor = 0] = FIRST_WITH_NAMES;
  return major > firstMajor || (major === firstMajor && minor >= firstMinor);
}

export async function pgBouncer(databaseUrl: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'eventhub-pgbouncer-'));
  chmodSync(folder, 0o755);
  const { hostname, port: databasePort, username, password } = new URL(databaseUrl);
  const port = await freePort();
  const hasNames = knowsNames();
  const users = path.join(folder, 'userlist.txt');
  const settings = readFileSync(path.join(ROOT, 'deploy/pgbouncer.ini'), 'utf8')
    .replace('host=10.0.0.10 port=5432', `host=${hostname} port=${databasePort}`)
    .replace('listen_addr = *', 'listen_addr = 127.0.0.1')
    .replace('listen_port = 6432', `listen_port = ${port}`)
    .replace('/etc/pgbouncer/userlist.txt', users)
    .replace(hasNames ? '' : /^max_prepared_statements.*$/m, '');
  writeFileSync(users, `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"\n`);
  writeFileSync(path.join(folder, 'pgbouncer.ini'), settings);
  const url = throughPort(databaseUrl, port);
  const { kill, start, lastWords } = await program(
    'pgbouncer',
    [path.join(folder, 'pgbouncer.ini')],
    () => answers(url),
    {
      account: await postgresAccount(),
    },
  );
  return {
    url,
    /** What the app needs to know of this version. */
    preparedStatements: hasNames ? 'on' : 'off',
    lastWords,
    kill,
    start,
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
