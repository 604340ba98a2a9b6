import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AuditEntryDto } from '@/application/audit/schema';
import type { Page } from '@/application/schema';
import { ADDRESS_HEADER } from '@/presentation/http/client-address';
import { buy, call, createEvent, type Person, person, refused } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

const PASSWORD = 'open sesame 42';
const db = testDatabase();
let hosts = 0;
/** Where nobody called from before. */
const anAddress = () => {
  hosts += 1;
  return `203.0.113.${hosts}`;
};
const from = (address: string) => ({ [ADDRESS_HEADER]: address });

type Row = {
  action: string;
  actor_kind: string | null;
  actor_id: string | null;
  session_id: string | null;
  address: string | null;
  subject_id: string | null;
  detail: Record<string, unknown>;
};

const writtenFrom = async (address: string) => {
  const { rows } = await db.query<Row>(
    `SELECT action, actor_kind, actor_id, session_id, address, subject_id, detail
       FROM audit_log WHERE address = $1 ORDER BY created_at, id`,
    [address],
  );
  return rows;
};

const signIn = (who: Person, address: string, password = PASSWORD) =>
  call<{ token: string }>('POST', '/api/auth/login', {
    json: { username: who.username, password },
    headers: from(address),
  });
const sidOf = (token: string): string => JSON.parse(String(Buffer.from(token.split('.')[1] ?? '', 'base64url'))).sid;

describe('the audit log tells who, in which session, from where', () => {
  it('of a sign-in and a sign-out', async () => {
    const address = anAddress();
    const who = await person('USER', { password: PASSWORD });
    const { body } = await signIn(who, address);
    const sessionId = sidOf(body.token);
    const headers = { ...from(address), authorization: `Bearer ${body.token}` };
    expect((await call('DELETE', `/api/auth/sessions/${sessionId}`, { headers })).status).toBe(204);
    const common = { actor_kind: 'user', actor_id: who.id, session_id: sessionId, address, subject_id: who.id };
    expect(await writtenFrom(address)).toEqual([
      { ...common, action: 'session.open', detail: { how: 'password', isStrong: false } },
      { ...common, action: 'session.revoke', detail: { sessionId, reason: expect.stringMatching(/^signed-out/) } },
    ]);
  });

  it('of a sign-in that failed, without what was typed', async () => {
    const address = anAddress();
    const who = await person('USER', { password: PASSWORD });
    await signIn(who, address, 'a wild guess');
    const unknown = `nobody-${randomUUID()}`;
    await call('POST', '/api/auth/login', {
      json: { username: unknown, password: 'a wild guess' },
      headers: from(address),
    });
    const common = { action: 'session.refuse', actor_kind: 'visitor', actor_id: null, session_id: null, address };
    const detail = { how: 'password', login: expect.stringMatching(/^[0-9a-f]{16}$/) };
    const rows = await writtenFrom(address);
    expect(rows).toEqual([
      { ...common, subject_id: who.id, detail },
      { ...common, subject_id: null, detail },
    ]);
    for (const typed of ['wild', who.username, unknown]) expect(JSON.stringify(rows)).not.toContain(typed);
  });

  it('of a new account and a new password', async () => {
    const address = anAddress();
    const username = `z${randomUUID()}`;
    const account = { username, email: `${username}@example.com`, password: PASSWORD, name: 'Zora' };
    const { body } = await call<{ token: string }>('POST', '/api/auth/register', {
      json: account,
      headers: from(address),
    });
    const headers = { ...from(address), authorization: `Bearer ${body.token}` };
    const json = { currentPassword: PASSWORD, newPassword: 'another sesame 43' };
    expect((await call('POST', '/api/auth/password', { headers, json })).status).toBe(204);
    const rows = await writtenFrom(address);
    expect(rows.map(({ action, actor_kind }) => [action, actor_kind])).toEqual([
      ['user.register', 'visitor'],
      ['session.open', 'user'],
      ['user.change-password', 'user'],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/sesame|zora/i);
  });

  it('of events, their old and new prices, cancelled tickets and people let in', async () => {
    const address = anAddress();
    const admin = await person('ADMIN');
    const asAdmin = { as: admin, headers: from(address) };
    const { id } = await createEvent(admin, { price: 10 });
    expect((await call('PATCH', `/api/events/${id}`, { ...asAdmin, json: { price: 12.5 } })).status).toBe(200);
    const buyer = await person();
    const [first, second] = [await buy(buyer, id), await buy(buyer, id)];
    expect((await call('DELETE', `/api/tickets/${first.id}`, asAdmin)).status).toBe(200);
    expect((await call('POST', `/api/tickets/${second.confirmationCode}/check-in`, asAdmin)).status).toBe(200);
    expect((await call('POST', `/api/events/${id}/cancel`, asAdmin)).status).toBe(200);
    const common = { actor_kind: 'user', actor_id: admin.id, session_id: admin.sessionId, address };
    expect(await writtenFrom(address)).toEqual([
      {
        ...common,
        action: 'event.update',
        subject_id: id,
        detail: { fields: ['price'], price: { before: 10, after: 12.5 } },
      },
      { ...common, action: 'ticket.cancel', subject_id: first.id, detail: { reason: 'organiser' } },
      { ...common, action: 'ticket.check-in', subject_id: second.id, detail: {} },
      { ...common, action: 'event.cancel', subject_id: id, detail: { tickets: 0 } },
    ]);
  });

  it('of an account that was deleted, without who it was', async () => {
    const address = anAddress();
    const who = await person('USER', { password: PASSWORD });
    await call('DELETE', '/api/auth/me', { as: who, json: { password: PASSWORD }, headers: from(address) });
    const rows = await writtenFrom(address);
    expect(rows.map(({ action, actor_id }) => [action, actor_id])).toEqual([
      ['session.revoke', who.id],
      ['user.delete', who.id],
    ]);
  });

  it('mixes up no two calls at the same time', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => person('USER', { password: PASSWORD })));
    const addresses = people.map(anAddress);
    await Promise.all(people.map((who, index) => signIn(who, addresses[index] ?? '')));
    for (const [index, who] of people.entries()) {
      const rows = await writtenFrom(addresses[index] ?? '');
      expect(rows.map(({ action, actor_id }) => [action, actor_id])).toEqual([['session.open', who.id]]);
    }
  });
});

it('lets nobody in whose sign-in cannot be written down', async () => {
  const who = await person('USER', { password: PASSWORD });
  await db.query(`ALTER TABLE audit_log ADD CONSTRAINT full_up CHECK (action <> 'session.open') NOT VALID`);
  try {
    expect((await signIn(who, anAddress())).status).toBe(500);
  } finally {
    await db.query('ALTER TABLE audit_log DROP CONSTRAINT full_up');
  }
});

it('writes a flood of failures down as a handful of rows', async () => {
  const address = anAddress();
  const who = await person('USER', { password: PASSWORD });
  for (let n = 0; n < 20; n += 1) await signIn(who, address, `guess ${n}`);
  expect((await writtenFrom(address)).length).toBeLessThanOrEqual(5);
});

describe('reading it', () => {
  const list = async (query: string, as: Person) =>
    (await call<Page<AuditEntryDto>>('GET', `/api/audit?${query}`, { as })).body;

  it('is for admins', async () => {
    await refused('FORBIDDEN', 'GET', '/api/audit', { as: await person() });
    await refused('UNAUTHORIZED', 'GET', '/api/audit');
  });

  it('goes page by page, newest first, and finds by action, actor, subject and time', async () => {
    const admin = await person('ADMIN');
    const events = [await createEvent(admin), await createEvent(admin), await createEvent(admin)];
    const newestFirst = events.map(({ id }) => id).reverse();
    const all = await list(`actorId=${admin.id}`, admin);
    expect(all.content.map(({ subjectId }) => subjectId)).toEqual(newestFirst);
    expect(all.content[0]).toMatchObject({
      action: 'event.create',
      actor: { kind: 'user', id: admin.id },
      sessionId: admin.sessionId,
    });
    const second = await list(`actorId=${admin.id}&size=1&page=1`, admin);
    expect(second).toMatchObject({ totalElements: 3, content: [{ subjectId: newestFirst[1] }] });
    expect((await list(`subjectId=${newestFirst[2]}&action=event.create`, admin)).totalElements).toBe(1);
    expect((await list(`subjectId=${newestFirst[2]}&action=event.delete`, admin)).totalElements).toBe(0);
    const soon = encodeURIComponent(new Date(Date.now() + 60_000).toISOString());
    expect((await list(`actorId=${admin.id}&to=${soon}`, admin)).totalElements).toBe(3);
    expect((await list(`actorId=${admin.id}&from=${soon}`, admin)).totalElements).toBe(0);
  });

  it.each(['action=DROP', 'actorId=me', 'from=yesterday', 'q=x'])('refuses ?%s', async (query) => {
    await refused('VALIDATION_ERROR', 'GET', `/api/audit?${query}`, { as: await person('ADMIN') });
  });
});
