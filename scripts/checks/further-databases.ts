import pg from 'pg';
import { type Finding, fail, ok, warn, wordsOf } from './finding.ts';

/** The other ways to PostgreSQL, where there are any: past PgBouncer, and to a standby for reading. */

const PATIENCE_MS = 5_000;
const LONG_LAG_S = 10;

async function on<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString,
    application_name: 'eventhub-doctor',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether what is said at `url` is heard on the same connection, as it is not behind PgBouncer's transaction pooling. */
export async function checkDirect(url: string): Promise<Finding> {
  const todo = 'Have DATABASE_DIRECT_URL lead to PostgreSQL itself; see docs/scaling.md.';
  try {
    const isHeard = await on(url, async (client) => {
      const heard = new Promise<boolean>((resolve) => client.once('notification', () => resolve(true)));
      await client.query('LISTEN eventhub_doctor');
      await client.query("SELECT pg_notify('eventhub_doctor', '')");
      return Promise.race([heard, new Promise<boolean>((resolve) => setTimeout(resolve, 1_000, false).unref())]);
    });
    return isHeard
      ? ok('direct', 'sessions are held: LISTEN is heard')
      : fail('direct', 'LISTEN is not heard: other processes never learn of a change', todo);
  } catch (error) {
    return fail('direct', `PostgreSQL does not answer there: ${wordsOf(error)}`, todo);
  }
}

/** How far the standby for reading is behind. */
export async function checkStandby(url: string): Promise<Finding> {
  try {
    const found = await on(url, async (client) => {
      const { rows } = await client.query<{ isStandby: boolean; lag: number }>(
        `SELECT pg_is_in_recovery() AS "isStandby",
           CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
             ELSE coalesce(extract(epoch FROM now() - pg_last_xact_replay_timestamp()), 0) END::float8 AS lag`,
      );
      return rows[0];
    });
    if (!found?.isStandby)
      return warn('standby', 'DATABASE_READ_URL leads to a primary', 'Point it at a standby, or leave it empty.');
    return found.lag > LONG_LAG_S
      ? warn(
          'standby',
          `it is ${found.lag.toFixed(0)} s behind: reads go to the primary`,
          'See that it runs and keeps up.',
        )
      : ok('standby', `it is ${found.lag.toFixed(1)} s behind`);
  } catch (error) {
    return fail('standby', `it does not answer: ${wordsOf(error)}. Reads go to the primary`, 'See that it runs.');
  }
}
