import { realpathSync } from 'node:fs';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { insertAll, pgSql, type Sql } from '../src/infrastructure/db/sql.ts';
import { recordSql, toRows } from '../src/infrastructure/events/record.ts';
import { makeBuyers } from './demo/accounts.ts';
import { DEMO_EVENTS } from './demo/events.ts';
import { makeEvent } from './demo/make-event.ts';
import { sell } from './demo/sell.ts';

/**
 * Fills an empty shop with demo events, honest sales of them and the demo accounts. Everything in one transaction,
 * one statement per table.
 */

// Any number, as long as nobody else takes it.
const SEED_LOCK = 4_871_002;

async function hasEvents(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ some: boolean }>('SELECT EXISTS (SELECT FROM event) AS some', []);
  return row?.some === true;
}

async function fill(sql: Sql, now: Date) {
  const buyers = await makeBuyers(sql);
  const made = DEMO_EVENTS.map((demo) => makeEvent(demo, now));
  const sales = made.map((one, index) => sell(one, buyers, now, index + 1));

  const types = made.flatMap(({ event, stock }) => stock.types.map((type) => ({ ...type, eventId: event.id })));
  const draws = types.flatMap(({ id, eventId, poolIds }) =>
    poolIds.map((poolId) => ({ ticketTypeId: id, poolId, eventId })),
  );
  const pools = sales.flatMap((sale, index) => sale.pools.map((pool) => ({ ...pool, eventId: made[index]?.event.id })));
  const tickets = sales.flatMap((sale) => sale.tickets);

  await insertAll(
    sql,
    'event',
    made.map(({ event }) => event),
  );
  // Types before pools: a type that comes to a pool moves its version, which here counts sales alone.
  await insertAll(
    sql,
    'ticket_type',
    types.map(({ poolIds: _drawn, ...type }) => type),
  );
  await insertAll(sql, 'stock_pool', pools);
  await insertAll(sql, 'ticket_type_pool', draws);
  await insertAll(
    sql,
    'order',
    sales.flatMap((sale) => sale.orders),
  );
  await insertAll(
    sql,
    'order_line',
    sales.flatMap((sale) => sale.lines),
  );
  await insertAll(sql, 'ticket', tickets);
  await insertAll(
    sql,
    'check_in',
    tickets.flatMap(({ id: ticketId, eventId, usedAt }) =>
      usedAt ? [{ id: uuidv7(), ticketId, eventId, checkedInAt: usedAt, recordedAt: usedAt }] : [],
    ),
  );
  const happened = sales.flatMap((sale) => sale.happened).sort((a, b) => a.at.getTime() - b.at.getTime());
  await sql(recordSql(), [JSON.stringify(happened.flatMap(({ event, at }) => toRows([event], at)))]);
  // Nobody is mailed what was made up.
  await sql(
    `UPDATE event_consumer SET transaction_id = pg_current_xact_id(), event_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
     WHERE name = 'jobs'`,
    [],
  );
  return { events: made.length, tickets: tickets.length };
}

/**
 * Fills the database where it has no event yet; two processes at once fill it once.
 * @returns what was made, or null where there were events already
 */
export async function seedDemo(
  connectionString: string,
  now = new Date(),
): Promise<{ events: number; tickets: number } | null> {
  const client = new pg.Client({ connectionString, application_name: 'eventhub-seed' });
  await client.connect();
  const sql = pgSql(client);
  try {
    await sql('BEGIN', []);
    await sql('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
    const made = (await hasEvents(sql)) ? null : await fill(sql, now);
    await sql('COMMIT', []);
    return made;
  } finally {
    // Closing the connection rolls back whatever was not committed.
    await client.end();
  }
}

async function main() {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error('DATABASE_URL is not set');
  const made = await seedDemo(databaseUrl);
  console.log(
    made
      ? `Made ${made.events} demo events and ${made.tickets} tickets.`
      : 'There are events already; nothing was changed.',
  );
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  main().catch((error) => {
    console.error(`Seeding failed: ${error.message || error.code}`);
    process.exitCode = 1;
  });
}
