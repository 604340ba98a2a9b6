import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EventFilter } from '@/application/ports';
import { type PostgresPair, postgresPair } from '../support/postgres-pair.ts';
import { eventually } from '../support/redis-server.ts';
import { insertEvent } from '../support/rows.ts';

/** Lists and search on a real standby, which is held back, cut off and stopped. */

const ROUNDS = Number(process.env.STANDBY_ROUNDS || 20);

let pair: PostgresPair;
let owner: pg.Pool;
let standby: pg.Pool;
let events: ReturnType<typeof import('@/infrastructure/repositories/events/event-reads')['eventReads']>;
let publish: typeof import('@/infrastructure/events/recorded-events')['recordedEvents']['publish'];

beforeAll(async () => {
  pair = await postgresPair();
  process.env.DATABASE_URL = pair.primaryUrl();
  process.env.DATABASE_READ_URL = pair.standbyUrl();
  // Whoever reads the environment reads it now.
  const [{ eventReads }, { recordedEvents }] = await Promise.all([
    import('@/infrastructure/repositories/events/event-reads'),
    import('@/infrastructure/events/recorded-events'),
  ]);
  events = eventReads();
  publish = recordedEvents.publish;
  owner = new pg.Pool({ connectionString: pair.primaryUrl(), max: 2 });
  standby = new pg.Pool({ connectionString: pair.standbyUrl(), max: 1 });
  for (const pool of [owner, standby]) pool.on('error', () => {});
});
afterAll(async () => {
  await Promise.all([owner?.end(), standby?.end()]);
  await pair?.close();
});

const namesFound = async () => {
  const filter: EventFilter = { includeDrafts: true, now: new Date() };
  const { rows } = await events.list(filter, [{ field: 'createdAt', direction: 'desc' }], { offset: 0, limit: 100 });
  return rows.map(({ name }) => name);
};

/** How many statements the standby has run for the app. */
const statementsThere = async () => {
  const { rows } = await standby.query<{ last: string | null }>(
    `SELECT max(state_change)::text AS last FROM pg_stat_activity WHERE application_name = 'eventhub-standby' AND query LIKE '%source_key%'`,
  );
  return rows[0]?.last ?? null;
};

/** The standby shows nothing that is not so old. */
async function holdBack(ms: number): Promise<void> {
  await standby.query(`ALTER SYSTEM SET recovery_min_apply_delay = ${ms}`);
  await standby.query('SELECT pg_reload_conf()');
}

let number = 0;
/** A change as a use case makes it: committed, then told in this process. */
async function change(): Promise<string> {
  number += 1;
  const name = `Concert ${number}`;
  const id = await insertEvent(owner, { name });
  publish([{ type: 'event.sold-out', subjectId: id, payload: { slug: `event-${id}` } }]);
  return name;
}

it('reads lists on the standby', async () => {
  await change();
  // The standby is a few milliseconds behind the change.
  await eventually('a list is read there', async () => {
    await namesFound();
    return (await statementsThere()) !== null;
  });
});

it('shows a change in the process that made it from the first reading on', async () => {
  await holdBack(100);
  for (let round = 0; round < ROUNDS; round += 1) {
    const name = await change();
    expect(await namesFound()).toContain(name);
  }
  // It is still of use: what is asked for long enough after the last change is read there.
  const before = await statementsThere();
  await eventually('a list is read there, although it is behind', async () => {
    await namesFound();
    return (await statementsThere()) !== before;
  });
  await holdBack(0);
});

it('shows within a second what others changed, however far the standby is behind', async () => {
  await standby.query('SELECT pg_wal_replay_pause()');
  try {
    const name = 'Behind its back';
    await insertEvent(owner, { name });
    await sleep(300);
    expect(await namesFound()).toContain(name);
    const known = await change();
    expect(await namesFound()).toContain(known);
  } finally {
    await standby.query('SELECT pg_wal_replay_resume()');
  }
});

it('reads on while the standby is away, and on the standby once it is back', async () => {
  await pair.waitForStandby(false);
  await pair.stopStandby();
  const name = await change();
  for (let times = 0; times < 10; times += 1) expect(await namesFound()).toContain(name);
  await pair.startStandby();
  await eventually('a list is read there again', async () => {
    await namesFound();
    return (await statementsThere().catch(() => null)) !== null;
  });
});
