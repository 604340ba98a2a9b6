import { describe, expect, it } from 'vitest';
import { changeLanguage } from '@/application/auth/change-language';
import { login, loginInBrowser } from '@/application/auth/login';
import { logout } from '@/application/auth/logout';
import type {
  AccessToken,
  Background,
  CommonPasswords,
  EndedSessions,
  Passwords,
  Rotation,
  Session,
  Sessions,
  Tokens,
} from '@/application/auth/ports';
import { actorOfSession, actorOfToken, me, mySessions } from '@/application/auth/queries';
import { refresh } from '@/application/auth/refresh';
import { register, registerInBrowser } from '@/application/auth/register';
import { revokeSession } from '@/application/auth/revoke-session';
import { SESSION_MS } from '@/application/auth/sign-in';
import type { Log } from '@/application/ports';
import { type Actor, type Role, SCOPES, type User, VISITOR } from '@/domain/user';
import { ANA, aUser, hence, NOW, uuid } from '../../../support/builders.ts';
import { fakeAccounts } from '../../../support/fake-accounts.ts';
import { clock, fakeAudit, fakeStore, ids, refusalOf } from '../../../support/fakes.ts';

const aSession = (changes: Partial<Session> = {}): Session => ({
  id: uuid(31),
  userId: uuid(21),
  userAgent: 'Firefox',
  address: '192.0.2.7',
  isStrong: false,
  createdAt: hence(-5),
  lastSeenAt: hence(-1),
  expiresAt: hence(100),
  revokedAt: null,
  ...changes,
});

/** Ana as her access token tells of her. */
const ANA_BY_TOKEN: Actor = {
  kind: 'user',
  via: 'token',
  id: uuid(21),
  username: 'ana',
  email: 'ana@example.com',
  role: 'USER',
  sessionId: uuid(31),
  isStrong: false,
  scopes: SCOPES,
};

function house({
  users: given = [aUser()],
  rotation = { outcome: 'unknown' } as Rotation,
  lastSeenAt = NOW,
  role = 'USER',
  touch = async () => {},
}: {
  users?: User[];
  rotation?: Rotation;
  lastSeenAt?: Date;
  role?: Role;
  touch?: () => Promise<void>;
} = {}) {
  const opened: Parameters<Sessions['open']>[0][] = [];
  const asked: unknown[] = [];
  const ended: string[] = [];
  const logged: Parameters<Log['warn']>[] = [];
  const accounts = fakeAccounts({ users: given });
  const { transaction, recorded } = fakeStore({ accounts });
  const sessions: Sessions = {
    open: async (session) => (opened.push(session) > 0 ? { isStaff: false } : null),
    findLive: async (id) => {
      const { passwordHash, emailVerifiedAt, createdAt, ...user } = aUser({ role });
      return id === uuid(31) ? { id, lastSeenAt, isStrong: false, user, eventRoles: null } : null;
    },
    openedAt: async () => NOW,
    touch: (...args) => {
      asked.push(args);
      return touch();
    },
    rotate: async (...args) => {
      asked.push(args);
      return rotation;
    },
    revoke: async (id, userId) => id === uuid(31) && userId === uuid(21),
    revokeAll: async (userId, except, reason) => void asked.push([userId, except, reason]),
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
  const log: Log = { warn: (...line) => void logged.push(line) };
  const background: Background = { run: (_, work) => void work() };
  const commonPasswords: CommonPasswords = { has: (password) => password === 'password' };
  const endedSessions: EndedSessions = { has: (id) => ended.includes(id) };
  const ports = { ...accounts, sessions, passwords, tokens, ids: ids(), clock, log };
  return {
    ...ports,
    secondFactor: { check: async () => false },
    adminSecondFactor: 'optional' as const,
    audit: fakeAudit(),
    background,
    commonPasswords,
    endedSessions,
    transaction,
    recorded,
    opened,
    asked,
    compared,
    ended,
    logged,
  };
}

const FIREFOX = { address: '192.0.2.7', userAgent: 'Firefox' };
const NOWHERE = { address: null, userAgent: null };

describe('signing in', () => {
  it.each(['ana', 'ana@example.com'])('works as %s', async (username) => {
    const d = house();
    const { access, refreshToken, sessionId } = await login(d)(
      { username, password: 'open-sesame' },
      { ...FIREFOX, userAgent: 'x'.repeat(500) },
    );
    expect(access).toMatchObject({ username: 'ana', role: 'USER' });
    expect(JSON.parse(access.token)).toEqual({
      userId: uuid(21),
      email: 'ana@example.com',
      username: 'ana',
      role: 'USER',
      sessionId,
      isStrong: false,
      isStaff: false,
    });
    expect(refreshToken).toBe('first');
    expect(d.opened).toEqual([
      {
        id: sessionId,
        user: aUser(),
        userAgent: 'x'.repeat(300),
        address: '192.0.2.7',
        isStrong: false,
        expiresAt: new Date(NOW.getTime() + SESSION_MS),
        refreshHash: Buffer.from('#first'),
      },
    ]);
  });

  it('refuses an unknown user and a wrong password in the same words, after the same work', async () => {
    const d = house();
    const [unknown, wrong] = await Promise.all([
      refusalOf(login(d)({ username: 'nobody', password: 'open-sesame' }, NOWHERE)),
      refusalOf(login(d)({ username: 'ana', password: 'guess' }, NOWHERE)),
    ]);
    expect(unknown).toMatchObject({ code: 'INVALID_CREDENTIALS', message: wrong.message });
    expect(d.compared).toEqual([null, 'hash of open-sesame']);
    expect(d.opened).toEqual([]);
  });
});

const JOHN = {
  username: 'john.doe',
  email: 'john@example.com',
  password: 'SecurePass123!@',
  name: 'John Doe',
  locale: 'pt-BR',
} as const;

describe('registering', () => {
  it('keeps the hash, never the password, makes a plain user and signs them in', async () => {
    const d = house({ users: [] });
    const { access } = await register(d)(JOHN, NOWHERE);
    const [user] = d.known;
    expect(user).toMatchObject({
      username: 'john.doe',
      name: 'John Doe',
      role: 'USER',
      locale: 'pt-BR',
      passwordHash: 'hash of SecurePass123!@',
    });
    expect(user).not.toHaveProperty('password');
    expect(access).toMatchObject({ username: 'john.doe', role: 'USER' });
    expect(d.opened).toHaveLength(1);
  });

  it('is recorded with all that a welcome has to say', async () => {
    const d = house({ users: [] });
    await register(d)(JOHN, NOWHERE);
    const { username, email, name, locale } = JOHN;
    expect(d.recorded).toEqual([
      { type: 'user.registered', subjectId: d.known[0]?.id, payload: { username, email, name, locale } },
    ]);
  });
});

describe('in a browser', () => {
  it('signing in and registering leave nothing to refresh', async () => {
    const d = house();
    await loginInBrowser(d)({ username: 'ana', password: 'open-sesame', locale: 'en' }, FIREFOX);
    await registerInBrowser(d)(JOHN, FIREFOX);
    expect(d.opened.map(({ refreshHash, userAgent }) => [refreshHash, userAgent])).toEqual([
      [null, 'Firefox'],
      [null, 'Firefox'],
    ]);
  });

  it('signing in keeps the language of the form, and writes nothing where it is the same', async () => {
    const d = house();
    const credentials = { username: 'ana', password: 'open-sesame' };
    await loginInBrowser(d)({ ...credentials, locale: 'en' }, NOWHERE);
    expect(d.languages).toEqual([]);
    await loginInBrowser(d)({ ...credentials, locale: 'pt-BR' }, NOWHERE);
    expect(d.languages).toEqual(['pt-BR']);
    await refusalOf(loginInBrowser(d)({ ...credentials, password: 'guess', locale: 'pt-BR' }, NOWHERE));
    expect(d.languages).toHaveLength(1);
  });
});

describe('the language', () => {
  it.each([
    ['another one', ANA, 'pt-BR', ['pt-BR']],
    ['the one it is', ANA, 'en', []],
    ['one of somebody whose language is not at hand', ANA_BY_TOKEN, 'en', ['en']],
  ] as const)('is written where it is %s', async (_, actor, locale, written) => {
    const d = house();
    await changeLanguage(d)(actor, locale);
    expect(d.languages).toEqual(written);
  });

  it('is a person’s', async () => {
    expect((await refusalOf(changeLanguage(house())(VISITOR, 'en'))).code).toBe('UNAUTHORIZED');
  });
});

describe('refreshing', () => {
  it('trades the token for its successor', async () => {
    const d = house({ rotation: { outcome: 'rotated', session: aSession(), user: aUser(), isStaff: false } });
    expect(await refresh(d)('token')).toMatchObject({
      refreshToken: 'token+1',
      sessionId: uuid(31),
      access: { username: 'ana' },
    });
    expect(d.asked).toEqual([
      [Buffer.from('#token'), Buffer.from('#token+1'), NOW, 10_000, new Date(NOW.getTime() + SESSION_MS)],
    ]);
  });

  const reused = { outcome: 'reused', sessionId: uuid(31), userId: uuid(21) } as const;
  it.each<Rotation>([{ outcome: 'unknown' }, reused])('is refused for a token that is $outcome', async (rotation) => {
    expect((await refusalOf(refresh(house({ rotation }))('token'))).code).toBe('UNAUTHORIZED');
  });

  it('with a used token is logged: whose session it was, and never the token', async () => {
    const d = house({ rotation: reused });
    await refusalOf(refresh(d)('the-token'));
    expect(d.logged).toEqual([[{ sessionId: uuid(31), userId: uuid(21) }, expect.stringContaining('came back')]]);
    expect(JSON.stringify(d.logged)).not.toContain('the-token');
    const ordinary = house({ rotation: { outcome: 'unknown' } });
    await refusalOf(refresh(ordinary)('the-token'));
    expect(ordinary.logged).toEqual([]);
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
    [VISITOR, uuid(31), 'UNAUTHORIZED'],
    [ANA, uuid(32), 'RESOURCE_NOT_FOUND'],
    [ANA, 'x', 'RESOURCE_NOT_FOUND'],
    [{ ...ANA, id: uuid(23) }, uuid(31), 'RESOURCE_NOT_FOUND'],
  ] as const)('is refused (%#)', async (actor, id, code) => {
    expect((await refusalOf(revokeSession(house())(actor, id))).code).toBe(code);
  });
});

describe('who one is', () => {
  it('is told without the password', async () => {
    const ana = {
      id: uuid(21),
      username: 'ana',
      email: 'ana@example.com',
      name: 'Ana',
      role: 'USER',
      locale: 'en',
      eventRoles: [],
    };
    const d = house();
    expect(await me(d)(ANA_BY_TOKEN)).toEqual(ana);
    expect(d.lookUps).toEqual([uuid(21)]);
    expect(await me(d)(ANA)).toEqual(ana);
    // Whoever came by session was looked up with it.
    expect(d.lookUps).toEqual([uuid(21)]);
  });

  it('is unknown without an account', async () => {
    expect((await refusalOf(me(house())(VISITOR))).code).toBe('UNAUTHORIZED');
    expect((await refusalOf(me(house({ users: [] }))(ANA_BY_TOKEN))).code).toBe('UNAUTHORIZED');
  });

  it('is read from a bearer token', async () => {
    const token = JSON.stringify({
      userId: uuid(21),
      email: 'ana@example.com',
      username: 'ana',
      role: 'USER',
      sessionId: uuid(31),
      isStrong: false,
    });
    expect(await actorOfToken(house())(token)).toEqual(ANA_BY_TOKEN);
    expect(await actorOfToken(house())('forged')).toBeNull();
  });

  it('is read from a session, and nobody once that has ended', async () => {
    expect(await actorOfSession(house())(uuid(31))).toEqual(ANA);
    expect(await actorOfSession(house())(uuid(32))).toEqual(VISITOR);
  });

  it('moves when a session was last seen, at most once a minute', async () => {
    for (const [seconds, times] of [
      [59, 0],
      [60, 1],
      [3600, 1],
    ] as const) {
      const d = house({ lastSeenAt: new Date(NOW.getTime() - seconds * 1000) });
      await actorOfSession(d)(uuid(31));
      expect(d.asked).toHaveLength(times);
    }
    const ended = house({ lastSeenAt: hence(-1) });
    await actorOfSession(ended)(uuid(32));
    expect(ended.asked).toEqual([]);
  });

  it('waits neither for that nor for it to succeed', async () => {
    const never = house({ lastSeenAt: hence(-1), touch: () => new Promise(() => {}) });
    expect(await actorOfSession(never)(uuid(31))).toEqual(ANA);
    const broken = house({ lastSeenAt: hence(-1), touch: () => Promise.reject(new Error('away')) });
    expect(await actorOfSession(broken)(uuid(31))).toEqual(ANA);
    await expect
      .poll(() => broken.logged)
      .toEqual([[expect.objectContaining({ sessionId: uuid(31) }), expect.any(String)]]);
  });

  it('is listed with the places one is signed in at', async () => {
    expect(await mySessions(house())(ANA)).toMatchObject([
      { id: uuid(31), userAgent: 'Firefox', isCurrent: true, expiresAt: hence(100).toISOString() },
      { id: uuid(33), userAgent: null, isCurrent: false },
    ]);
  });
});
