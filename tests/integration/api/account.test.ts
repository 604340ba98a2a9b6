import { beforeEach, describe, expect, it } from 'vitest';
import type { MeDto, SessionDto } from '@/application/auth/schema';
import { browserCookie, call, type Person, person, refused, signIn } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { mailsTo } from '../../support/mails.ts';
import { insertSession } from '../../support/rows.ts';

const rows = async (text: string, values: unknown[] = []) => (await testDatabase().query(text, values)).rows;
const accountOf = async ({ id }: Person) => (await rows('SELECT * FROM "user" WHERE id = $1', [id]))[0];

/** The same person by bearer token and by cookie. */
const ways = (token: string, cookie: string): Record<string, string>[] => [
  { authorization: `Bearer ${token}` },
  { cookie },
];

let ana: Person;
beforeEach(async () => {
  ana = await person('USER', { password: 'open-sesame' });
});

describe('the profile', () => {
  const change = (json: unknown, as = ana) => call<MeDto>('PATCH', '/api/auth/me', { as, json });

  it('changes by what is sent, and nothing else', async () => {
    const username = `b.${ana.id}`;
    const { status, body } = await change({ name: ' Ana  Souza ', username: username.toUpperCase() });
    expect(status).toBe(200);
    expect(body).toEqual({
      id: ana.id,
      username,
      email: ana.email,
      name: 'Ana  Souza',
      role: 'USER',
      locale: 'en',
      eventRoles: [],
    });
    expect((await change({ locale: 'pt-BR' })).body).toEqual({ ...body, locale: 'pt-BR' });
    expect((await signIn(username, 'open-sesame')).status).toBe(200);
    expect((await signIn(ana.username, 'open-sesame')).status).toBe(401);
  });

  it.each([
    'role',
    'email',
    'emailVerifiedAt',
    'email_verified_at',
    'passwordHash',
    'password',
    'id',
    'deletedAt',
    'createdAt',
    'isStrong',
    '__proto__',
    'constructor',
  ])('does not take %s, with or without what it takes', async (field) => {
    const before = await accountOf(ana);
    for (const known of ['', '"name":"Eve",']) {
      const { body } = await refused('VALIDATION_ERROR', 'PATCH', '/api/auth/me', {
        as: ana,
        raw: `{${known}"${field}":"ADMIN"}`,
        headers: { 'content-type': 'application/json' },
      });
      expect(body.errors.map((error) => error.code)).toContain(
        field === '__proto__' && !known ? 'empty' : field === '__proto__' ? 'unrecognized_keys' : 'unrecognized_keys',
      );
    }
    expect(await accountOf(ana)).toEqual(before);
  });

  it.each([{}, null, [], 'x', { name: '' }, { name: '   ' }, { name: null }, { username: 'a b' }, { locale: 'fr' }])(
    'does not take %j',
    async (json) => {
      await refused('VALIDATION_ERROR', 'PATCH', '/api/auth/me', { as: ana, json });
    },
  );

  it('keeps a name as it was written, whatever it looks like', async () => {
    const name = `<img src=x onerror=alert(1)> '; DROP TABLE "user"; -- \${7*7} {{7*7}} أنا`;
    expect((await change({ name })).body.name).toBe(name);
  });

  it('of two who want a name at the same moment goes to one', async () => {
    const bia = await person();
    const username = `wanted.${ana.id.slice(0, 8)}`;
    const answers = await Promise.all([change({ username }), change({ username }, bia)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'CONFLICT', errors: [{ field: 'username', code: 'taken' }] });
  });

  it('of two who want each other’s name at the same moment is refused, and stays', async () => {
    const bia = await person();
    const swap = [change({ username: bia.username }), change({ username: ana.username }, bia)];
    for (const { status } of await Promise.all(swap)) expect(status).toBe(409);
    expect((await accountOf(ana)).username).toBe(ana.username);
    expect((await accountOf(bia)).username).toBe(bia.username);
  });

  it('is nobody else’s', async () => {
    await refused('UNAUTHORIZED', 'PATCH', '/api/auth/me', { json: { name: 'Eve' } });
    await refused('FORBIDDEN', 'PATCH', '/api/auth/me', {
      headers: { cookie: await browserCookie(ana), origin: 'https://evil.example' },
      json: { name: 'Eve' },
    });
    expect((await accountOf(ana)).name).toBe('Ana');
  });
});

const NEW = 'seven quiet tram stops';
const changePassword = (json: unknown, as = ana) => call('POST', '/api/auth/password', { as, json });

describe('the password', () => {
  it('changes, ends every other session at once and keeps this one, and its owner hears of it', async () => {
    const elsewhere = await signIn(ana.username, 'open-sesame');
    const cookie = await browserCookie({ sessionId: await insertSession(testDatabase(), ana.id) });
    const { status, text } = await changePassword({ currentPassword: 'open-sesame', newPassword: NEW });
    expect({ status, text }).toEqual({ status: 204, text: '' });
    expect((await call('GET', '/api/auth/me', { as: ana })).status).toBe(200);
    for (const headers of ways(elsewhere.body.token, cookie)) {
      await refused('UNAUTHORIZED', 'GET', '/api/auth/me', { headers });
    }
    expect((await signIn(ana.username, 'open-sesame')).status).toBe(401);
    expect((await signIn(ana.username, NEW)).status).toBe(200);
    expect(await mailsTo(ana.email)).toMatchObject([{ template: 'password-changed' }]);
    expect(
      await rows(
        `SELECT DISTINCT payload FROM domain_event WHERE type = 'session.revoked' AND payload->>'userId' = $1`,
        [ana.id],
      ),
    ).toEqual([{ payload: { userId: ana.id, reason: 'password-changed' } }]);
  });

  it.each([{ newPassword: NEW }, { currentPassword: 'guess', newPassword: NEW }])(
    'stays without the right one: %j',
    async (json) => {
      await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/password', { as: ana, json });
      expect((await signIn(ana.username, 'open-sesame')).status).toBe(200);
    },
  );

  it.each([
    ['password1', 'password_common'],
    ['        ', 'password_blank'],
    ['short', 'too_small'],
    ['a'.repeat(73), 'password_bytes'],
    ['eight\0ch', 'control_character'],
    [12345678, 'invalid_type'],
  ])('is not %j', async (newPassword, code) => {
    const json = { currentPassword: 'open-sesame', newPassword };
    const { body } = await refused('VALIDATION_ERROR', 'POST', '/api/auth/password', { as: ana, json });
    expect(body.errors).toMatchObject([{ field: 'newPassword', code }]);
  });

  it('of two changes at the same moment takes one', async () => {
    const wishes = ['the first of the two', 'the other of the two'];
    const answers = await Promise.all(
      wishes.map((newPassword) => changePassword({ currentPassword: 'open-sesame', newPassword })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401]);
    const won = answers.findIndex(({ status }) => status === 204);
    expect((await signIn(ana.username, wishes[won] ?? '')).status).toBe(200);
    expect((await signIn(ana.username, wishes[1 - won] ?? '')).status).toBe(401);
  });

  it('that is changed while somebody signs in with the old one leaves them no session', async () => {
    const [, ...signIns] = await Promise.all([
      changePassword({ currentPassword: 'open-sesame', newPassword: NEW }),
      ...Array.from({ length: 4 }, () => signIn(ana.username, 'open-sesame')),
    ]);
    for (const { status, body } of signIns) {
      if (status !== 200) continue;
      await refused('UNAUTHORIZED', 'GET', '/api/auth/me', { headers: { authorization: `Bearer ${body.token}` } });
    }
    const live = await rows('SELECT id FROM session WHERE user_id = $1 AND revoked_at IS NULL', [ana.id]);
    expect(live).toEqual([{ id: ana.sessionId }]);
  });

  it('can be set by whoever has none, soon after signing in', async () => {
    await rows('UPDATE "user" SET password_hash = NULL WHERE id = $1', [ana.id]);
    await rows(`UPDATE session SET created_at = now() - interval '11 minutes' WHERE user_id = $1`, [ana.id]);
    const { body } = await refused('FORBIDDEN', 'POST', '/api/auth/password', { as: ana, json: { newPassword: NEW } });
    expect(body.reason).toBe('sign_in_again');
    await rows(`UPDATE session SET created_at = now() - interval '9 minutes' WHERE user_id = $1`, [ana.id]);
    expect((await changePassword({ newPassword: NEW })).status).toBe(204);
    expect((await signIn(ana.username, NEW)).status).toBe(200);
  });
});

describe('signing out', () => {
  const live = () => rows('SELECT id FROM session WHERE user_id = $1 AND revoked_at IS NULL', [ana.id]);

  it('everywhere else keeps this session and nobody else’s ends', async () => {
    const bia = await person();
    const elsewhere = await signIn(ana.username, 'open-sesame');
    const cookie = await browserCookie({ sessionId: await insertSession(testDatabase(), ana.id) });
    const answer = await call('DELETE', '/api/auth/sessions', { as: ana });
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(answer.headers.has('set-cookie')).toBe(false);
    expect(await live()).toEqual([{ id: ana.sessionId }]);
    for (const headers of ways(elsewhere.body.token, cookie)) {
      await refused('UNAUTHORIZED', 'GET', '/api/auth/me', { headers });
    }
    for (const as of [ana, bia]) expect((await call('GET', '/api/auth/me', { as })).status).toBe(200);
  });

  it('everywhere ends this one, too, and takes its cookie away', async () => {
    const answer = await call('DELETE', '/api/auth/sessions?all=true', { as: ana });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^eventhub\.refresh=; .*Max-Age=0/);
    expect(await live()).toEqual([]);
    await refused('UNAUTHORIZED', 'GET', '/api/auth/me', { as: ana });
    await refused('UNAUTHORIZED', 'POST', '/api/tickets/purchase', { as: ana, json: {} });
  });

  it('everywhere is done by several who ask at the same moment, and by who asks again', async () => {
    await Promise.all(Array.from({ length: 20 }, () => insertSession(testDatabase(), ana.id)));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call('DELETE', '/api/auth/sessions?all=true', { as: ana })),
    );
    for (const { status } of answers) expect([204, 401]).toContain(status);
    expect(await live()).toEqual([]);
    const ends = await rows(
      `SELECT count(*)::int AS ends, count(DISTINCT subject_id)::int AS sessions FROM domain_event
       WHERE type = 'session.revoked' AND payload->>'userId' = $1`,
      [ana.id],
    );
    expect(ends).toEqual([{ ends: 21, sessions: 21 }]);
  });

  it.each(['all=yes', 'all=', 'all=true&all=true', 'id=1'])(
    'does nothing where it is asked for by %s',
    async (query) => {
      await refused('VALIDATION_ERROR', 'DELETE', `/api/auth/sessions?${query}`, { as: ana });
      expect(await live()).toHaveLength(1);
    },
  );

  it('makes a bearer token worthless at once, however it is done', async () => {
    const outs: [string, (token: string, refresh: string) => Promise<unknown>][] = [
      [
        'logout',
        (_, cookie) => call('POST', '/api/auth/logout', { headers: { cookie, origin: 'http://localhost:3000' } }),
      ],
      [
        'one session',
        async (token) => {
          const headers = { authorization: `Bearer ${token}` };
          const { body } = await call<SessionDto[]>('GET', '/api/auth/sessions', { headers });
          return call('DELETE', `/api/auth/sessions/${body.find(({ isCurrent }) => isCurrent)?.id}`, { headers });
        },
      ],
    ];
    for (const [way, out] of outs) {
      const { body, headers } = await signIn(ana.username, 'open-sesame');
      await out(body.token, headers.get('set-cookie')?.split(';')[0] ?? '');
      const asked = { headers: { authorization: `Bearer ${body.token}` } };
      const { status } = await refused('UNAUTHORIZED', 'GET', '/api/auth/me', asked);
      expect(status, way).toBe(401);
    }
  });
});
