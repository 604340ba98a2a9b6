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
  insertEvent,
  insertOrder,
  insertSale,
  insertTicket,
  insertTicketType,
  insertUser,
  limitOf,
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
const insertTransfer = (holder: string) =>
  client.query(
    `INSERT INTO ticket_transfer (id, ticket_id, from_user_id, to_email, token_hash, expires_at, accepted_at, accepted_by)
     VALUES (gen_random_uuid(), $1, $2, 'a@b.c', sha256('x'), now(), now(), $2)`,
    [sale.ticketId, holder],
  );
const setAvailable = (seats: number) =>
  client.query('UPDATE stock_pool SET available = $2, version = version + 1 WHERE id = $1', [sale.eventId, seats]);

const SEATS = 'in every pool, available + tickets ACTIVE or USED that draw on it = capacity';
const TOTAL = 'an order has lines, and its total is what they come to';
const LINE = 'a line has as many tickets as it says, each at its price';

it('finds nothing in a sound database', async () => {
  expect(await verify(client)).toEqual([]);
});

describe('finds', () => {
  it.each([
    ['a used ticket that nobody let in', `UPDATE ticket SET status = 'USED', used_at = now() WHERE id = $1`],
    ['a check-in of a ticket that is not in', `INSERT INTO check_in (id, ticket_id, event_id) VALUES ($1, $1, $1)`],
  ])('%s', async (_, sql) => {
    expect(await breachesAfter(change(sql, sale.ticketId))).toMatchObject([
      { rule: 'a ticket is in by exactly one check-in that stands, and one that is not in by none' },
    ]);
  });

  it('a seat that was sold and is still for sale', async () => {
    const breaches = await breachesAfter(() => setAvailable(10));
    expect(breaches).toEqual([
      {
        rule: SEATS,
        subject: sale.eventId,
        detail: `event-${sale.eventId}: available 10 + sold 1 <> capacity 10`,
      },
    ]);
  });

  it('a seat that nobody has and nobody can buy', async () => {
    const breaches = await breachesAfter(() => setAvailable(8));
    expect(breaches.map(({ subject }) => subject)).toEqual([sale.eventId]);
  });

  it('a cancelled ticket whose seat did not come back', async () => {
    const breaches = await breachesAfter(async () => {
      await client.query(`UPDATE ticket SET status = 'CANCELLED', cancelled_at = now() WHERE id = $1`, [sale.ticketId]);
      await insertDomainEvent(client, 'ticket.cancelled', sale.ticketId);
    });
    expect(breaches.map(({ rule }) => rule)).toEqual([SEATS]);
  });

  it('a seat that is missing in one of two limits alone', async () => {
    let limited = '';
    const breaches = await breachesAfter(async () => {
      const balcony = await insertTicketType(client, { ...sale, limit: 3 });
      await insertTicketType(client, { ...sale, limit: 2 });
      limited = await limitOf(client, balcony);
      const orderId = await insertOrder(client, sale.ownerId);
      const ticketId = await insertTicket(client, { ...sale, orderId, ticketTypeId: balcony });
      await insertDomainEvent(client, 'ticket.purchased', ticketId);
      await setAvailable(8);
    });
    expect(breaches).toEqual([
      { rule: SEATS, subject: limited, detail: `event-${sale.eventId}: available 3 + sold 1 <> capacity 3` },
    ]);
  });

  it('nothing in seats that two types take from one limit', async () => {
    const breaches = await breachesAfter(async () => {
      const full = await insertTicketType(client, { ...sale, limit: 3 });
      const reduced = await insertTicketType(client, { ...sale, shares: full }, { price: 2500 });
      const orderId = await insertOrder(client, sale.ownerId, { total: 7500 });
      for (const [ticketTypeId, price] of [
        [full, 5000],
        [reduced, 2500],
      ] as const) {
        const ticketId = await insertTicket(client, { ...sale, orderId, ticketTypeId }, { price });
        await insertDomainEvent(client, 'ticket.purchased', ticketId);
      }
      await setAvailable(7);
      const limit = await limitOf(client, full);
      await change('UPDATE stock_pool SET available = 1, version = version + 1 WHERE id = $1', limit)();
    });
    expect(breaches).toEqual([]);
  });

  it.each([
    [
      'an order whose total is not what its lines come to',
      TOTAL,
      () => change('UPDATE "order" SET total = 1 WHERE id = $1', sale.orderId)(),
    ],
    ['an order without lines', TOTAL, () => insertOrder(client, sale.ownerId, { total: 0 })],
    [
      'a ticket at another price than its line',
      LINE,
      () => change('UPDATE ticket SET price = 4999 WHERE id = $1', sale.ticketId)(),
    ],
    [
      'a line of more tickets than there are',
      LINE,
      async () => {
        await change('UPDATE order_line SET quantity = 2 WHERE order_id = $1', sale.orderId)();
        await change('UPDATE "order" SET total = 10000 WHERE id = $1', sale.orderId)();
      },
    ],
    [
      'a line without tickets',
      LINE,
      async () => {
        const free = await insertTicketType(client, sale);
        await client.query('INSERT INTO order_line VALUES ($1, $2, 1, 0)', [sale.orderId, free]);
      },
    ],
    [
      'an order of two events',
      'all lines of an order are of one event',
      async () => {
        const eventId = await insertEvent(client, { available: 9 });
        const ticketId = await insertTicket(client, { orderId: sale.orderId, eventId, ownerId: sale.ownerId });
        await insertDomainEvent(client, 'ticket.purchased', ticketId);
        await change('UPDATE "order" SET total = 10000 WHERE id = $1', sale.orderId)();
      },
    ],
    [
      'a ticket that is held although its order was cancelled',
      'a cancelled order has no ticket that is held',
      () => change(`UPDATE "order" SET status = 'CANCELLED' WHERE id = $1`, sale.orderId)(),
    ],
    [
      'a ticket in another currency than its order',
      'a ticket is paid in the currency of its order',
      () => change(`UPDATE ticket SET currency = 'EUR' WHERE id = $1`, sale.ticketId)(),
    ],
    [
      'a ticket whose owner did not buy it',
      'a ticket belongs to whoever accepted it last, else to the buyer of its order',
      async () => change('UPDATE ticket SET owner_id = $1', await insertUser(client))(),
    ],
    [
      'a ticket that the log does not know',
      'a ticket has exactly one ticket.purchased in the log',
      async () => {
        const orderId = await insertOrder(client, sale.ownerId);
        await insertTicket(client, { ...sale, orderId }, { confirmation_code: anyConfirmationCode() });
        await setAvailable(8);
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
        await setAvailable(10);
      },
    ],
    [
      'a change of hands that the log does not know',
      'a ticket was accepted as often as the log says, and got another serial each time',
      async () => {
        await change('UPDATE ticket SET serial = 2 WHERE id = $1', sale.ticketId)();
        await insertTransfer(sale.ownerId);
      },
    ],
    [
      'a change of hands that left the code as it was',
      'a ticket was accepted as often as the log says, and got another serial each time',
      async () => {
        await insertTransfer(sale.ownerId);
        await insertDomainEvent(client, 'ticket.transferred', sale.ticketId);
      },
    ],
    [
      'an attendee who is found by a name of before',
      'an attendee is found by what stands on the ticket, and by nothing else',
      async () => {
        await client.query(`INSERT INTO attendee_search SELECT id, event_id, ' somebody' FROM ticket WHERE id = $1`, [
          sale.ticketId,
        ]);
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
    expect((await program()).stdout).toBe('clean: 1 events, 1 orders, 1 tickets, 18 rules\n');
  });

  it('prints each breach on a line and exits 1', async () => {
    await client.query('UPDATE "order" SET total = 7 WHERE id = $1', [sale.orderId]);
    await expect(program()).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^BREACH an order has lines[^\n]*\n1 breaches: [^\n]*\n$/),
    });
  });
});
