import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../scripts/migrate.ts';
import { verify } from '../../scripts/verify.ts';
import { createDatabase } from '../support/database.ts';
import { insertBuyers, openShop, purchased, type Shop, signedIn, stockOf } from '../support/sales.ts';

/**
 * A database that the version before ticket types filled over its own API: orders of one and of several seats, keys,
 * tickets given back and used, a cancelled, a free, a past event and a draft, an edited price.
 */
const FILLED = path.join(import.meta.dirname, '../fixtures/migrations/sold-before-ticket-types.jsonl');
const MIGRATIONS = path.join(import.meta.dirname, '../../prisma/migrations');
const FIRST = '20261122000000_init';

type Row = Record<string, unknown> & { id: string };
const filled: { table: string; row: Row }[] = readFileSync(FILLED, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const rowsOf = (table: string) => filled.filter((each) => each.table === table).map(({ row }) => row);

let url: string;
let database: pg.Pool;
let shop: Shop;

beforeAll(async () => {
  url = await createDatabase({ empty: true });
  const onlyTheFirst = mkdtempSync(path.join(tmpdir(), 'eventhub-migrations-'));
  cpSync(path.join(MIGRATIONS, FIRST), path.join(onlyTheFirst, FIRST), { recursive: true });
  await migrate(url, { directory: onlyTheFirst });
  rmSync(onlyTheFirst, { recursive: true });

  database = new pg.Pool({ connectionString: url, max: 2 });
  for (const table of new Set(filled.map((each) => each.table))) {
    const rows = rowsOf(table);
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    await database.query(
      `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`,
      [JSON.stringify(rows)],
    );
  }
  await migrate(url);
  shop = openShop({ url });
});
afterAll(async () => {
  await shop.close();
  await database.end();
});

const all = async (sql: string) => (await database.query(sql)).rows;
const named = (name: string) => rowsOf('event').find((event) => event.name === name) ?? expect.fail();

describe('a database of the version before ticket types', () => {
  it('has nothing lost and nothing that does not add up', async () => {
    expect(await verify(database)).toEqual([]);
    for (const table of ['user', 'event', 'order', 'ticket', 'domain_event', 'audit_log', 'idempotency_key']) {
      expect(await all(`SELECT count(*)::int AS number FROM "${table}"`)).toEqual([{ number: rowsOf(table).length }]);
    }
  });

  it('keeps the seats and the price of every event, now of its pool and its one type', async () => {
    const events = await all(
      `SELECT e.id, p.capacity, p.available, t.price, t.name, e.version FROM event e JOIN stock_pool p ON p.id = e.id
       JOIN ticket_type t ON t.event_id = e.id ORDER BY e.id`,
    );
    const before = rowsOf('event').map(({ id, capacity, available, price, version }) => {
      return { id, capacity, available, price, name: 'Ticket', version };
    });
    expect(events).toEqual(before.toSorted((a, b) => a.id.localeCompare(b.id)));
  });

  it('keeps what every ticket cost, in a line of its order', async () => {
    const tickets = await all('SELECT id, price, status::text FROM ticket ORDER BY id');
    const before = rowsOf('ticket').map(({ id, price, status }) => ({ id, price, status }));
    expect(tickets).toEqual(before.toSorted((a, b) => a.id.localeCompare(b.id)));
    const lines = await all(
      `SELECT sum(quantity)::int AS seats, sum(quantity * unit_price)::int AS worth FROM order_line`,
    );
    const worth = rowsOf('order').reduce((sum, { total }) => sum + Number(total), 0);
    expect(lines).toEqual([{ seats: rowsOf('ticket').length, worth }]);
  });

  it('gives a key that was used before its first answer again, byte for byte', async () => {
    const key = rowsOf('idempotency_key').find((row) => row.key === 'three') ?? expect.fail();
    const workshop = named('Spring Boot Workshop');
    await database.query('UPDATE idempotency_key SET created_at = now()');
    const participants = ['A', 'B', 'C'].map((name) => ({ name, email: `${name.toLowerCase()}@x.org` }));
    const order = { eventId: workshop.id, participantName: 'John Doe', participantEmail: 'john@example.com' };
    const buyer = signedIn(String(key.user_id));
    const again = await shop.buy(buyer, { ...order, quantity: 3, participants }, 'three');
    expect(again).toEqual({ body: key.response_body, replayed: true });
  });

  it('goes on selling, at the price of before', async () => {
    const workshop = named('Spring Boot Workshop');
    const [buyer] = await insertBuyers(database, 1);
    const before = await stockOf(database, workshop.id);
    const { price, tickets } = purchased(await shop.buy(buyer ?? expect.fail(), { eventId: workshop.id, quantity: 2 }));
    expect({ price, seats: tickets?.length }).toEqual({ price: 349.9, seats: 2 });
    expect(await stockOf(database, workshop.id)).toMatchObject({
      available: before.available - 2,
      version: before.version + 1,
    });
    expect(await verify(database)).toEqual([]);
  });
});
