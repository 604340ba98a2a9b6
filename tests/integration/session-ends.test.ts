import { afterEach, describe, expect, it } from 'vitest';
import type { AccessDto } from '@/application/auth/schema';
import { endedSessions, rememberEndedSessions } from '@/infrastructure/auth/ended-sessions';
import { tokens } from '@/infrastructure/auth/tokens';
import { prisma } from '@/infrastructure/db/prisma';
import { env } from '@/infrastructure/env';
import { type Follower, followEvents, stopFollowing } from '@/infrastructure/events/follow';
import { sessions } from '@/infrastructure/repositories/accounts/sessions';
import { startEffects } from '@/instrumentation-node';
import { browserCookie, call, eventInput, ORIGIN, type Person, person, refused } from '../support/api.ts';
import { testDatabase, testDatabaseUrl } from '../support/database.ts';

const rows = async (text: string, values: unknown[] = []) => (await testDatabase().query(text, values)).rows;
const DAY_MS = 86_400_000;
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

describe('an admin’s token', () => {
  const createEvent = (as: Person) => call('POST', '/api/events', { as, json: eventInput() });

  it('is good for what its owner may do now, not for what they might when it was made', async () => {
    const admin = await person('ADMIN');
    expect((await createEvent(admin)).status).toBe(201);
    await rows(`UPDATE "user" SET role = 'USER' WHERE id = $1`, [admin.id]);
    await refused('FORBIDDEN', 'POST', '/api/events', { as: admin, json: eventInput() });
    // What every user may, stays.
    expect((await call('GET', '/api/auth/me', { as: admin })).body).toMatchObject({ role: 'USER' });
  });

  it('is no good once its session has ended, whoever ended it, nor with another person’s session', async () => {
    const [revoked, expired, other] = await Promise.all([person('ADMIN'), person('ADMIN'), person('ADMIN')]);
    await rows('UPDATE session SET revoked_at = now() WHERE id = $1', [revoked.sessionId]);
    await rows(`UPDATE session SET expires_at = now() - interval '1 second' WHERE id = $1`, [expired.sessionId]);
    const claims = { userId: revoked.id, email: revoked.email, username: revoked.username, role: 'ADMIN' as const };
    const { signAccess } = tokens(env().AUTH_SECRET);
    const borrowed = { ...revoked, token: signAccess({ ...claims, sessionId: other.sessionId, isStrong: true }) };
    for (const as of [revoked, expired, borrowed]) {
      await refused('UNAUTHORIZED', 'POST', '/api/events', { as, json: eventInput() });
    }
  });
});

describe('a buyer’s token', () => {
  /** The memory of another process, which hears of this one by the database alone. */
  async function otherProcess() {
    const remembered = rememberEndedSessions(prisma);
    const follower: Follower = followEvents({
      databaseUrl: testDatabaseUrl(),
      onEvents: remembered.note,
      onGap: () => {},
    });
    cleanUps.push(follower.stop);
    await follower.started;
    return remembered;
  }

  it('is refused at once where its session ended, and within a second by other processes', async () => {
    const other = await otherProcess();
    const [ana, bia] = await Promise.all([person(), person()]);
    expect((await call('DELETE', `/api/auth/sessions/${ana.sessionId}`, { as: ana })).status).toBe(204);
    await refused('UNAUTHORIZED', 'GET', '/api/tickets/my-tickets', { as: ana });
    expect((await call('GET', '/api/tickets/my-tickets', { as: bia })).status).toBe(200);
    await expect.poll(() => other.has(ana.sessionId), { timeout: 1_000, interval: 10 }).toBe(true);
    expect(other.has(bia.sessionId)).toBe(false);
  });

  it('is refused by a process that starts after its session ended', async () => {
    const [ana, bia, longAgo] = await Promise.all([person(), person(), person()]);
    await rows('UPDATE session SET revoked_at = now() WHERE id = $1', [ana.sessionId]);
    await rows(`UPDATE session SET revoked_at = now() - interval '16 minutes' WHERE id = $1`, [longAgo.sessionId]);
    cleanUps.push(stopFollowing);
    await startEffects();
    await refused('UNAUTHORIZED', 'GET', '/api/tickets/my-tickets', { as: ana });
    expect((await call('GET', '/api/tickets/my-tickets', { as: bia })).status).toBe(200);
    // No token can be as old, so there is nothing to remember.
    expect(endedSessions().has(longAgo.sessionId)).toBe(false);
  });
});

describe('what is remembered of sessions that ended', () => {
  it('is forgotten once no token of them can be good any more', () => {
    let now = 0;
    const remembered = rememberEndedSessions(prisma, () => now);
    const end = (id: string) =>
      remembered.note([{ type: 'session.revoked', subjectId: id, payload: { userId: 'ana', reason: 'signed-out' } }]);
    end('first');
    now = 14 * 60_000;
    end('second');
    expect([remembered.has('first'), remembered.has('second')]).toEqual([true, true]);
    now = 16 * 60_000;
    end('third');
    expect([remembered.has('first'), remembered.has('second')]).toEqual([false, true]);
  });
});

describe('a session', () => {
  const signIn = async (ageDays: number) => {
    const ana = await person('USER', { password: 'open-sesame' });
    const answer = await call<AccessDto>('POST', '/api/auth/login', {
      json: { username: ana.username, password: 'open-sesame' },
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const [{ id }] = await rows(
      `UPDATE session SET created_at = created_at - make_interval(secs => $2::float * 86400),
         expires_at = LEAST(expires_at - interval '1 day', created_at - make_interval(secs => $2::float * 86400) + interval '30 days')
       WHERE user_id = $1 AND id <> $3 RETURNING id`,
      [ana.id, ageDays, ana.sessionId],
    );
    const refresh = () => call<AccessDto>('POST', '/api/auth/refresh', { headers: { cookie, origin: ORIGIN } });
    const read = async () => (await rows('SELECT created_at, expires_at FROM session WHERE id = $1', [id]))[0];
    return { refresh, read };
  };

  it('lives on by being refreshed, a week from each time', async () => {
    const { refresh, read } = await signIn(3);
    expect((await refresh()).status).toBe(200);
    const { created_at, expires_at } = await read();
    expect(Math.round((expires_at - created_at) / DAY_MS)).toBe(10);
  });

  it('ends thirty days after it began, however often it is refreshed, and its last token with it', async () => {
    const { refresh, read } = await signIn(30 - 5 / 1440);
    const { status, body } = await refresh();
    expect(status).toBe(200);
    const { created_at, expires_at } = await read();
    expect(expires_at - created_at).toBe(30 * DAY_MS);
    const { iat, exp } = claimsOf(body.token);
    expect(exp - iat).toBeLessThanOrEqual(300);
    expect(exp * 1000).toBeLessThanOrEqual(expires_at.getTime());
  });

  it('is a new one at each sign-in: neither cookie nor body brings one along', async () => {
    const [ana, eve] = await Promise.all([person('USER', { password: 'open-sesame' }), person()]);
    const headers = { cookie: await browserCookie(eve), origin: ORIGIN };
    const json = { username: ana.username, password: 'open-sesame' };
    for (const field of ['sessionId', 'sid', 'session', 'id']) {
      await refused('VALIDATION_ERROR', 'POST', '/api/auth/login', {
        json: { ...json, [field]: eve.sessionId },
        headers,
      });
    }
    const { body } = await call<AccessDto>('POST', '/api/auth/login', { json, headers });
    expect([ana.sessionId, eve.sessionId]).not.toContain(claimsOf(body.token).sid);
    expect(await rows('SELECT user_id FROM session WHERE id = $1', [eve.sessionId])).toEqual([{ user_id: eve.id }]);
  });

  it('does not open for a password that was changed while it was compared, nor for an account that was deleted', async () => {
    const ana = await person('USER', { password: 'open-sesame' });
    const open = (passwordHash: string | null) =>
      sessions(prisma, () => {}).open({
        id: crypto.randomUUID(),
        user: { id: ana.id, passwordHash },
        address: null,
        userAgent: null,
        isStrong: false,
        expiresAt: new Date(Date.now() + DAY_MS),
        refreshHash: null,
      });
    const [{ password_hash }] = await rows('SELECT password_hash FROM "user" WHERE id = $1', [ana.id]);
    expect(await open(password_hash)).toEqual({ isStaff: false });
    expect(await open('the one before')).toBeNull();
    expect(await open(null)).toBeNull();
  });

  it('tells its owner from where it was opened', async () => {
    const ana = await person('USER', { password: 'open-sesame' });
    await call('POST', '/api/auth/login', {
      json: { username: ana.username, password: 'open-sesame' },
      headers: { 'x-eventhub-address': '192.0.2.7', 'user-agent': 'Firefox' },
    });
    const { body } = await call<Record<string, unknown>[]>('GET', '/api/auth/sessions', { as: ana });
    expect(body).toContainEqual(expect.objectContaining({ address: '192.0.2.7', userAgent: 'Firefox' }));
  });
});
