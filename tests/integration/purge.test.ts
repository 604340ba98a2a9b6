import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { prisma } from '@/infrastructure/db/prisma';
import { prismaSql } from '@/infrastructure/db/sql';
import { outgoingMail } from '@/infrastructure/mail/outgoing-mail';
import { purgeExpired } from '@/infrastructure/purge';
import { testDatabase } from '../support/database.ts';
import { insertDomainEvent, insertSale, insertSession, insertUser } from '../support/rows.ts';

const rows = async (text: string, values: unknown[] = []) => (await testDatabase().query(text, values)).rows;
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const purge = () => purgeExpired(prismaSql(prisma()), new Date());

const insertLink = (userId: string, expiresAt: Date) =>
  rows(
    `INSERT INTO one_time_link (hash, user_id, purpose, email, expires_at) VALUES ($1, $2, 'VERIFY_EMAIL', 'a@b.example', $3)`,
    [randomBytes(32), userId, expiresAt],
  );

it('takes away what has run out, with what hangs on it, and nothing else', async () => {
  const userId = await insertUser(testDatabase());
  const gone = await insertSession(testDatabase(), userId, { expires_at: ago(61) });
  const kept = [
    await insertSession(testDatabase(), userId),
    await insertSession(testDatabase(), userId, { revoked_at: ago(1) }),
    // Its last tokens may still be about.
    await insertSession(testDatabase(), userId, { expires_at: ago(59), revoked_at: ago(60) }),
  ];
  await rows('INSERT INTO refresh_token (hash, session_id) VALUES ($1, $2)', [randomBytes(32), gone]);
  await insertLink(userId, ago(1));
  await insertLink(userId, ago(-1));
  for (const minutes of [1, -1]) {
    await rows('INSERT INTO passkey_challenge (challenge, user_id, expires_at) VALUES ($1, $2, $3)', [
      randomUUID(),
      userId,
      ago(minutes),
    ]);
  }
  expect(await purge()).toMatchObject({ sessions: 1, links: 1, challenges: 1 });
  expect(await purge()).toMatchObject({ sessions: 0, links: 0, challenges: 0 });
  const sessions = await rows('SELECT id FROM session WHERE user_id = $1', [userId]);
  expect(sessions.map(({ id }) => id).sort()).toEqual(kept.sort());
  expect(await rows('SELECT FROM refresh_token WHERE session_id = $1', [gone])).toEqual([]);
  expect(await rows('SELECT FROM one_time_link WHERE user_id = $1', [userId])).toHaveLength(1);
  expect(await rows('SELECT FROM passkey_challenge WHERE user_id = $1', [userId])).toHaveLength(1);
});

it('takes the secret out of mails whose link has run out, and leaves the mail', async () => {
  const userId = await insertUser(testDatabase());
  const mail = (recipient: string, payload: Record<string, string>) =>
    outgoingMail(prisma).queue({ userId, recipient, locale: 'en', template: 'reset-password', payload });
  const url = 'http://localhost:3000/reset-password?token=secret';
  await mail('late@example.com', { name: 'Ana', url, expiresAt: ago(1).toISOString() });
  await mail('live@example.com', { name: 'Ana', url, expiresAt: ago(-1).toISOString() });
  await mail('plain@example.com', { name: 'Ana' });
  expect(await purge()).toMatchObject({ mailedSecrets: 1 });
  expect(await purge()).toMatchObject({ mailedSecrets: 0 });
  const payloads = await rows('SELECT payload FROM outgoing_mail ORDER BY recipient');
  expect(payloads.map(({ payload }) => payload)).toEqual([
    { name: 'Ana', expiresAt: expect.any(String) },
    { name: 'Ana', url, expiresAt: expect.any(String) },
    { name: 'Ana' },
  ]);
});

it('goes through more than one batch, and several processes at once do it once', async () => {
  const userId = await insertUser(testDatabase());
  await rows(
    `INSERT INTO one_time_link (hash, user_id, purpose, email, expires_at)
     SELECT sha256(n::text::bytea), $1, 'VERIFY_EMAIL', 'a@b.example', now() - interval '1 minute'
     FROM generate_series(1, 1700) AS n`,
    [userId],
  );
  const purged = await Promise.all([purge(), purge(), purge()]);
  expect(purged.reduce((sum, { links }) => sum + links, 0)).toBe(1700);
  expect(await rows('SELECT FROM one_time_link WHERE user_id = $1', [userId])).toEqual([]);
});

it('forgets wrong codes after a day, and from where they came', async () => {
  const userId = await insertUser(testDatabase());
  for (const [source, since] of [
    ['address:192.0.2.1', ago(24 * 60 + 1)],
    ['address:192.0.2.2', ago(24 * 60 - 1)],
  ]) {
    await rows('INSERT INTO code_attempt (user_id, source, failures, since) VALUES ($1, $2, 3, $3)', [
      userId,
      source,
      since,
    ]);
  }
  expect(await purge()).toMatchObject({ wrongCodes: 1 });
  expect(await rows('SELECT source FROM code_attempt WHERE user_id = $1', [userId])).toEqual([
    { source: 'address:192.0.2.2' },
  ]);
});

it('forgets an authenticator that nobody confirmed within the hour, and none that is in use', async () => {
  const begun = async (minutes: number, confirmedAt: Date | null = null) => {
    const userId = await insertUser(testDatabase());
    await rows('INSERT INTO totp (user_id, secret, created_at, confirmed_at) VALUES ($1, $2, $3, $4)', [
      userId,
      randomBytes(32),
      ago(minutes),
      confirmedAt,
    ]);
    return userId;
  };
  const [old, young, used] = [await begun(61), await begun(59), await begun(61, ago(60))];
  expect(await purge()).toMatchObject({ unfinishedTotp: 1 });
  const left = await rows('SELECT user_id FROM totp WHERE user_id = ANY($1)', [[old, young, used]]);
  expect(left.map(({ user_id }) => user_id).sort()).toEqual([young, used].sort());
});

it('forgets files to import after a day', async () => {
  const userId = await insertUser(testDatabase());
  for (const hours of [25, 23]) {
    await rows(
      `INSERT INTO event_import (id, user_id, file_name, format, bytes, options, created_at)
       VALUES (gen_random_uuid(), $1, $2, 'csv', '', '{}', now() - make_interval(hours => $3))`,
      [userId, `${hours}.csv`, hours],
    );
  }
  expect(await purge()).toMatchObject({ imports: 1 });
  expect(await rows('SELECT file_name FROM event_import WHERE user_id = $1', [userId])).toEqual([
    { file_name: '23.csv' },
  ]);
});

it('forgets the answers to purchases after a day, not before', async () => {
  const userId = await insertUser(testDatabase());
  const keep = (key: string, hours: number) =>
    testDatabase().query(
      `INSERT INTO idempotency_key (user_id, key, body_hash, response_body, created_at)
       VALUES ($1, $2, sha256('a'), '{}', now() - make_interval(hours => $3))`,
      [userId, key, hours],
    );
  await keep('of yesterday', 25);
  await keep('of today', 23);
  expect(await purge()).toMatchObject({ answers: 1 });
  expect(await rows('SELECT key FROM idempotency_key WHERE user_id = $1', [userId])).toEqual([{ key: 'of today' }]);
});

it('forgets after a month to whom a ticket was offered, where nobody accepted it', async () => {
  const { ownerId, ticketId } = await insertSale(testDatabase());
  await rows('UPDATE ticket SET serial = 2 WHERE id = $1', [ticketId]);
  await insertDomainEvent(testDatabase(), 'ticket.transferred', ticketId);
  const offered = (email: string, days: number, accepted: Date | null = null) =>
    rows(
      `INSERT INTO ticket_transfer (id, ticket_id, from_user_id, to_email, token_hash, expires_at, taken_back_at, accepted_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, CASE WHEN $6::timestamptz IS NULL THEN now() END, $6)`,
      [ticketId, ownerId, email, randomBytes(32), ago(days * 24 * 60), accepted],
    );
  await offered('long@example.com', 31);
  await offered('lately@example.com', 29);
  await offered('accepted@example.com', 31, ago(31 * 24 * 60));
  expect(await purge()).toMatchObject({ offeredTo: 1 });
  const kept = await rows('SELECT to_email FROM ticket_transfer WHERE ticket_id = $1 ORDER BY to_email', [ticketId]);
  expect(kept.map(({ to_email }) => to_email)).toEqual(['', 'accepted@example.com', 'lately@example.com']);
});

it('forgets mails that were sent three months ago, and those that never were after a year', async () => {
  await rows('DELETE FROM outgoing_mail');
  const mail = (status: string, days: number) =>
    rows(
      `INSERT INTO outgoing_mail (id, recipient, template, status, created_at)
       VALUES (gen_random_uuid(), $1, 'welcome', $2, now() - make_interval(days => $3))`,
      [`${status}-${days}@example.com`, status, days],
    );
  for (const [status, days] of [
    ['SENT', 91],
    ['SENT', 89],
    ['FAILED', 91],
    ['FAILED', 367],
    ['QUEUED', 367],
    ['QUEUED', 364],
  ] as const) {
    await mail(status, days);
  }
  expect(await purge()).toMatchObject({ oldMails: 3 });
  const left = await rows('SELECT recipient FROM outgoing_mail ORDER BY recipient');
  expect(left.map(({ recipient }) => recipient)).toEqual([
    'FAILED-91@example.com',
    'QUEUED-364@example.com',
    'SENT-89@example.com',
  ]);
});

describe('the audit log', () => {
  const entry = (action: string, days: number) =>
    rows(
      `INSERT INTO audit_log (id, action, created_at) VALUES (gen_random_uuid(), $1, now() - make_interval(days => $2))`,
      [action, days],
    );
  const left = async () =>
    (await rows(`SELECT action FROM audit_log WHERE action LIKE 'purge.%' ORDER BY action`)).map(
      ({ action }) => action,
    );

  it('is kept for good, or as long as AUDIT_DAYS says', async () => {
    await entry('purge.new', 0);
    await entry('purge.old', 399);
    await entry('purge.older', 401);
    expect(await purge()).toMatchObject({ audit: 0 });
    expect(await left()).toHaveLength(3);
    expect(await purgeExpired(prismaSql(prisma()), new Date(), 400)).toMatchObject({ audit: 1 });
    expect(await left()).toEqual(['purge.new', 'purge.old']);
  });

  it('loses nothing of the last half year, whatever the app asks for', async () => {
    await entry('purge.half', 179);
    const app = prismaSql(prisma());
    expect(await app(`SELECT forget_old_audit(now() + interval '1 year', 1000) AS gone`, [])).toEqual([{ gone: 1 }]);
    expect(await left()).toEqual(['purge.half', 'purge.new']);
    await expect(app(`DELETE FROM audit_log WHERE created_at < now() - interval '200 days'`, [])).rejects.toThrow(
      'permission denied',
    );
    await expect(rows(`DELETE FROM audit_log WHERE action = 'purge.half'`)).rejects.toThrow('append-only');
  });
});
