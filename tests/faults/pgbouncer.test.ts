import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { APP_ROLE, asAppRole, assureAppRole } from '../../scripts/app-role.ts';
import { build } from '../../scripts/build.ts';
import { migrate } from '../../scripts/migrate.ts';
import { dataDirectory } from '../../scripts/run-state.ts';
import { pgBouncer } from '../support/pgbouncer.ts';
import { eventually } from '../support/redis-server.ts';
import { BUYERS, endRound, roundOf } from './sale-round.ts';
import { type Buyer, insertBuyers, openStage, type Stage } from './stage.ts';

/** The server behind Debian's PgBouncer in transaction mode, with a way past it for what needs a session. */

const RECOVERY_MS = 5_000;
/** Of deploy/pgbouncer.ini. */
const POOL_SIZE = 24;

let pooler: Awaited<ReturnType<typeof pgBouncer>>;
let stage: Stage;
let buyers: Buyer[];

beforeAll(async () => {
  build(dataDirectory());
  stage = await openStage(async (ownerUrl) => {
    const password = randomBytes(12).toString('hex');
    await assureAppRole(ownerUrl, password);
    await migrate(ownerUrl, { grantTo: APP_ROLE });
    const directUrl = asAppRole(ownerUrl, password);
    pooler = await pgBouncer(directUrl);
    return {
      DATABASE_URL: pooler.url,
      DATABASE_DIRECT_URL: directUrl,
      PREPARED_STATEMENTS: pooler.preparedStatements,
      LOG_LEVEL: 'warn',
    };
  });
  buyers = await insertBuyers(stage, BUYERS);
});
afterAll(async () => {
  await stage?.close();
  await pooler?.close();
});
afterEach(({ task }) => {
  endRound();
  if (task.result?.state === 'fail') console.log(stage.lastWords(), pooler.lastWords());
});

const asked = async <Row extends pg.QueryResultRow>(url: string, text: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Row>(text).finally(() => client.end());
  return rows;
};

it('sells, and does the work that follows, while what needs a session goes past it', async () => {
  const fault = { strike: async () => Date.now() };
  await roundOf(stage, buyers, fault, RECOVERY_MS);
  const connections = await asked<{ name: string; is: number }>(
    stage.databaseUrl,
    `SELECT application_name AS name, count(*)::int AS is FROM pg_stat_activity WHERE usename = '${APP_ROLE}' GROUP BY 1`,
  );
  const names = connections.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['eventhub-events', 'eventhub-jobs-listen']));
  const pooled = connections.filter(({ name }) => !/^eventhub-(events|jobs-listen|jobs)$/.test(name));
  expect(pooled.reduce((sum, { is }) => sum + is, 0)).toBeLessThanOrEqual(POOL_SIZE);
  await eventually('the confirmations are written', async () => {
    const [mails] = await asked<{ are: number }>(stage.databaseUrl, 'SELECT count(*)::int AS are FROM outgoing_mail');
    return (mails?.are ?? 0) > 0;
  });
  expect(stage.log().filter((line) => line.includes('cannot be followed') || line.includes('jobs cannot run'))).toEqual(
    [],
  );
});

it('keeps the settings that a pooler takes from connections, as those of the role', async () => {
  expect(await asked(pooler.url, 'SHOW statement_timeout')).toEqual([{ statement_timeout: '15s' }]);
  expect(await asked(pooler.url, 'SHOW idle_in_transaction_session_timeout')).toEqual([
    { idle_in_transaction_session_timeout: '15s' },
  ]);
});

it('sells on when the pooler is killed amid a sale, and loses nothing', async () => {
  const fault = {
    async strike() {
      await pooler.kill();
      await pooler.start();
      return Date.now();
    },
  };
  await roundOf(stage, buyers, fault, RECOVERY_MS);
});
