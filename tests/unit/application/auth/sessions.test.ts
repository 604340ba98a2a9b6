import { describe, expect, it } from 'vitest';
import { logout } from '@/application/auth/logout';
import type { Rotation } from '@/application/auth/ports';
import { actorOfSession, actorOfToken, me, mySessions } from '@/application/auth/queries';
import { refresh } from '@/application/auth/refresh';
import { revokeSession } from '@/application/auth/revoke-session';
import { SESSION_MS } from '@/application/auth/sign-in';
import { VISITOR } from '@/domain/user';
import { ANA, aUser, hence, NOW, uuid } from '../../../support/builders.ts';
import { refusalOf } from '../../../support/fakes.ts';
import { ANA_BY_TOKEN, aSession, house } from './house.ts';

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
