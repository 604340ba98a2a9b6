import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase } from '../support/database.ts';
import { insertDomainEvent, insertEvent, insertOrder, insertSale, insertTicket, insertUser } from '../support/rows.ts';

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

describe('event', () => {
  it.each([
    ['fewer seats than none', { available: -1 }, 'event_available_check'],
    ['more seats than there are', { available: 11 }, 'event_available_check'],
    ['no capacity', { capacity: 0, available: 0 }, 'event_capacity_check'],
    ['a negative price', { price: -1 }, 'event_price_check'],
    ['a negative version', { version: -1 }, 'event_version_check'],
    ['an end before its start', { ends_at: '2029-12-31T00:00:00Z' }, 'event_dates_check'],
    ['an end at its start', { ends_at: '2030-01-01T20:00:00Z' }, 'event_dates_check'],
    ['an empty name', { name: '' }, 'event_name_check'],
    ['a currency that is none', { currency: 'real' }, 'event_currency_check'],
    ['translations that are no object', { translations: '[]' }, 'event_translations_check'],
  ])('refuses %s', (_, values, constraint) => refuses(insertEvent(client, values), constraint));

  it('refuses to sell below nothing', () =>
    refuses(
      client.query('UPDATE event SET available = available - 10, version = version + 1 WHERE id = $1', [sale.eventId]),
      'event_available_check',
    ));

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
    refuses(client.query('DELETE FROM event WHERE id = $1', [sale.eventId]), 'ticket_event_id_fkey'));

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
        `SELECT id FROM event WHERE search @@ plainto_tsquery('simple', folded($1))`,
        [word],
      );
      expect(rows, word).toEqual([{ id }]);
    }
  });

  it('weighs the name over the place, and the place over the description', async () => {
    await insertEvent(client, { slug: 'in-description', description: 'jazz' });
    await insertEvent(client, { slug: 'in-name', name: 'Jazz' });
    await insertEvent(client, { slug: 'in-place', location: 'Jazz' });
    const { rows } = await client.query(`SELECT slug FROM event, plainto_tsquery('simple', 'jazz') q
      WHERE search @@ q ORDER BY ts_rank(search, q) DESC`);
    expect(rows.map(({ slug }) => slug)).toEqual(['in-name', 'in-place', 'in-description']);
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

  it.each(['orderId', 'eventId', 'ownerId'])('refuses an unknown %s', (name) => {
    const column = name.replace(/Id$/, '_id');
    return refuses(insertTicket(client, { ...sale, [name]: randomUUID() }), `ticket_${column}_fkey`);
  });

  it('keeps its order and its owner from deletion', async () => {
    await client.query('SAVEPOINT before');
    await refuses(client.query('DELETE FROM "order" WHERE id = $1', [sale.orderId]), 'ticket_order_id_fkey');
    await client.query('ROLLBACK TO before');
    await refuses(client.query('DELETE FROM "user" WHERE id = $1', [sale.ownerId]), 'order_buyer_id_fkey');
  });
});

describe('user, session and order', () => {
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

  it('refuses an order with a negative total', () =>
    refuses(insertOrder(client, sale.ownerId, { total: -1 }), 'order_total_check'));

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
    client.query(
      `INSERT INTO idempotency_key (user_id, key, body_hash, response_status, response_body) VALUES ($1, $2, $3, 201, '{}')`,
      [sale.ownerId, key, hash],
    );

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
