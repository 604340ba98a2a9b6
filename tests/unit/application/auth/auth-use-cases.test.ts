import { describe, expect, it } from 'vitest';
import { login } from '@/application/auth/login';
import { logout } from '@/application/auth/logout';
import { actorOfSession, actorOfToken, me, mySessions } from '@/application/auth/queries';
import { refresh } from '@/application/auth/refresh';
import { register } from '@/application/auth/register';
import { revokeSession } from '@/application/auth/revoke-session';
import { SESSION_MS } from '@/application/auth/sign-in';
import type { AccessToken, Passwords, Rotation, Session, Sessions, Tokens, Users } from '@/application/ports';
import { ANONYMOUS, type User } from '@/domain/user';
import { ANA, aUser, hence, NOW, uuid } from '../../../support/builders.ts';
import { clock, ids, refusalOf } from '../../../support/fakes.ts';

const aSession = (changes: Partial<Session> = {}): Session => ({
  id: uuid(31),
  userId: uuid(21),
  userAgent: 'Firefox',
  createdAt: hence(-5),
  lastSeenAt: hence(-1),
  expiresAt: hence(100),
  revokedAt: null,
  ...changes,
});

function house({ users: known = [aUser()], rotation = { outcome: 'unknown' } as Rotation } = {}) {
  const opened: Parameters<Sessions['open']>[0][] = [];
  const asked: unknown[] = [];
  const users: Users = {
    findByLogin: async (name) => known.find((user) => user.username === name || user.email === name) ?? null,
    findById: async (id) => known.find((user) => user.id === id) ?? null,
    create: async (user) => {
      const created: User = { ...user, createdAt: NOW };
      known.push(created);
      return created;
    },
  };
  const sessions: Sessions = {
    open: async (session) => void opened.push(session),
    findLive: async (id) => (id === uuid(31) ? { session: aSession(), user: aUser() } : null),
    rotate: async (...args) => {
      asked.push(args);
      return rotation;
    },
    revoke: async (id, userId) => id === uuid(31) && userId === uuid(21),
    revokeByRefreshHash: async (hash) => void asked.push(hash.toString()),
    listLive: async () => [aSession(), aSession({ id: uuid(33), userAgent: null })],
  };
  const compared: (string | null)[] = [];
  const passwords: Passwords = {
    hash: async (password) => `hash of ${password}`,
    matches: async (password, stored) => {
      compared.push(stored);
      return stored === `hash of ${password}`;
    },
  };
  const tokens: Tokens = {
    signAccess: (claims) => JSON.stringify(claims),
    verifyAccess: (token): AccessToken | null => (token.startsWith('{') ? JSON.parse(token) : null),
    newRefresh: () => 'first',
    successorOf: (token) => `${token}+1`,
    hashRefresh: (token) => Buffer.from(`#${token}`),
  };
  return { users, sessions, passwords, tokens, ids: ids(), clock, opened, asked, compared, known };
}

describe('signing in', () => {
  it.each(['ana', 'ana@example.com'])('works as %s', async (username) => {
    const d = house();
    const { access, refreshToken, sessionId } = await login(d)({ username, password: 'open-sesame' }, 'x'.repeat(500));
    expect(access).toMatchObject({ username: 'ana', role: 'USER' });
    expect(JSON.parse(access.token)).toEqual({
      userId: uuid(21),
      email: 'ana@example.com',
      username: 'ana',
      role: 'USER',
      sessionId,
    });
    expect(refreshToken).toBe('first');
    expect(d.opened).toEqual([
      {
        id: sessionId,
        userId: uuid(21),
        userAgent: 'x'.repeat(300),
        expiresAt: new Date(NOW.getTime() + SESSION_MS),
        refreshHash: Buffer.from('#first'),
      },
    ]);
  });

  it('refuses an unknown user and a wrong password in the same words, after the same work', async () => {
    const d = house();
    const [unknown, wrong] = await Promise.all([
      refusalOf(login(d)({ username: 'nobody', password: 'open-sesame' }, null)),
      refusalOf(login(d)({ username: 'ana', password: 'guess' }, null)),
    ]);
    expect(unknown).toMatchObject({ code: 'INVALID_CREDENTIALS', message: wrong.message });
    expect(d.compared).toEqual([null, 'hash of open-sesame']);
    expect(d.opened).toEqual([]);
  });
});

describe('registering', () => {
  it('keeps the hash, never the password, makes a plain user and signs them in', async () => {
    const d = house({ users: [] });
    const { access, user } = await register(d)(
      { username: 'john.doe', email: 'john@example.com', password: 'SecurePass123!@', name: 'John Doe' },
      null,
    );
    expect(user).toMatchObject({
      username: 'john.doe',
      name: 'John Doe',
      role: 'USER',
      passwordHash: 'hash of SecurePass123!@',
    });
    expect(user).not.toHaveProperty('password');
    expect(access).toMatchObject({ username: 'john.doe', role: 'USER' });
    expect(d.opened).toHaveLength(1);
  });
});

describe('refreshing', () => {
  it('trades the token for its successor', async () => {
    const d = house({ rotation: { outcome: 'rotated', session: aSession(), user: aUser() } });
    expect(await refresh(d)('token')).toMatchObject({
      refreshToken: 'token+1',
      sessionId: uuid(31),
      access: { username: 'ana' },
    });
    expect(d.asked).toEqual([
      [Buffer.from('#token'), Buffer.from('#token+1'), NOW, 10_000, new Date(NOW.getTime() + SESSION_MS)],
    ]);
  });

  it.each(['unknown', 'reused'] as const)('is refused for a token that is %s', async (outcome) => {
    expect((await refusalOf(refresh(house({ rotation: { outcome } }))('token'))).code).toBe('UNAUTHORIZED');
  });
});

describe('signing out', () => {
  it('ends the session of a refresh token', async () => {
    const d = house();
    await logout(d)('token');
    expect(d.asked).toEqual(['#token']);
  });

  it('ends one of one’s own sessions elsewhere', async () => {
    await revokeSession(house())(ANA, uuid(31));
  });

  it.each([
    [ANONYMOUS, uuid(31), 'UNAUTHORIZED'],
    [ANA, uuid(32), 'RESOURCE_NOT_FOUND'],
    [ANA, 'x', 'RESOURCE_NOT_FOUND'],
    [{ ...ANA, id: uuid(23) }, uuid(31), 'RESOURCE_NOT_FOUND'],
  ] as const)('is refused (%#)', async (actor, id, code) => {
    expect((await refusalOf(revokeSession(house())(actor, id))).code).toBe(code);
  });
});

describe('who one is', () => {
  it('is told without the password', async () => {
    expect(await me(house())(ANA)).toEqual({
      id: uuid(21),
      username: 'ana',
      email: 'ana@example.com',
      name: 'Ana',
      role: 'USER',
    });
  });

  it('is unknown without an account', async () => {
    expect((await refusalOf(me(house())(ANONYMOUS))).code).toBe('UNAUTHORIZED');
    expect((await refusalOf(me(house({ users: [] }))(ANA))).code).toBe('UNAUTHORIZED');
  });

  it('is read from a bearer token', () => {
    const token = JSON.stringify({
      userId: uuid(21),
      email: 'ana@example.com',
      username: 'ana',
      role: 'USER',
      sessionId: uuid(31),
    });
    expect(actorOfToken(house())(token)).toEqual(ANA);
    expect(actorOfToken(house())('forged')).toBeNull();
  });

  it('is read from a session, and nobody once that has ended', async () => {
    expect(await actorOfSession(house())(uuid(31))).toEqual(ANA);
    expect(await actorOfSession(house())(uuid(32))).toEqual(ANONYMOUS);
  });

  it('is listed with the places one is signed in at', async () => {
    expect(await mySessions(house())(ANA)).toMatchObject([
      { id: uuid(31), userAgent: 'Firefox', isCurrent: true, expiresAt: hence(100).toISOString() },
      { id: uuid(33), userAgent: null, isCurrent: false },
    ]);
  });
});
