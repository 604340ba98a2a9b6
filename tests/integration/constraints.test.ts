import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canBecome } from '@/domain/order';
import { createDatabase } from '../support/database.ts';
import {
  insertDomainEvent,
  insertEvent,
  insertOrder,
  insertSale,
  insertTicket,
  insertTicketType,
  insertUser,
  limitOf,
  typeOf,
} from '../support/rows.ts';

// The database is the last witness: each of its rules is attacked here with plain SQL.

let client: pg.Client;
let sale: Awaited<ReturnType<typeof insertSale>>;

beforeAll(async () => {
  client = new pg.Client({ connectionString: await createDatabase() });
  await client.connect();
});
afterAll(() => client.end());
beforeEach(async () => {
  await client.query('BEGIN');
  sale = await insertSale(client);
});
afterEach(() => client.query('ROLLBACK'));

const refuses = (attack: Promise<unknown>, constraint: string) => expect(attack).rejects.toMatchObject({ constraint });

/** What is otherwise asked at the end of the transaction. */
const atItsEnd = () => client.query('SET CONSTRAINTS ALL IMMEDIATE');

describe('event', () => {
  it.each([
    ['a negative version', { version: -1 }, 'event_version_check'],
    ['an end before its start', { ends_at: '2029-12-31T00:00:00Z' }, 'event_dates_check'],
    ['an end at its start', { ends_at: '2030-01-01T20:00:00Z' }, 'event_dates_check'],
    ['an empty name', { name: '' }, 'event_name_check'],
    ['a currency that is none', { currency: 'real' }, 'event_currency_check'],
    ['translations that are no object', { translations: '[]' }, 'event_translations_check'],
  ])('refuses %s', (_, values, constraint) => refuses(insertEvent(client, values), constraint));

  it.each(['version', 'version + 2', 'version - 1', '0 - 1'])('refuses a change that sets version to %s', (version) =>
    refuses(
      client.query(`UPDATE event SET name = 'Other', version = ${version} WHERE id = $1`, [sale.eventId]),
      version === '0 - 1' || version === 'version - 1' ? 'event_version_check' : 'event_version_step',
    ),
  );

  it('accepts a change that moves version by one', async () => {
    const changed = await client.query(`UPDATE event SET name = 'Other', version = version + 1 WHERE id = $1`, [
      sale.eventId,
    ]);
    expect(changed.rowCount).toBe(1);
  });

  it.each(['slug', 'source_key'])('refuses a second %s', async (column) => {
    await insertEvent(client, { [column]: 'taken' });
    await refuses(insertEvent(client, { [column]: 'taken' }), `event_${column}_key`);
  });

  it('cannot be deleted once it sold a ticket', () =>
    refuses(client.query('DELETE FROM event WHERE id = $1', [sale.eventId]), 'order_line_ticket_type_id_fkey'));

  it('goes with its pools and types where nothing was sold', async () => {
    const eventId = await insertEvent(client);
    await insertTicketType(client, { eventId, limit: 3 });
    await client.query('DELETE FROM event WHERE id = $1', [eventId]);
    await atItsEnd();
    const { rows } = await client.query(
      `SELECT id FROM stock_pool WHERE event_id = $1 UNION SELECT id FROM ticket_type WHERE event_id = $1
       UNION SELECT pool_id FROM ticket_type_pool WHERE event_id = $1`,
      [eventId],
    );
    expect(rows).toEqual([]);
  });

  it('needs the pool of all its seats', async () => {
    const eventId = await insertEvent(client);
    await client.query('DELETE FROM stock_pool WHERE id = $1', [eventId]);
    await refuses(client.query('SET CONSTRAINTS event_id_fkey IMMEDIATE'), 'event_id_fkey');
  });

  it('needs a ticket type from the start', async () => {
    const id = randomUUID();
    await client.query(
      `INSERT INTO event (id, slug, name, location, starts_at, ends_at)
       VALUES ($1, 'without-type', 'A', 'Recife', '2030-01-01', '2030-01-02')`,
      [id],
    );
    await client.query('INSERT INTO stock_pool (id, event_id, capacity, available) VALUES ($1, $1, 5, 5)', [id]);
    await refuses(atItsEnd(), 'event_has_type');
  });

  it('keeps a ticket type', async () => {
    const eventId = await insertEvent(client);
    const [first, second] = [await typeOf(client, eventId), await insertTicketType(client, { eventId })];
    await client.query('DELETE FROM ticket_type WHERE id = $1', [first]);
    await atItsEnd();
    await client.query('SET CONSTRAINTS ALL DEFERRED');
    await client.query('DELETE FROM ticket_type WHERE id = $1', [second]);
    await refuses(atItsEnd(), 'event_has_type');
  });

  it('is found by name, place and text, in both languages and without accents', async () => {
    const translations = JSON.stringify({ 'pt-BR': { name: 'Canção da noite', description: 'Um serão' } });
    const id = await insertEvent(client, {
      name: 'Night song',
      location: 'São Paulo',
      description: 'By the river',
      translations,
    });
    for (const word of ['night', 'CANCAO', 'canção', 'sao', 'river', 'serao']) {
      const { rows } = await client.query(
        `SELECT id FROM event_search WHERE words @@ plainto_tsquery('simple', plain_words($1))`,
        [word],
      );
      expect(rows, word).toEqual([{ id }]);
    }
  });

  it('weighs the name over the place, and the place over the description', async () => {
    await insertEvent(client, { slug: 'in-description', description: 'jazz' });
    await insertEvent(client, { slug: 'in-name', name: 'Jazz' });
    await insertEvent(client, { slug: 'in-place', location: 'Jazz' });
    const { rows } =
      await client.query(`SELECT slug FROM event JOIN event_search USING (id), plainto_tsquery('simple', 'jazz') q
      WHERE words @@ q ORDER BY ts_rank(words, q) DESC`);
    expect(rows.map(({ slug }) => slug)).toEqual(['in-name', 'in-place', 'in-description']);
  });
});

describe('stock pool', () => {
  it.each([
    ['fewer seats than none', { available: -1 }, 'stock_pool_available_check'],
    ['more seats than there are', { available: 11 }, 'stock_pool_available_check'],
    ['no capacity', { capacity: 0, available: 0 }, 'stock_pool_capacity_check'],
  ])('refuses %s', (_, values, constraint) => refuses(insertEvent(client, values), constraint));

  it.each([
    ['sell below nothing', 'available = available - 10', 'stock_pool_available_check'],
    ['give back more than there are', 'available = available + 2', 'stock_pool_available_check'],
    ['shrink below what is free', 'capacity = 8', 'stock_pool_available_check'],
    ['lose all its seats', 'capacity = 0, available = 0', 'stock_pool_capacity_check'],
  ])('refuses to %s', (_, change, constraint) =>
    refuses(
      client.query(`UPDATE stock_pool SET ${change}, version = version + 1 WHERE id = $1`, [sale.eventId]),
      constraint,
    ),
  );

  it.each([
    ['version', 'stock_pool_version_step'],
    ['version + 2', 'stock_pool_version_step'],
    ['version - 1', 'stock_pool_version_step'],
    ['-1', 'stock_pool_version_check'],
  ])('refuses a sale that sets version to %s', (version, constraint) =>
    refuses(
      client.query(`UPDATE stock_pool SET available = available - 1, version = ${version} WHERE id = $1`, [
        sale.eventId,
      ]),
      constraint,
    ),
  );

  it('belongs to an event', () =>
    refuses(
      client.query('INSERT INTO stock_pool (id, event_id, capacity, available) VALUES ($1, $2, 5, 5)', [
        randomUUID(),
        randomUUID(),
      ]),
      'stock_pool_event_id_fkey',
    ));
});

describe('ticket type', () => {
  const drawOn = (typeId: string, poolId: string, eventId: string) =>
    client.query('INSERT INTO ticket_type_pool (ticket_type_id, pool_id, event_id) VALUES ($1, $2, $3)', [
      typeId,
      poolId,
      eventId,
    ]);

  it.each([
    ['an empty name', { name: '' }, 'ticket_type_name_check'],
    ['a negative price', { price: -1 }, 'ticket_type_price_check'],
    ['translations that are no object', { translations: '[]' }, 'ticket_type_translations_check'],
    ['a negative position', { position: -1 }, 'ticket_type_position_check'],
    ['less than one per order', { min_per_order: 0 }, 'ticket_type_min_per_order_check'],
    ['more at least than at most', { min_per_order: 5, max_per_order: 4 }, 'ticket_type_per_order_check'],
  ])('refuses %s', (_, values, constraint) => refuses(insertTicketType(client, sale, values), constraint));

  it('belongs to an event', () =>
    refuses(
      client.query(`INSERT INTO ticket_type (id, event_id, name, price) VALUES ($1, $2, 'A', 0)`, [
        randomUUID(),
        randomUUID(),
      ]),
      'ticket_type_event_id_fkey',
    ));

  it('draws on the seats of its event', async () => {
    await client.query('DELETE FROM ticket_type_pool WHERE ticket_type_id = $1', [sale.ticketTypeId]);
    await refuses(atItsEnd(), 'ticket_type_id_event_id_fkey');
  });

  it('draws on the seats of its event beside those of its limit', async () => {
    const typeId = await insertTicketType(client, { ...sale, limit: 3 });
    await client.query('DELETE FROM ticket_type_pool WHERE ticket_type_id = $1 AND pool_id = $2', [
      typeId,
      sale.eventId,
    ]);
    await refuses(atItsEnd(), 'ticket_type_id_event_id_fkey');
  });

  it('shares a limit with another type of its event', async () => {
    const first = await insertTicketType(client, { ...sale, limit: 3 });
    const second = await insertTicketType(client, { ...sale, shares: first });
    await atItsEnd();
    expect(await limitOf(client, second)).toBe(await limitOf(client, first));
  });

  it.each([
    ['the type’s event', (elsewhere: string) => [elsewhere, sale.eventId]],
    ['the pool’s event', (elsewhere: string) => [elsewhere, elsewhere]],
  ])('never draws on the seats of another event, whether the row names %s', async (_, rowOf) => {
    const [poolId = '', eventId = ''] = rowOf(await insertEvent(client));
    await expect(drawOn(sale.ticketTypeId, poolId, eventId)).rejects.toMatchObject({
      constraint: expect.stringMatching(/^ticket_type_pool_(pool_id|ticket_type_id)_event_id_fkey$/),
    });
  });

  it('never moves to another event', async () => {
    const elsewhere = await insertEvent(client);
    const typeId = await insertTicketType(client, sale);
    await refuses(
      client.query('UPDATE ticket_type SET event_id = $2 WHERE id = $1', [typeId, elsewhere]),
      'ticket_type_pool_pool_id_event_id_fkey',
    );
  });

  it('cannot be deleted once it was sold', () =>
    refuses(
      client.query('DELETE FROM ticket_type WHERE id = $1', [sale.ticketTypeId]),
      'order_line_ticket_type_id_fkey',
    ));
});

describe('what a sale depends on', () => {
  const versions = async (eventId: string) => {
    const { rows } = await client.query('SELECT version FROM stock_pool WHERE event_id = $1', [eventId]);
    return rows.map(({ version }) => version);
  };
  const editEvent = (change: string) => `UPDATE event SET ${change}, version = version + 1 WHERE id = $1`;
  const editTypes = (change: string) => `UPDATE ticket_type SET ${change} WHERE event_id = $1 AND position = 0`;

  it.each([
    ['the status of its event', editEvent(`status = 'CANCELLED'`)],
    ['its dates', editEvent(`starts_at = starts_at + interval '1 hour'`)],
    ['its name', editEvent(`name = 'Another'`)],
    ['its currency', editEvent(`currency = 'EUR'`)],
    ['a price', editTypes('price = price + 1')],
    ['a sales window', editTypes('sales_end = now()')],
    ['a type less', 'DELETE FROM ticket_type WHERE event_id = $1 AND position = 1'],
    [
      'a type more',
      `WITH type AS (INSERT INTO ticket_type (id, event_id, name, price) VALUES (gen_random_uuid(), $1, 'New', 0) RETURNING id, event_id)
       INSERT INTO ticket_type_pool SELECT id, event_id, event_id FROM type`,
    ],
  ])('moves every pool on: %s', async (_, change) => {
    const eventId = await insertEvent(client);
    await insertTicketType(client, { eventId, limit: 3 });
    const before = await versions(eventId);
    await client.query(change, [eventId]);
    expect(await versions(eventId)).toEqual(before.map((version) => version + 1));
  });

  it.each([
    ['its description', `description = 'More of it'`],
    ['its words in another language', `translations = '{"pt-BR": {"name": "Um concerto"}}'`],
    ['nothing', 'name = name'],
  ])('is not %s', async (_, change) => {
    const before = await versions(sale.eventId);
    await client.query(editEvent(change), [sale.eventId]);
    expect(await versions(sale.eventId)).toEqual(before);
  });
});

describe('shown_prices', () => {
  const YESTERDAY = new Date(Date.now() - 86_400_000);

  it.each([
    ['the lowest and the highest of what is shown', [{ price: 900 }, { price: 7000 }], [900, 7000]],
    ['nothing hidden', [{ price: 100, is_hidden: true }], [5000, 5000]],
    ['nothing whose sale is over', [{ price: 100, sales_end: YESTERDAY }], [5000, 5000]],
    ['a sale that is not open yet', [{ price: 100, sales_start: '2029-12-01T00:00:00Z' }], [100, 5000]],
  ])('names %s', async (_, types, [price, maxPrice]) => {
    const eventId = await insertEvent(client);
    for (const type of types) await insertTicketType(client, { eventId }, type);
    const { rows } = await client.query('SELECT price, max_price AS "maxPrice" FROM shown_prices($1)', [eventId]);
    expect(rows).toEqual([{ price, maxPrice }]);
  });

  it.each([
    ['shown, where every sale is over', `UPDATE ticket_type SET sales_end = now() - interval '1 hour'`, 5000],
    ['there, where all is hidden', 'UPDATE ticket_type SET is_hidden = true', 5000],
  ])('names what is %s', async (_, change, expected) => {
    const eventId = await insertEvent(client);
    await client.query(`${change} WHERE event_id = $1`, [eventId]);
    const { rows } = await client.query('SELECT price FROM shown_prices($1)', [eventId]);
    expect(rows).toEqual([{ price: expected }]);
  });
});

describe('ticket', () => {
  it.each([
    ['too short', 'ABCDEFGH'],
    ['too long', 'ABCDEFGHJK'],
    ['in lower case', 'abcdefghj'],
    ...['0', 'O', '1', 'I', 'L', '-', ' '].map((character) => [`with "${character}"`, `ABCDEFGH${character}`]),
  ])('refuses a confirmation code %s', (_, code) =>
    refuses(insertTicket(client, sale, { confirmation_code: code }), 'ticket_confirmation_code_check'),
  );

  it('refuses a confirmation code that another ticket has', async () => {
    await insertTicket(client, sale, { confirmation_code: 'ABCDEFGHJ' });
    await refuses(insertTicket(client, sale, { confirmation_code: 'ABCDEFGHJ' }), 'ticket_confirmation_code_key');
  });

  it.each([
    ['cancelled without a date', { status: 'CANCELLED' }],
    ['used without a date', { status: 'USED' }],
    ['active with the date of a cancellation', { cancelled_at: '2026-01-01T00:00:00Z' }],
    ['active with the date of a check-in', { used_at: '2026-01-01T00:00:00Z' }],
  ])('refuses one that is %s', (_, values) => refuses(insertTicket(client, sale, values), 'ticket_status_dates_check'));

  it('refuses a negative price', () => refuses(insertTicket(client, sale, { price: -1 }), 'ticket_price_check'));

  it('refuses an unknown owner', () =>
    refuses(insertTicket(client, { ...sale, ownerId: randomUUID() }), 'ticket_owner_id_fkey'));

  it('belongs to a type of its event', async () => {
    const eventId = await insertEvent(client);
    await refuses(insertTicket(client, { ...sale, eventId }), 'ticket_ticket_type_id_event_id_fkey');
  });

  it.each(['order', 'type'])('belongs to a line of its order, not to that of another %s', async (other) => {
    const orderId = other === 'order' ? await insertOrder(client, sale.ownerId) : sale.orderId;
    const typeId = other === 'type' ? await insertTicketType(client, sale) : sale.ticketTypeId;
    await refuses(
      client.query('UPDATE ticket SET order_id = $2, ticket_type_id = $3 WHERE id = $1', [
        sale.ticketId,
        orderId,
        typeId,
      ]),
      'ticket_order_id_ticket_type_id_fkey',
    );
  });

  it('keeps its line, its order and its owner from deletion', async () => {
    await client.query('SAVEPOINT before');
    const attacks = [
      ['DELETE FROM order_line WHERE order_id = $1', sale.orderId, 'ticket_order_id_ticket_type_id_fkey'],
      ['DELETE FROM "order" WHERE id = $1', sale.orderId, 'order_line_order_id_fkey'],
      ['DELETE FROM "user" WHERE id = $1', sale.ownerId, 'order_buyer_id_fkey'],
    ] as const;
    for (const [sql, id, constraint] of attacks) {
      await refuses(client.query(sql, [id]), constraint);
      await client.query('ROLLBACK TO before');
    }
  });
});

describe('order', () => {
  const addLine = (values: { quantity?: number; unitPrice?: number; typeId?: string }) =>
    client.query('INSERT INTO order_line (order_id, ticket_type_id, quantity, unit_price) VALUES ($1, $2, $3, $4)', [
      sale.orderId,
      values.typeId ?? sale.ticketTypeId,
      values.quantity ?? 1,
      values.unitPrice ?? 0,
    ]);

  it('refuses a negative total', () => refuses(insertOrder(client, sale.ownerId, { total: -1 }), 'order_total_check'));

  it.each([
    ['a line of no seat', { quantity: 0 }, 'order_line_quantity_check'],
    ['a line at a negative price', { unitPrice: -1 }, 'order_line_unit_price_check'],
    ['a second line of one type', {}, 'order_line_pkey'],
    ['a line of an unknown type', { typeId: randomUUID() }, 'order_line_ticket_type_id_fkey'],
  ])('refuses %s', (_, values, constraint) => refuses(addLine(values), constraint));

  const STATUSES = ['PENDING', 'PAID', 'CANCELLED', 'REFUNDED'] as const;
  const steps = STATUSES.flatMap((from) => STATUSES.filter((to) => to !== from).map((to) => [from, to] as const));

  it.each(steps)('goes from %s to %s only where the domain lets it', async (from, to) => {
    const id = await insertOrder(client, sale.ownerId, { status: from });
    const step = client.query('UPDATE "order" SET status = $2 WHERE id = $1', [id, to]);
    if (canBecome(from, to)) expect((await step).rowCount).toBe(1);
    else await refuses(step, 'order_status_step');
  });

  it('may change what is no status', async () => {
    const id = await insertOrder(client, sale.ownerId, { status: 'REFUNDED' });
    const changed = await client.query('UPDATE "order" SET total = 1, status = status WHERE id = $1', [id]);
    expect(changed.rowCount).toBe(1);
  });
});

describe('user and session', () => {
  it.each([
    ['a username in capitals', { username: 'John' }, 'user_username_check'],
    ['a username with an @', { username: 'john@doe' }, 'user_username_check'],
    ['an e-mail address in capitals', { email: 'John@example.com' }, 'user_email_check'],
  ])('refuses %s', (_, values, constraint) => refuses(insertUser(client, values), constraint));

  it.each([
    ['username', 'john.doe'],
    ['email', 'john@example.com'],
  ])('refuses a second %s', async (column, value) => {
    await insertUser(client, { [column]: value });
    await refuses(insertUser(client, { [column]: value }), `user_${column}_key`);
  });

  it('deletes a user’s sessions and their tokens with the user', async () => {
    const userId = await insertUser(client);
    const sessionId = randomUUID();
    await client.query('INSERT INTO session (id, user_id, expires_at) VALUES ($1, $2, now())', [sessionId, userId]);
    await client.query('INSERT INTO refresh_token (hash, session_id) VALUES ($1, $2)', [randomBytes(32), sessionId]);
    await client.query('DELETE FROM "user" WHERE id = $1', [userId]);
    const { rows } = await client.query('SELECT FROM refresh_token WHERE session_id = $1', [sessionId]);
    expect(rows).toEqual([]);
  });

  it('refuses a refresh token that is no SHA-256', async () => {
    const sessionId = randomUUID();
    await client.query('INSERT INTO session (id, user_id, expires_at) VALUES ($1, $2, now())', [
      sessionId,
      sale.ownerId,
    ]);
    await refuses(
      client.query('INSERT INTO refresh_token (hash, session_id) VALUES ($1, $2)', [randomBytes(31), sessionId]),
      'refresh_token_hash_check',
    );
  });
});

describe('idempotency key', () => {
  const keep = (key: string, hash = randomBytes(32)) =>
    client.query(`INSERT INTO idempotency_key (user_id, key, body_hash, response_body) VALUES ($1, $2, $3, '{}')`, [
      sale.ownerId,
      key,
      hash,
    ]);

  it('is at most 255 characters and at least one', async () => {
    await keep('k'.repeat(255));
    await client.query('SAVEPOINT before');
    await refuses(keep('k'.repeat(256)), 'idempotency_key_key_check');
    await client.query('ROLLBACK TO before');
    await refuses(keep(''), 'idempotency_key_key_check');
  });

  it('stands once per user', async () => {
    await keep('same');
    await refuses(keep('same'), 'idempotency_key_pkey');
  });

  it('needs a SHA-256 of the body', () => refuses(keep('key', randomBytes(16)), 'idempotency_key_body_hash_check'));
});

describe('the logs', () => {
  it.each([
    ['domain_event', `UPDATE domain_event SET type = 'other'`],
    ['domain_event', 'DELETE FROM domain_event'],
    ['audit_log', `UPDATE audit_log SET action = 'other'`],
    ['audit_log', 'DELETE FROM audit_log'],
  ])('of %s refuse %s', async (table, attack) => {
    await insertDomainEvent(client, 'event.created', sale.eventId);
    await client.query(`INSERT INTO audit_log (id, action) VALUES ($1, 'test')`, [randomUUID()]);
    await expect(client.query(attack)).rejects.toMatchObject({ code: '23000', message: `${table} is append-only` });
  });

  it.each(['domain_event', 'audit_log'])('of %s refuse TRUNCATE', (table) =>
    expect(client.query(`TRUNCATE ${table}`)).rejects.toMatchObject({ message: `${table} is append-only` }),
  );
});

it('refuses a negative number of attempts to send a mail', () =>
  refuses(
    client.query(`INSERT INTO outgoing_mail (id, recipient, template, attempts) VALUES ($1, 'a@b.c', 'ticket', -1)`, [
      randomUUID(),
    ]),
    'outgoing_mail_attempts_check',
  ));
