import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AccessDto, MeDto, SessionDto } from '@/application/auth/schema';
import { call, ORIGIN, person, refused } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

const account = (name: string, changes: Record<string, unknown> = {}) => ({
  username: name,
  email: `${name}@example.com`,
  password: 'SecurePass123!@',
  name: 'John Doe',
  ...changes,
});

/** The refresh token that an answer sets. */
function tokenOf({ headers }: { headers: Headers }): string {
  return /^eventhub\.refresh=([\w-]+);/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
}
const withToken = (token: string, headers: Record<string, string> = {}) => ({
  headers: { cookie: `eventhub.refresh=${token}`, origin: ORIGIN, ...headers },
});
const refresh = (token: string) => call<AccessDto>('POST', '/api/auth/refresh', withToken(token));

async function signIn(): Promise<{ token: string; bearer: Record<string, string>; username: string }> {
  const { username } = await person('USER', { password: 'open-sesame' });
  const answer = await call<AccessDto>('POST', '/api/auth/login', {
    json: { username, password: 'open-sesame' },
    headers: { 'user-agent': 'Firefox' },
  });
  expect(answer.status, answer.text).toBe(200);
  return { token: tokenOf(answer), bearer: { authorization: `Bearer ${answer.body.token}` }, username };
}

async function signInAgain(username: string): Promise<Record<string, string>> {
  const { body } = await call<AccessDto>('POST', '/api/auth/login', { json: { username, password: 'open-sesame' } });
  return { authorization: `Bearer ${body.token}` };
}

/** As if the token had been used this many seconds earlier. */
const age = (token: string, seconds: number) =>
  testDatabase().query(`UPDATE refresh_token SET used_at = used_at - make_interval(secs => $2) WHERE hash = $1`, [
    createHash('sha256').update(token).digest(),
    seconds,
  ]);

describe('registering', () => {
  it('keeps no password, and no refresh token in the clear', async () => {
    const answer = await call<AccessDto>('POST', '/api/auth/register', { json: account('kept.safe') });
    expect(answer.status).toBe(201);
    const { rows } = await testDatabase().query(
      `SELECT u.*, r.hash FROM "user" u JOIN session s ON s.user_id = u.id JOIN refresh_token r ON r.session_id = s.id WHERE username = 'kept.safe'`,
    );
    expect(rows[0]).toMatchObject({
      name: 'John Doe',
      email: 'kept.safe@example.com',
      role: 'USER',
      password_hash: expect.stringMatching(/^\$2[aby]\$12\$/),
    });
    expect(rows[0].hash).toEqual(createHash('sha256').update(tokenOf(answer)).digest());
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is recorded together with the user, and not at all where the name is taken', async () => {
    const recorded = async () => {
      const { rows } = await testDatabase().query(
        `SELECT e.payload FROM domain_event e JOIN "user" u ON u.id = e.subject_id
         WHERE e.type = 'user.registered' AND u.username = 'noted'`,
      );
      return rows.map(({ payload }) => payload);
    };
    await call('POST', '/api/auth/register', { json: account('noted') });
    const noted = { username: 'noted', email: 'noted@example.com', name: 'John Doe', locale: 'en' };
    expect(await recorded()).toEqual([noted]);
    const { rows: before } = await testDatabase().query('SELECT count(*) FROM domain_event');
    await refused('CONFLICT', 'POST', '/api/auth/register', { json: account('noted') });
    const { rows: after } = await testDatabase().query('SELECT count(*) FROM domain_event');
    expect(after).toEqual(before);
  });

  it.each([
    ['pt-br,en;q=0.5', 'pt-BR'],
    ['fr, en;q=0.5', 'en'],
    ['fr', 'en'],
    [undefined, 'en'],
  ])('keeps the language that Accept-Language %j asks for: %s', async (accepted, locale) => {
    const name = `speaks.${createHash('sha256').update(String(accepted)).digest('hex').slice(0, 8)}`;
    const { status, body } = await call<AccessDto>('POST', '/api/auth/register', {
      json: account(name),
      headers: accepted === undefined ? {} : { 'accept-language': accepted },
    });
    expect(status).toBe(201);
    const me = await call<MeDto>('GET', '/api/auth/me', { headers: { authorization: `Bearer ${body.token}` } });
    expect(me.body).toMatchObject({ username: name, locale });
  });

  it('sets a cookie that only our own pages send, to the sign-in addresses alone', async () => {
    const answer = await call('POST', '/api/auth/register', { json: account('cookie') });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^eventhub\.refresh=[\w-]{43}; Path=\/api\/auth; HttpOnly; SameSite=Lax; Max-Age=604800$/,
    );
  });

  it.each([
    ['username', account('taken', { email: 'new@example.com' })],
    ['username', account('taken', { username: 'TAKEN', email: 'newer@example.com' })],
    ['email', account('fresh', { email: 'taken@example.com' })],
    ['email', account('fresh', { email: 'TAKEN@Example.com' })],
  ])('refuses a %s that is taken, in any case of letters (%#)', async (field, json) => {
    await call('POST', '/api/auth/register', { json: account('taken') });
    const { status, body } = await refused('CONFLICT', 'POST', '/api/auth/register', { json });
    expect(status).toBe(409);
    expect(body.errors).toEqual([{ field, code: 'taken', message: 'is taken' }]);
  });

  it('gives one of two who want the same name at once the name, and the other a clear no', async () => {
    const answers = await Promise.all(
      [1, 2].map((n) =>
        call('POST', '/api/auth/register', { json: account('wanted', { email: `wanted${n}@example.com` }) }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    ['role', account('sneaky', { role: 'ADMIN' })],
    ['password', account('weak', { password: 'short' })],
    ['password', account('long', { password: 'a'.repeat(73) })],
    ['email', account('mailless', { email: 'nobody' })],
    ['username', account('un', {})],
    ['name', account('nameless', { name: ' ' })],
  ])('refuses a wrong %s by its name (%#)', async (field, json) => {
    const { body } = await refused('VALIDATION_ERROR', 'POST', '/api/auth/register', { json });
    expect(body.errors.map((error) => error.field)).toEqual([field]);
  });
});

describe('signing in', () => {
  it('works by username and by e-mail address, in any case of letters', async () => {
    const { username, email } = await person('ADMIN', { password: 'open-sesame' });
    for (const name of [username, email, username.toUpperCase(), ` ${email.toUpperCase()} `]) {
      const { status, body } = await call<AccessDto>('POST', '/api/auth/login', {
        json: { username: name, password: 'open-sesame' },
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({ username, role: 'ADMIN' });
    }
  });

  it('answers alike to an unknown user and a wrong password', async () => {
    const { username } = await person('USER', { password: 'open-sesame' });
    const [wrong, unknown] = await Promise.all(
      [username, 'nobody-at-all'].map((name) =>
        refused('INVALID_CREDENTIALS', 'POST', '/api/auth/login', { json: { username: name, password: 'guess' } }),
      ),
    );
    expect(wrong).toMatchObject({ status: 401, body: { detail: unknown?.body.detail, title: unknown?.body.title } });
    expect(wrong?.headers.has('set-cookie')).toBe(false);
  });

  it.each(['open-sesame ', 'OPEN-SESAME', 'open-sesam', ' open-sesame'])(
    'refuses the password %j',
    async (password) => {
      const { username } = await person('USER', { password: 'open-sesame' });
      await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/login', { json: { username, password } });
    },
  );

  it('refuses a password that only begins with the right 72 bytes', async () => {
    const password = 'ä'.repeat(36);
    const { username } = await person('USER', { password });
    expect((await call('POST', '/api/auth/login', { json: { username, password } })).status).toBe(200);
    await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/login', { json: { username, password: `${password}!` } });
  });

  it('refuses a password that bcrypt alone would take for the right one', async () => {
    const { username } = await person('USER', { password: 'open-sesame' });
    await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/login', {
      json: { username, password: 'open-sesame\0open-sesame' },
    });
  });

  it('opens a session of its own each time', async () => {
    const { username } = await person('USER', { password: 'open-sesame' });
    const answers = await Promise.all(
      [1, 2].map(() => call<AccessDto>('POST', '/api/auth/login', { json: { username, password: 'open-sesame' } })),
    );
    expect(new Set(answers.map(tokenOf)).size).toBe(2);
  });
});

describe('refreshing', () => {
  it('rotates the token', async () => {
    const { token, username } = await signIn();
    const answer = await refresh(token);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ token: expect.any(String), username, role: 'USER' });
    expect(tokenOf(answer)).toMatch(/^[\w-]{43}$/);
    expect(tokenOf(answer)).not.toBe(token);
    expect((await refresh(tokenOf(answer))).status).toBe(200);
  });

  it('gives the same successor again within ten seconds, for an answer that got lost', async () => {
    const { token } = await signIn();
    const first = await refresh(token);
    await age(token, 9);
    const again = await refresh(token);
    expect(again.status).toBe(200);
    expect(tokenOf(again)).toBe(tokenOf(first));
  });

  it('gives two who ask at once the same successor', async () => {
    const { token } = await signIn();
    const answers = await Promise.all(Array.from({ length: 6 }, () => refresh(token)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(new Set(answers.map(tokenOf)).size).toBe(1);
  });

  it('ends the whole session where a used token comes back later', async () => {
    const { token } = await signIn();
    const successor = tokenOf(await refresh(token));
    await age(token, 11);
    expect(await refresh(token)).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED' } });
    expect((await refresh(successor)).status).toBe(401);
  });

  it('of a used token is recorded, once, with whose session it was', async () => {
    const { token, username } = await signIn();
    await refresh(token);
    await age(token, 11);
    await Promise.all([1, 2, 3].map(() => refresh(token)));
    const { rows } = await testDatabase().query(
      `SELECT e.subject_id = s.id AS is_the_session, e.payload->>'reason' AS reason
       FROM "user" u JOIN session s ON s.user_id = u.id
       JOIN domain_event e ON e.type = 'session.revoked' AND e.payload->>'userId' = u.id::text
       WHERE u.username = $1 AND s.revoked_at IS NOT NULL`,
      [username],
    );
    expect(rows).toEqual([{ is_the_session: true, reason: 'refresh-token-reused' }]);
  });

  it('ends it at once where the successor was used already', async () => {
    const { token } = await signIn();
    const second = tokenOf(await refresh(token));
    const third = tokenOf(await refresh(second));
    expect((await refresh(token)).status).toBe(401);
    expect((await refresh(third)).status).toBe(401);
  });

  it('refuses a session that ran out or was ended', async () => {
    const [expired, revoked] = await Promise.all([signIn(), signIn()]);
    const change = (set: string, token: string) =>
      testDatabase().query(
        `UPDATE session SET ${set} WHERE id = (SELECT session_id FROM refresh_token WHERE hash = $1)`,
        [createHash('sha256').update(token).digest()],
      );
    await change(`expires_at = now() - interval '1 second'`, expired.token);
    await change('revoked_at = now()', revoked.token);
    for (const { token } of [expired, revoked]) expect((await refresh(token)).status).toBe(401);
  });

  it.each(['', 'x', 'a'.repeat(43), '../..', 'a'.repeat(5_000)])('refuses the token %j', async (token) => {
    await refused('UNAUTHORIZED', 'POST', '/api/auth/refresh', withToken(token));
  });

  it.each<[string, Record<string, string>]>([
    ['without an Origin', { origin: '' }],
    ['from elsewhere', { origin: 'https://evil.example' }],
    ['from the Origin "null"', { origin: 'null' }],
  ])('is refused %s, and so is signing out', async (_, headers) => {
    const { token } = await signIn();
    await refused('FORBIDDEN', 'POST', '/api/auth/refresh', withToken(token, headers));
    await refused('FORBIDDEN', 'POST', '/api/auth/logout', withToken(token, headers));
    expect((await refresh(token)).status).toBe(200);
  });
});

describe('signing out', () => {
  it('ends the session and takes the cookie away', async () => {
    const { token } = await signIn();
    const answer = await call('POST', '/api/auth/logout', withToken(token));
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(answer.headers.get('set-cookie')).toMatch(/^eventhub\.refresh=; Path=\/api\/auth; .*Max-Age=0/);
    expect((await refresh(token)).status).toBe(401);
  });

  it('is done already for who has no session', async () => {
    expect((await call('POST', '/api/auth/logout', { headers: { origin: ORIGIN } })).status).toBe(204);
    expect((await call('POST', '/api/auth/logout', withToken('a'.repeat(43)))).status).toBe(204);
  });
});

describe('sessions', () => {
  it('are listed, each with where it is, and the current one marked', async () => {
    const { bearer, username } = await signIn();
    const second = await call<AccessDto>('POST', '/api/auth/login', {
      json: { username, password: 'open-sesame' },
      headers: { 'user-agent': 'Safari' },
    });
    expect(second.status).toBe(200);
    const { body } = await call<SessionDto[]>('GET', '/api/auth/sessions', { headers: bearer });
    const known = body.filter(({ userAgent }) => userAgent);
    expect(known.map(({ userAgent, isCurrent }) => [userAgent, isCurrent])).toEqual(
      expect.arrayContaining([
        ['Firefox', true],
        ['Safari', false],
      ]),
    );
    expect(body.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    expect(Object.keys(body[0] ?? {}).sort()).toEqual([
      'address',
      'createdAt',
      'expiresAt',
      'id',
      'isCurrent',
      'lastSeenAt',
      'userAgent',
    ]);
  });

  it('are ended one by one, by their owner only', async () => {
    const [mine, theirs] = await Promise.all([signIn(), signIn()]);
    const list = async () => (await call<SessionDto[]>('GET', '/api/auth/sessions', { headers: mine.bearer })).body;
    const current = (await list()).find(({ isCurrent }) => isCurrent)?.id ?? '';
    await refused('RESOURCE_NOT_FOUND', 'DELETE', `/api/auth/sessions/${current}`, { headers: theirs.bearer });
    expect((await refresh(mine.token)).status).toBe(200);
    expect((await call('DELETE', `/api/auth/sessions/${current}`, { headers: mine.bearer })).status).toBe(204);
    await refused('UNAUTHORIZED', 'GET', '/api/auth/sessions', { headers: mine.bearer });
    const headers = await signInAgain(mine.username);
    const { body } = await call<SessionDto[]>('GET', '/api/auth/sessions', { headers });
    expect(body.map(({ id }) => id)).not.toContain(current);
    await refused('RESOURCE_NOT_FOUND', 'DELETE', `/api/auth/sessions/${current}`, { headers });
  });

  it('that were ended cannot be refreshed', async () => {
    const { token, bearer } = await signIn();
    const { body } = await call<SessionDto[]>('GET', '/api/auth/sessions', { headers: bearer });
    const id = body.find(({ isCurrent }) => isCurrent)?.id;
    expect((await call('DELETE', `/api/auth/sessions/${id}`, { headers: bearer })).status).toBe(204);
    expect((await refresh(token)).status).toBe(401);
  });
});
