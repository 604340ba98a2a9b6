import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../scripts/verify.ts';
import { createDatabase } from '../support/database.ts';
import {
  anyConfirmationCode,
  insertDomainEvent,
  insertOrder,
  insertSale,
  insertTicket,
  insertUser,
} from '../support/rows.ts';

const SCRIPT = path.join(import.meta.dirname, '../../scripts/verify.ts');
const run = promisify(execFile);

let url: string;
let client: pg.Client;
let sale: Awaited<ReturnType<typeof insertSale>>;

beforeAll(async () => {
  url = await createDatabase();
  client = new pg.Client({ connectionString: url });
  await client.connect();
  sale = await insertSale(client);
});
afterAll(() => client.end());

/** Plants a breach, looks, and takes it back. */
async function breachesAfter(plant: () => Promise<unknown>) {
  await client.query('BEGIN');
  try {
    await plant();
    return await verify(client);
  } finally {
    await client.query('ROLLBACK');
  }
}

const change = (sql: string, id: string) => () => client.query(sql, [id]);

it('finds nothing in a sound database', async () => {
  expect(await verify(client)).toEqual([]);
});

describe('finds', () => {
  it('a seat that was sold and is still for sale', async () => {
    const breaches = await breachesAfter(() =>
      client.query('UPDATE event SET available = 10, version = version + 1 WHERE id = $1', [sale.eventId]),
    );
    expect(breaches).toEqual([
      {
        rule: 'available + tickets ACTIVE or USED = capacity',
        subject: sale.eventId,
        detail: `event-${sale.eventId}: available 10 + sold 1 <> capacity 10`,
      },
    ]);
  });

  it('a seat that nobody has and nobody can buy', async () => {
    const breaches = await breachesAfter(() =>
      client.query('UPDATE event SET available = 8, version = version + 1 WHERE id = $1', [sale.eventId]),
    );
    expect(breaches.map(({ subject }) => subject)).toEqual([sale.eventId]);
  });

  it('a cancelled ticket whose seat did not come back', async () => {
    const breaches = await breachesAfter(async () => {
      await client.query(`UPDATE ticket SET status = 'CANCELLED', cancelled_at = now() WHERE id = $1`, [sale.ticketId]);
      await insertDomainEvent(client, 'ticket.cancelled', sale.ticketId);
    });
    expect(breaches.map(({ rule }) => rule)).toEqual(['available + tickets ACTIVE or USED = capacity']);
  });

  it.each([
    [
      'an order whose total is not the sum of its tickets',
      'an order has tickets and its total is the sum of their prices',
      () => change('UPDATE "order" SET total = 1 WHERE id = $1', sale.orderId)(),
    ],
    [
      'an order without tickets',
      'an order has tickets and its total is the sum of their prices',
      () => insertOrder(client, sale.ownerId, { total: 0 }),
    ],
    [
      'a ticket in another currency than its order',
      'a ticket is paid in the currency of its order',
      () => change(`UPDATE ticket SET currency = 'EUR' WHERE id = $1`, sale.ticketId)(),
    ],
    [
      'a ticket whose owner did not buy it',
      'a ticket belongs to the buyer of its order',
      async () => change('UPDATE ticket SET owner_id = $1', await insertUser(client))(),
    ],
    [
      'a ticket that the log does not know',
      'a ticket has exactly one ticket.purchased in the log',
      async () => {
        const orderId = await insertOrder(client, sale.ownerId);
        await insertTicket(client, { ...sale, orderId }, { confirmation_code: anyConfirmationCode() });
        await client.query('UPDATE event SET available = 8, version = version + 1 WHERE id = $1', [sale.eventId]);
      },
    ],
    [
      'a ticket that the log knows twice',
      'a ticket has exactly one ticket.purchased in the log',
      () => insertDomainEvent(client, 'ticket.purchased', sale.ticketId),
    ],
    [
      'a purchase in the log without its ticket',
      'a ticket.purchased in the log has its ticket',
      () => insertDomainEvent(client, 'ticket.purchased', sale.eventId),
    ],
    [
      'a cancellation in the log of a ticket that is active',
      'a ticket.cancelled in the log means a cancelled ticket, and is there once',
      () => insertDomainEvent(client, 'ticket.cancelled', sale.ticketId),
    ],
    [
      'a cancelled ticket that nobody cancelled',
      'a cancelled ticket was cancelled by somebody, or with its event',
      async () => {
        await change(`UPDATE ticket SET status = 'CANCELLED', cancelled_at = now() WHERE id = $1`, sale.ticketId)();
        await change('UPDATE event SET available = 10, version = version + 1 WHERE id = $1', sale.eventId)();
      },
    ],
    [
      'an active ticket to a cancelled event',
      'a cancelled event has no active ticket',
      () => change(`UPDATE event SET status = 'CANCELLED', version = version + 1 WHERE id = $1`, sale.eventId)(),
    ],
  ])('%s', async (_, rule, plant) => {
    const breaches = await breachesAfter(plant);
    expect(breaches.map((breach) => breach.rule)).toEqual([rule]);
  });
});

describe('as a program', () => {
  const program = () =>
    run(process.execPath, [SCRIPT], { env: { ...process.env, DATABASE_URL: url, NODE_OPTIONS: '' } });

  it('says clean and counts', async () => {
    expect((await program()).stdout).toBe('clean: 1 events, 1 orders, 1 tickets, 9 rules\n');
  });

  it('prints each breach on a line and exits 1', async () => {
    await client.query('UPDATE "order" SET total = 7 WHERE id = $1', [sale.orderId]);
    await expect(program()).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^BREACH an order has tickets[^\n]*\n1 breaches: [^\n]*\n$/),
    });
  });
});
