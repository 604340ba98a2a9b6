import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { PersonalDataDto } from '@/application/privacy/schema';
import { browserCookie, buy, call, createEvent, orderFor, person, refused } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

const db = testDatabase();

/** An account with everything that may be kept of one, every word of it its own. */
async function furnished() {
  const mark = `mark${randomBytes(6).toString('hex')}`;
  const who = await person('USER', { password: 'open sesame 42' });
  const email = `${mark}@example.com`;
  const secrets = { link: randomBytes(32), totp: randomBytes(32), code: randomBytes(32), key: randomBytes(32) };
  const soon = new Date(Date.now() + 60_000);
  const statements: [sql: string, ...values: unknown[]][] = [
    ['UPDATE "user" SET name = $2, email = $3 WHERE id = $1', who.id, `${mark} Doe`, email],
    [
      'UPDATE session SET user_agent = $2, address = $3 WHERE id = $1',
      who.sessionId,
      `${mark} Browser`,
      `${mark} address`,
    ],
    [
      `INSERT INTO one_time_link (hash, user_id, purpose, email, expires_at) VALUES ($1, $2, 'RESET_PASSWORD', $3, $4)`,
      secrets.link,
      who.id,
      email,
      soon,
    ],
    [
      `INSERT INTO linked_account (provider, subject, user_id, email) VALUES ('google', $1, $2, $3)`,
      `${mark}-subject`,
      who.id,
      email,
    ],
    ['INSERT INTO totp (user_id, secret) VALUES ($1, $2)', who.id, secrets.totp],
    ['INSERT INTO recovery_code (user_id, hash) VALUES ($1, $2)', who.id, secrets.code],
    [
      'INSERT INTO passkey (id, user_id, name, public_key) VALUES ($1, $2, $3, $4)',
      randomUUID(),
      who.id,
      `${mark} key`,
      secrets.key,
    ],
    [
      `INSERT INTO outgoing_mail (id, user_id, recipient, template, payload)
       VALUES (gen_random_uuid(), $1, $2, 'reset-password', $3)`,
      who.id,
      email,
      JSON.stringify({ url: `https://shop.example/reset-password?token=${mark}-secret` }),
    ],
    [`INSERT INTO long_task (id, user_id, kind) VALUES (gen_random_uuid(), $1, 'import-events')`, who.id],
    [
      `INSERT INTO audit_log (id, actor_kind, actor_id, session_id, address, action, subject_id)
       VALUES (gen_random_uuid(), 'user', $1, $2, $3, 'session.open', $1)`,
      who.id,
      who.sessionId,
      `${mark} address`,
    ],
  ];
  for (const [sql, ...values] of statements) await db.query(sql, values);
  return { who: { ...who, email }, mark, secrets };
}

it('gives everything about oneself, as a file', async () => {
  const { who, mark } = await furnished();
  const event = await createEvent(await person('ADMIN'), { name: 'A night at the opera', price: 12.5 });
  const order = await buy(who, event.id, { quantity: 2, participantName: `${mark} Doe`, participantEmail: who.email });
  const answer = await call<PersonalDataDto>('GET', '/api/auth/me/export', { as: who });

  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="eventhub-data-\d{4}-\d{2}-\d{2}\.json"$/,
  );
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.body).toMatchObject({
    isComplete: true,
    profile: { id: who.id, email: who.email, name: `${mark} Doe`, hasPassword: true },
    sessions: [{ id: who.sessionId, userAgent: `${mark} Browser`, address: `${mark} address` }],
    linkedAccounts: [{ provider: 'google', subject: `${mark}-subject` }],
    authenticator: { confirmedAt: null },
    recoveryCodes: [{ usedAt: null }],
    passkeys: [{ name: `${mark} key` }],
    links: [{ purpose: 'RESET_PASSWORD', email: who.email }],
    mails: [{ recipient: who.email, template: 'reset-password', status: 'QUEUED' }],
    orders: [
      {
        id: order.orderId,
        total: 25,
        event: event.name,
        lines: [{ ticketType: 'Ticket', quantity: 2, unitPrice: 12.5 }],
      },
    ],
    longTasks: [{ kind: 'import-events', state: 'WAITING', endedAt: null }],
    auditLog: [{ action: 'session.open', by: 'you', sessionId: who.sessionId, address: `${mark} address` }],
  });
  expect(answer.body.tickets.map(({ id }) => id).toSorted()).toEqual(
    (order.tickets ?? []).map(({ id }) => id).toSorted(),
  );
});

it('has nothing of anybody else, and nothing that opens anything', async () => {
  const one = await furnished();
  const other = await furnished();
  const event = await createEvent(await person('ADMIN'));
  for (const { who, mark } of [one, other]) {
    await call('POST', '/api/tickets/purchase', {
      as: who,
      json: orderFor(event.id, { participantName: `${mark} Doe`, participantEmail: who.email }),
      headers: { 'idempotency-key': randomUUID() },
    });
  }
  // The other one did something to this account, from where they were.
  await db.query(
    `INSERT INTO audit_log (id, actor_kind, actor_id, session_id, address, action, subject_id)
     VALUES (gen_random_uuid(), 'user', $1, $2, $3, 'user.change-password', $4)`,
    [other.who.id, other.who.sessionId, `${other.mark} address`, one.who.id],
  );
  const { text, body } = await call<PersonalDataDto>('GET', '/api/auth/me/export', { as: one.who });

  expect(text).toContain(one.mark);
  for (const word of [other.mark, other.who.id, other.who.sessionId]) expect(text).not.toContain(word);
  expect(body.auditLog.find(({ by }) => by === 'somebody-else')).toEqual({
    action: 'user.change-password',
    at: expect.any(String),
    by: 'somebody-else',
    sessionId: null,
    address: null,
    detail: {},
  });

  expect(text).not.toContain(`${one.mark}-secret`);
  const [{ hash = '' } = {}] = (
    await db.query<{ hash: string }>('SELECT password_hash AS hash FROM "user" WHERE id = $1', [one.who.id])
  ).rows;
  for (const secret of [hash, one.who.token, createHash('sha256').update(one.who.token).digest('hex')]) {
    expect(text).not.toContain(secret);
  }
  for (const secret of Object.values(one.secrets)) {
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(text).not.toContain(secret.toString(encoding));
  }
});

it('is for oneself: a browser by its cookie, nobody without an account', async () => {
  const { who, mark } = await furnished();
  const answer = await call('GET', '/api/auth/me/export', { headers: { cookie: await browserCookie(who) } });
  expect(answer.text).toContain(mark);
  await refused('UNAUTHORIZED', 'GET', '/api/auth/me/export');
});

it('is written down', async () => {
  const { who } = await furnished();
  await call('GET', '/api/auth/me/export', { as: who });
  const { rows } = await db.query(
    `SELECT actor_id, session_id FROM audit_log WHERE action = 'user.export' AND subject_id = $1`,
    [who.id],
  );
  expect(rows).toEqual([{ actor_id: who.id, session_id: who.sessionId }]);
});
