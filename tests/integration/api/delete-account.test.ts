import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { platform } from '@/composition';
import { prisma } from '@/infrastructure/db/prisma';
import { verify } from '../../../scripts/verify.ts';
import { buy, call, createEvent, orderFor, type Person, person, refused } from '../../support/api.ts';
import { testDatabase, testDatabaseUrl } from '../../support/database.ts';
import { tablesWith } from '../../support/tables-with.ts';

const PASSWORD = 'open sesame 42';
const db = testDatabase();

const rowsOf = async <Row extends pg.QueryResultRow>(sql: string, ...values: unknown[]) =>
  (await db.query<Row>(sql, values)).rows;

const remove = (who: Person, password: string | undefined = PASSWORD) =>
  call('DELETE', '/api/auth/me', { as: who, json: password === undefined ? {} : { password } });

/** A name that nobody else has, so that it can be looked for everywhere. */
const marked = async () => {
  const name = `Zora-${randomUUID()}`;
  const email = `${name.toLowerCase()}@example.com`;
  const who = await person('USER', { password: PASSWORD });
  await db.query('UPDATE "user" SET name = $2, email = $3, email_verified_at = now() WHERE id = $1', [
    who.id,
    name,
    email,
  ]);
  return { who: { ...who, email }, name, email };
};

/** Everything that an account may have. */
async function furnish({ id, email, sessionId }: Person) {
  const soon = new Date(Date.now() + 60_000);
  const statements: [sql: string, ...values: unknown[]][] = [
    [`UPDATE session SET user_agent = 'Marked Browser', address = '192.0.2.77' WHERE id = $1`, sessionId],
    [
      `INSERT INTO one_time_link (hash, user_id, purpose, email, expires_at) VALUES ($1, $2, 'CHANGE_EMAIL', $3, $4)`,
      randomBytes(32),
      id,
      `new-${email}`,
      soon,
    ],
    [
      `INSERT INTO linked_account (provider, subject, user_id, email) VALUES ('google', $1, $2, $3)`,
      randomUUID(),
      id,
      email,
    ],
    ['INSERT INTO totp (user_id, secret) VALUES ($1, $2)', id, randomBytes(32)],
    ['INSERT INTO recovery_code (user_id, hash) VALUES ($1, $2)', id, randomBytes(32)],
    [
      `INSERT INTO passkey (id, user_id, name, public_key) VALUES ($1, $2, 'Marked key', $3)`,
      randomUUID(),
      id,
      randomBytes(32),
    ],
    [
      `INSERT INTO outgoing_mail (id, user_id, recipient, template)
       VALUES (gen_random_uuid(), $1, $2, 'verify-email'), (gen_random_uuid(), $1, $3, 'change-email')`,
      id,
      email,
      `new-${email}`,
    ],
  ];
  for (const [sql, ...values] of statements) await db.query(sql, values);
}

describe('deleting an account', () => {
  it('needs the password', async () => {
    const { who, name } = await marked();
    await refused('INVALID_CREDENTIALS', 'DELETE', '/api/auth/me', { as: who, json: { password: 'a guess' } });
    await refused('INVALID_CREDENTIALS', 'DELETE', '/api/auth/me', { as: who, json: {} });
    await refused('UNAUTHORIZED', 'DELETE', '/api/auth/me', { json: { password: PASSWORD } });
    expect(await tablesWith(name)).toContain('"user"');
  });

  it('leaves nothing that says who it was, and everything of everybody else', async () => {
    const admin = await person('ADMIN');
    const event = await createEvent(admin);
    const { who, name, email } = await marked();
    const other = await marked();
    for (const each of [who, other.who]) await furnish(each);
    for (const { who: buyer, name: participantName, email: participantEmail } of [{ who, name, email }, other]) {
      await call('POST', '/api/tickets/purchase', {
        as: buyer,
        json: orderFor(event.id, { participantName, participantEmail }),
        headers: { 'idempotency-key': randomUUID() },
      });
    }
    const guest = await buy(who, event.id, {
      quantity: 2,
      participants: [
        { name, email },
        { name: `Guest of ${name}`, email: `guest.${email}` },
      ],
    });
    const ids = (guest.tickets ?? []).map(({ id }) => id);
    const [cancelled = '', used = ''] = ids;
    await call('DELETE', `/api/tickets/${cancelled}`, { as: who });
    const [{ code = '' } = {}] = await rowsOf<{ code: string }>(
      'SELECT confirmation_code AS code FROM ticket WHERE id = $1',
      used,
    );
    expect((await call('POST', `/api/tickets/${code}/check-in`, { as: admin })).status).toBe(200);
    const undone = await call('DELETE', `/api/tickets/${code}/check-in`, {
      as: admin,
      json: { reason: `Not ${name}` },
    });
    expect(undone.status).toBe(200);
    expect((await call('POST', `/api/tickets/${code}/check-in`, { as: admin })).status).toBe(200);
    const othersBefore = await tablesWith(other.name);

    expect(await remove(who)).toMatchObject({ status: 204 });

    expect(await tablesWith(name)).toEqual([]);
    expect(await tablesWith(other.name)).toEqual(othersBefore);
    // Whatever a later feature keeps of an account is among them.
    for (const { table_name: table } of await rowsOf<{ table_name: string }>(
      `SELECT table_name FROM information_schema.columns WHERE column_name = 'user_id' AND table_name <> 'session'`,
    )) {
      expect(await rowsOf(`SELECT FROM ${table} WHERE user_id = $1`, who.id), table).toEqual([]);
    }
    for (const table of ['one_time_link', 'linked_account', 'totp', 'recovery_code', 'passkey', 'idempotency_key']) {
      expect(await rowsOf(`SELECT FROM ${table} WHERE user_id = $1`, other.who.id), table).toHaveLength(1);
    }
    expect(await rowsOf('SELECT user_agent, address, revoked_at FROM session WHERE user_id = $1', who.id)).toEqual([
      { user_agent: null, address: null, revoked_at: expect.any(Date) },
    ]);
    expect(
      await rowsOf(
        `SELECT username, email, name, role, password_hash, email_verified_at, deleted_at FROM "user" WHERE id = $1`,
        who.id,
      ),
    ).toEqual([
      {
        username: `deleted-${who.id}`,
        email: `deleted-${who.id}@deleted.invalid`,
        name: '',
        role: 'USER',
        password_hash: null,
        email_verified_at: null,
        deleted_at: expect.any(Date),
      },
    ]);
    expect(await verify(db)).toEqual([]);
  });

  it('keeps what happened, and what it was about', async () => {
    const event = await createEvent(await person('ADMIN'));
    const { who, name, email } = await marked();
    const { id } = await buy(who, event.id, { participantName: name, participantEmail: email });
    const facts = `SELECT id, type, occurred_at, transaction_id, payload - 'participantName' - 'participantEmail' AS payload
      FROM domain_event WHERE subject_id = $1`;
    const before = await rowsOf(facts, id);
    await remove(who);
    expect(await rowsOf(facts, id)).toEqual(before);
    const [{ payload } = { payload: {} }] = await rowsOf('SELECT payload FROM domain_event WHERE subject_id = $1', id);
    expect(payload).toMatchObject({ participantName: '', participantEmail: '', eventName: event.name });
  });

  it('ends every session at once, bearer tokens and sign-in included', async () => {
    const { who } = await marked();
    const elsewhere = randomUUID();
    await db.query(`INSERT INTO session (id, user_id, expires_at) VALUES ($1, $2, now() + interval '1 day')`, [
      elsewhere,
      who.id,
    ]);
    const login = { username: who.username, password: PASSWORD };
    expect((await call('POST', '/api/auth/login', { json: login })).status).toBe(200);
    await remove(who);
    for (const path of ['/api/auth/me', '/api/orders', '/api/auth/me/export']) {
      await refused('UNAUTHORIZED', 'GET', path, { as: who });
    }
    await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/login', { json: login });
    await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/login', {
      json: { ...login, username: `deleted-${who.id}` },
    });
    const ended = await rowsOf(
      `SELECT payload FROM domain_event WHERE type = 'session.revoked' AND payload ->> 'userId' = $1`,
      who.id,
    );
    expect(ended).toHaveLength(3);
    expect(
      await rowsOf(`SELECT payload FROM domain_event WHERE type = 'user.deleted' AND subject_id = $1`, who.id),
    ).toEqual([{ payload: {} }]);
  });

  it('leaves tickets that still let in, and that nobody else owns', async () => {
    const admin = await person('ADMIN');
    const event = await createEvent(admin, { capacity: 5 });
    const { who } = await marked();
    const { confirmationCode, id } = await buy(who, event.id);
    await remove(who);
    const { body } = await call<{ content: object[] }>('GET', `/api/events/${event.id}/tickets`, { as: admin });
    expect(body.content).toMatchObject([{ id, participantName: '', participantEmail: '', status: 'ACTIVE' }]);
    expect((await call('POST', `/api/tickets/${confirmationCode}/check-in`, { as: admin })).status).toBe(200);
  });

  it('forgets what an admin called the scanners', async () => {
    const [staff, { who }] = await Promise.all([person('ADMIN', { password: PASSWORD }), marked()]);
    const device = `Zoras ${randomUUID().slice(0, 13)}`;
    const { confirmationCode } = await buy(who, (await createEvent(staff)).id);
    for (const status of [200, 409]) {
      const json = { confirmationCode, device };
      expect(await call('POST', '/api/check-ins', { as: staff, json })).toMatchObject({ status });
    }
    expect(await tablesWith(device)).toEqual(['check_in', 'duplicate_scan']);
    expect(await remove(staff)).toMatchObject({ status: 204 });
    expect(await tablesWith(device)).toEqual([]);
  });

  it('forgets as what it registered', async () => {
    const name = `Zora-${randomUUID()}`;
    const account = { username: name.toLowerCase(), email: `${name}@example.com`, password: PASSWORD, name };
    const { body } = await call<{ token: string }>('POST', '/api/auth/register', { json: account });
    expect(await tablesWith(name)).toEqual(['domain_event', 'one_time_link', 'outgoing_mail', '"user"']);
    const headers = { authorization: `Bearer ${body.token}` };
    expect((await call('DELETE', '/api/auth/me', { headers, json: { password: PASSWORD } })).status).toBe(204);
    expect(await tablesWith(name)).toEqual([]);
  });

  it('frees the name and the address', async () => {
    const { who, email } = await marked();
    await remove(who);
    const account = { username: who.username, email, password: 'another sesame 43', name: 'Somebody else' };
    expect(await call('POST', '/api/auth/register', { json: account })).toMatchObject({ status: 201 });
  });

  it('is not in the way of whoever took its future name', async () => {
    const { who } = await marked();
    await db.query('UPDATE "user" SET username = $2 WHERE id = $1', [(await marked()).who.id, `deleted-${who.id}`]);
    expect((await remove(who)).status).toBe(204);
    const [{ username = '' } = {}] = await rowsOf<{ username: string }>(
      'SELECT username FROM "user" WHERE id = $1',
      who.id,
    );
    expect(username).toMatch(/^deleted-[0-9a-f-]{36}$/);
  });

  it('happens once, of two at the same time', async () => {
    const { who } = await marked();
    const statuses = (await Promise.all([remove(who), remove(who)])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([204, 401]);
  });
});

describe('the last administrator', () => {
  it('stays, also where two leave at once', async () => {
    await db.query(`UPDATE "user" SET role = 'USER'`);
    const admins = [await person('ADMIN', { password: PASSWORD }), await person('ADMIN', { password: PASSWORD })];
    const statuses = (await Promise.all(admins.map((each) => remove(each)))).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([204, 409]);
    const [last] = await rowsOf<{ id: string }>(`SELECT id FROM "user" WHERE role = 'ADMIN'`);
    const who = admins.find(({ id }) => id === last?.id) ?? expect.fail();
    await refused('CONFLICT', 'DELETE', '/api/auth/me', { as: who, json: { password: PASSWORD } });
    expect((await call('GET', '/api/auth/me', { as: who })).status).toBe(200);
  });
});

describe('what is under way meanwhile', () => {
  const holding = async (work: (client: pg.Client) => Promise<void>) => {
    const client = new pg.Client({ connectionString: testDatabaseUrl() });
    await client.connect();
    try {
      await client.query('BEGIN');
      await work(client);
    } finally {
      await client.end();
    }
  };
  const purchase = (who: Person, eventId: string, name: string, email: string) =>
    call('POST', '/api/tickets/purchase', {
      as: who,
      json: orderFor(eventId, { participantName: name, participantEmail: email }),
      headers: { 'idempotency-key': randomUUID() },
    });
  const waitingFor = async (relation: string) => {
    for (let tries = 0; tries < 200; tries += 1) {
      const waiting = await rowsOf(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE $1`,
        `%${relation}%`,
      );
      if (waiting.length > 0) return;
      await sleep(10);
    }
    throw new Error(`nothing waits for ${relation}`);
  };

  it('a purchase that commits after the deletion is a sale to nobody', async () => {
    const event = await createEvent(await person('ADMIN'));
    const { who, name, email } = await marked();
    await buy(who, event.id);
    await holding(async (client) => {
      await client.query('SELECT FROM stock_pool WHERE event_id = $1 FOR UPDATE', [event.id]);
      const late = purchase(who, event.id, name, email);
      await waitingFor('stock_pool');
      expect((await remove(who)).status).toBe(204);
      await client.query('COMMIT');
      expect((await late).status).toBe(201);
    });
    expect(await tablesWith(name)).toEqual([]);
    expect(await rowsOf('SELECT participant_name AS name FROM ticket WHERE owner_id = $1', who.id)).toEqual([
      { name: '' },
      { name: '' },
    ]);
    expect(await verify(db)).toEqual([]);
  });

  it('purchases at the very same time leave nothing either, whichever comes first', async () => {
    const event = await createEvent(await person('ADMIN'), { capacity: 200 });
    let sold = 0;
    for (let round = 0; round < 15; round += 1) {
      const { who, name, email } = await marked();
      const [answers] = await Promise.all([
        Promise.all([1, 2, 3].map(() => purchase(who, event.id, name, email))),
        sleep(round % 5).then(() => remove(who)),
      ]);
      sold += answers.filter(({ status }) => status === 201).length;
      expect(answers.filter(({ status }) => ![201, 401].includes(status))).toEqual([]);
      expect(await tablesWith(name)).toEqual([]);
    }
    expect(sold).toBeGreaterThan(0);
    expect(await verify(db)).toEqual([]);
  });

  it('an event that is cancelled at the same time is cancelled, and its tickets tell nobody', async () => {
    const admin = await person('ADMIN');
    const { who, name, email } = await marked();
    const event = await createEvent(admin);
    for (let n = 0; n < 3; n += 1)
      await buy(who, event.id, { quantity: 3, participantName: name, participantEmail: email });
    const [deleted, cancelled] = await Promise.all([
      remove(who),
      call('POST', `/api/events/${event.id}/cancel`, { as: admin }),
    ]);
    expect([deleted.status, cancelled.status]).toEqual([204, 200]);
    expect(await tablesWith(name)).toEqual([]);
  });

  it('a change of the profile does not bring a name back', async () => {
    const { who, name } = await marked();
    await holding(async (client) => {
      // As an edit does that has read the account before it went.
      await client.query('SELECT FROM "user" WHERE id = $1 FOR KEY SHARE', [who.id]);
      const removal = remove(who);
      await waitingFor('FOR UPDATE');
      const edit = call('PATCH', '/api/auth/me', { as: who, json: { name } });
      await sleep(50);
      await client.query('COMMIT');
      expect((await removal).status).toBe(204);
      expect([200, 401]).toContain((await edit).status);
    });
    expect(await tablesWith(name)).toEqual([]);
  });
});

describe('the database', () => {
  const REFUSED = { code: '23000' };
  const deleted = async () => {
    const { who } = await marked();
    const event = await createEvent(await person('ADMIN'));
    const { id: ticketId } = await buy(who, event.id);
    await remove(who);
    return { ...who, ticketId };
  };

  it.each([
    ['a session', `INSERT INTO session (id, user_id, expires_at) VALUES (gen_random_uuid(), $1, now())`],
    [
      'a link',
      `INSERT INTO one_time_link (hash, user_id, purpose, email, expires_at) VALUES (sha256('a'), $1, 'VERIFY_EMAIL', 'a@b.c', now())`,
    ],
    [
      'a linked account',
      `INSERT INTO linked_account (provider, subject, user_id, email) VALUES ('x', 'y', $1, 'a@b.c')`,
    ],
    ['an authenticator', `INSERT INTO totp (user_id, secret) VALUES ($1, 'x')`],
    ['a recovery code', `INSERT INTO recovery_code (user_id, hash) VALUES ($1, sha256('a'))`],
    ['a passkey', `INSERT INTO passkey (id, user_id, name, public_key) VALUES ('k', $1, 'n', 'x')`],
    ['a wrong code', `INSERT INTO code_attempt (user_id, source, failures, since) VALUES ($1, '', 1, now())`],
    [
      'a mail',
      `INSERT INTO outgoing_mail (id, user_id, recipient, template) VALUES (gen_random_uuid(), $1, 'a@b.c', 't')`,
    ],
  ])('gives no deleted account %s', async (_, sql) => {
    const { id } = await deleted();
    await expect(db.query(sql, [id])).rejects.toMatchObject({ ...REFUSED, constraint: 'account_is_there' });
  });

  it.each([
    [`name = 'Zora'`],
    [`email = 'zora@example.com'`],
    [`username = 'zora'`],
    [`password_hash = 'x'`],
    [`role = 'ADMIN'`],
    ['email_verified_at = now()'],
  ])('refuses %s for a deleted account', async (change) => {
    const { id } = await deleted();
    await expect(db.query(`UPDATE "user" SET ${change} WHERE id = $1`, [id])).rejects.toMatchObject({
      constraint: 'user_deleted_check',
    });
  });

  it('tells a call that comes too late that the account is gone, and not of a failure', async () => {
    const { id } = await deleted();
    const late = [
      prisma().user.update({ where: { id }, data: { name: 'Zora' } }),
      prisma().totp.create({ data: { userId: id, secret: new Uint8Array(8) } }),
      prisma().$executeRaw`INSERT INTO recovery_code (user_id, hash) VALUES (${id}::uuid, sha256('b'))`,
    ];
    for (const result of await Promise.allSettled(late)) {
      const error = result.status === 'rejected' ? result.reason : null;
      expect(platform.asAppError(error)).toMatchObject({ code: 'UNAUTHORIZED' });
    }
  });

  it.each([
    ['another payload', `payload = '{"participantName": "", "participantEmail": "", "price": 1}'`],
    ['another type', `type = 'ticket.cancelled'`],
    ['another moment', 'payload = without_person(payload), occurred_at = now()'],
    ['no name any more, of an account that is there', 'payload = without_person(payload)'],
  ])('keeps the log from %s, its owner included', async (_, change) => {
    const event = await createEvent(await person('ADMIN'));
    const { id } = await buy((await marked()).who, event.id);
    await expect(db.query(`UPDATE domain_event SET ${change} WHERE subject_id = $1`, [id])).rejects.toMatchObject({
      ...REFUSED,
      message: 'domain_event is append-only',
    });
  });

  it('forgets nothing of an account that is there', async () => {
    const { who, name } = await marked();
    const before = await tablesWith(name);
    await db.query('SELECT forget_buyer($1)', [who.id]);
    expect(await tablesWith(name)).toEqual(before);
  });
});
