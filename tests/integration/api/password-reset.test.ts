import { createHash } from 'node:crypto';
import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { background } from '@/infrastructure/background';
import { browserCookie, call, type Person, person, refused, signIn } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { mailedToken, mailsTo } from '../../support/mails.ts';

const rows = async (text: string, values: unknown[] = []) => (await testDatabase().query(text, values)).rows;
const verify = ({ id }: Person) => rows('UPDATE "user" SET email_verified_at = now() WHERE id = $1', [id]);

const erase = async (as: Person) => {
  expect((await call('DELETE', '/api/auth/me', { as, json: { password: 'open-sesame' } })).status).toBe(204);
};

const ask = (email: string) => call('POST', '/api/auth/password/reset', { json: { email } });
const NEW = 'seven quiet tram stops';
const reset = (token: string, password = NEW) =>
  call('POST', '/api/auth/password/reset/confirm', { json: { token, password } });
const linkIsGone = (token: string) =>
  refused('RESOURCE_NOT_FOUND', 'POST', '/api/auth/password/reset/confirm', { json: { token, password: NEW } });

let ana: Person;
beforeEach(async () => {
  ana = await person('USER', { password: 'open-sesame' });
  await verify(ana);
});

async function mailedLink(): Promise<string> {
  expect((await ask(ana.email)).status).toBe(202);
  return mailedToken(ana.email, 'reset-password');
}

describe('a reset link', () => {
  it('is mailed in the reader’s language and kept as its hash alone', async () => {
    await rows(`UPDATE "user" SET locale = 'pt-BR' WHERE id = $1`, [ana.id]);
    const token = await mailedLink();
    const [mail] = await mailsTo(ana.email);
    expect(mail).toMatchObject({ template: 'reset-password', locale: 'pt-BR', payload: { name: 'Ana' } });
    expect(mail?.payload.url).toBe(`http://localhost:3000/pt-BR/reset-password?token=${token}`);
    expect(token).toMatch(/^[\w-]{43}$/);
    const [link] = await rows(
      'SELECT hash, purpose, email, expires_at - created_at AS life FROM one_time_link WHERE user_id = $1',
      [ana.id],
    );
    expect(link).toMatchObject({ purpose: 'RESET_PASSWORD', email: ana.email });
    expect(link.hash).toEqual(createHash('sha256').update(token).digest());
    const [{ minutes }] = await rows(
      `SELECT round(extract(epoch FROM expires_at - created_at) / 60) AS minutes FROM one_time_link WHERE user_id = $1`,
      [ana.id],
    );
    expect(Number(minutes)).toBe(30);
  });

  it('sets the new password, ends every session at once, and signs nobody in', async () => {
    const before = await signIn(ana.username, 'open-sesame');
    const bearer = { authorization: `Bearer ${before.body.token}` };
    const cookie = await browserCookie(ana);
    const answer = await reset(await mailedLink());
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(answer.headers.has('set-cookie')).toBe(false);

    await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/login', {
      json: { username: ana.username, password: 'open-sesame' },
    });
    expect((await signIn(ana.username, NEW)).status).toBe(200);
    for (const headers of [bearer, { cookie }, { authorization: `Bearer ${ana.token}` }]) {
      await refused('UNAUTHORIZED', 'GET', '/api/auth/me', { headers });
    }
    expect((await mailsTo(ana.email))[0]?.template).toBe('password-changed');
    const happened = await rows('SELECT type, payload FROM domain_event WHERE subject_id = $1', [ana.id]);
    expect(happened).toEqual([{ type: 'user.password-changed', payload: { how: 'reset' } }]);
  });

  it('leaves the second factor what it is', async () => {
    await rows(`INSERT INTO totp (user_id, secret, confirmed_at) VALUES ($1, '\\x00', now())`, [ana.id]);
    expect((await reset(await mailedLink())).status).toBe(204);
    const json = { username: ana.username, password: NEW };
    await refused('SECOND_FACTOR_REQUIRED', 'POST', '/api/auth/login', { json });
    expect(await rows('SELECT FROM totp WHERE user_id = $1', [ana.id])).toHaveLength(1);
  });

  it('does so once, also for two who use it at the same moment', async () => {
    const token = await mailedLink();
    const passwords = ['the first of the two', 'the other of the two'];
    const answers = await Promise.all(passwords.map((password) => reset(token, password)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404]);
    const won = answers[0]?.status === 204 ? 0 : 1;
    expect((await signIn(ana.username, passwords[won] ?? '')).status).toBe(200);
    expect((await signIn(ana.username, passwords[1 - won] ?? '')).status).toBe(401);
    await linkIsGone(token);
  });

  it('is gone when it has run out', async () => {
    const token = await mailedLink();
    await rows(`UPDATE one_time_link SET expires_at = now() - interval '1 second' WHERE user_id = $1`, [ana.id]);
    await linkIsGone(token);
    expect((await signIn(ana.username, 'open-sesame')).status).toBe(200);
  });

  it('is gone when a newer one was asked for', async () => {
    const [first, second] = [await mailedLink(), await mailedLink()];
    expect(second).not.toBe(first);
    await linkIsGone(first);
    expect((await reset(second)).status).toBe(204);
  });

  it('is gone when the password was changed', async () => {
    const token = await mailedLink();
    const changed = await call('POST', '/api/auth/password', {
      as: ana,
      json: { currentPassword: 'open-sesame', newPassword: 'changed by its owner' },
    });
    expect(changed.status).toBe(204);
    await linkIsGone(token);
  });

  it('is gone when the address or the account is another’s business by now', async () => {
    const token = await mailedLink();
    await rows(`UPDATE "user" SET email = $2 WHERE id = $1`, [ana.id, `new-${ana.email}`]);
    await linkIsGone(token);
    const bia = await person('USER', { password: 'open-sesame' });
    await verify(bia);
    await ask(bia.email);
    const hers = await mailedToken(bia.email, 'reset-password');
    await erase(bia);
    await linkIsGone(hers);
  });

  it('of another purpose opens nothing', async () => {
    await rows('UPDATE "user" SET email_verified_at = NULL WHERE id = $1', [ana.id]);
    await call('POST', '/api/auth/email/verification', { as: ana });
    await linkIsGone(await mailedToken(ana.email, 'verify-email'));
    await verify(ana);
    const token = await mailedLink();
    await refused('RESOURCE_NOT_FOUND', 'POST', '/api/auth/email/confirm', { json: { token } });
    expect((await reset(token)).status).toBe(204);
  });

  it.each(['', ' ', 'x', '\0', 'a'.repeat(43), 'ä'.repeat(900), '../../etc/passwd', "' OR 1=1 --"])(
    'cannot be made up: %j',
    async (token) => {
      await linkIsGone(token);
    },
  );

  it('takes no password that everybody tries, or that is the account’s name, and stays good', async () => {
    const token = await mailedLink();
    for (const [password, code] of [
      ['password123', 'password_common'],
      ['PASSWORD123', 'password_common'],
      [ana.email, 'password_is_name'],
      [ana.username.toUpperCase(), 'password_is_name'],
      ['        ', 'password_blank'],
      ['short', 'too_small'],
      ['ä'.repeat(37), 'password_bytes'],
      ['eight\0ch', 'control_character'],
    ] as const) {
      const { body } = await refused('VALIDATION_ERROR', 'POST', '/api/auth/password/reset/confirm', {
        json: { token, password },
      });
      expect(body.errors).toMatchObject([{ field: 'password', code }]);
    }
    expect((await reset(token)).status).toBe(204);
  });
});

describe('asking for a reset', () => {
  /** Statements that an answer waits for. */
  async function asked(email: string) {
    await background().settled();
    const query = vi.spyOn(pg.Client.prototype, 'query');
    try {
      const answer = await ask(email);
      const statements = query.mock.calls.map(([sent]: unknown[]) => {
        const text = typeof sent === 'object' && sent !== null && 'text' in sent ? sent.text : sent;
        // Each carries the id of its own request.
        return String(text).replace(/request_id='[\w-]+'/, '');
      });
      const headers = [...answer.headers].filter(([name]) => !['x-request-id', 'ratelimit'].includes(name));
      return { status: answer.status, text: answer.text, headers, statements };
    } finally {
      query.mockRestore();
      await background().settled();
    }
  }

  it('answers alike, after the same work, whoever’s the address is', async () => {
    const [unverified, deleted] = await Promise.all([person(), person('USER', { password: 'open-sesame' })]);
    await erase(deleted);
    const erased = `deleted-${deleted.id}@deleted.invalid`;
    const known = await asked(ana.email);
    expect(known).toMatchObject({ status: 202, text: '' });
    expect(known.statements).toHaveLength(1);
    for (const email of [
      unverified.email,
      deleted.email,
      erased,
      'nobody@example.com',
      `  ${ana.email.toUpperCase()} `,
    ]) {
      expect(await asked(email)).toEqual(known);
    }
    expect(await mailsTo('nobody@example.com')).toEqual([]);
    for (const email of [deleted.email, erased]) expect(await mailsTo(email)).toEqual([]);
    expect(await mailsTo(ana.email)).toHaveLength(2);
  });

  it('of an address that was never verified mails a link that verifies it first', async () => {
    const bia = await person('USER', { password: 'open-sesame' });
    await ask(bia.email);
    expect(await mailsTo(bia.email)).toMatchObject([{ template: 'verify-email', payload: { reason: 'reset' } }]);
    const token = await mailedToken(bia.email, 'verify-email');
    expect((await call('POST', '/api/auth/email/confirm', { json: { token } })).status).toBe(204);
    await ask(bia.email);
    expect((await reset(await mailedToken(bia.email, 'reset-password'))).status).toBe(204);
  });

  it('mails at most five an hour, of which the last one stays good', async () => {
    for (let count = 0; count < 8; count += 1) await ask(ana.email);
    expect(await mailsTo(ana.email)).toHaveLength(5);
    expect((await reset(await mailedToken(ana.email, 'reset-password'))).status).toBe(204);
    await rows(`UPDATE one_time_link SET created_at = created_at - interval '61 minutes' WHERE user_id = $1`, [ana.id]);
    await ask(ana.email);
    expect((await mailsTo(ana.email))[0]?.template).toBe('reset-password');
  });

  it.each([{}, { email: 'nobody' }, { email: ['a@b.example'] }, { email: 'a@b.example', role: 'ADMIN' }])(
    'of %j is refused',
    async (json) => {
      await refused('VALIDATION_ERROR', 'POST', '/api/auth/password/reset', { json });
    },
  );
});
