import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AccessDto } from '@/application/auth/schema';
import type { ServiceIdentity } from '@/application/linked-accounts/ports';
import { useCases } from '@/composition';
import { browserCookie, call, ORIGIN, type Person, person, refused } from '../../support/api.ts';
import { authenticator } from '../../support/authenticator.ts';
import { testDatabase } from '../../support/database.ts';
import { mailedToken, mailsTo } from '../../support/mails.ts';
import { codeOf } from '../../support/second-factor.ts';

/** Getting into an account that is somebody else's, or staying in it once its owner has come. */

const PASSWORD = 'the thief knows this';
const NEW = 'only the owner does now';
const FROM = { address: '192.0.2.66', userAgent: 'Firefox' };

const rows = async (text: string, values: unknown[] = []) => (await testDatabase().query(text, values)).rows;

async function addPasskey(as: Person) {
  const key = authenticator();
  const options = await call('POST', '/api/auth/passkeys/options', { as, json: { password: PASSWORD } });
  const made = await call('POST', '/api/auth/passkeys', {
    as,
    json: { name: 'Spare key', response: key.create(options.body) },
  });
  expect(made.status, made.text).toBe(201);
  return key;
}

async function signInBy(key: ReturnType<typeof authenticator>) {
  const options = await call('POST', '/api/auth/passkeys/sign-in/options');
  return call<AccessDto>('POST', '/api/auth/passkeys/sign-in', { json: { response: key.get(options.body) } });
}

/** As the owner of the mailbox does it, from the sign-in page on. */
async function takeOver({ email }: Person): Promise<void> {
  const ask = () => call('POST', '/api/auth/password/reset', { json: { email } });
  await ask();
  const verified = await call('POST', '/api/auth/email/confirm', {
    json: { token: await mailedToken(email, 'verify-email') },
  });
  expect(verified.status).toBe(204);
  await ask();
  const json = { token: await mailedToken(email, 'reset-password'), password: NEW };
  expect((await call('POST', '/api/auth/password/reset/confirm', { json })).status).toBe(204);
}

let trap: Person;
beforeEach(async () => {
  trap = await person('USER', { password: PASSWORD });
});

describe('an account that a stranger opened with somebody’s address', () => {
  it('opens to the stranger no more once its owner has reset the password: neither password, session, token nor passkey', async () => {
    const key = await addPasskey(trap);
    expect((await signInBy(key)).status).toBe(200);
    const cookie = await browserCookie(trap);

    await takeOver(trap);

    const json = { username: trap.username, password: PASSWORD };
    await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/login', { json });
    await refused('UNAUTHORIZED', 'GET', '/api/auth/me', { as: trap });
    await refused('UNAUTHORIZED', 'GET', '/api/auth/me', { headers: { cookie } });
    expect((await signInBy(key)).status).toBe(401);
    const told = (await mailsTo(trap.email)).map(({ template }) => template);
    expect(told).toContain('passkey-removed');
    const owner = await call('POST', '/api/auth/login', { json: { ...json, password: NEW } });
    expect(owner.status).toBe(200);
  });

  it('keeps no account of another service that was linked before the reset', async () => {
    const stranger: ServiceIdentity = {
      provider: 'oidc',
      subject: randomUUID(),
      email: 'stranger@example.com',
      isEmailVerified: true,
      name: null,
    };
    await rows('INSERT INTO linked_account (provider, subject, user_id, email) VALUES ($1, $2, $3, $4)', [
      'oidc',
      stranger.subject,
      trap.id,
      stranger.email,
    ]);
    await takeOver(trap);
    const { sessionId } = await useCases.signInByService({ identity: stranger, locale: 'en' }, FROM);
    const [{ user_id }] = await rows('SELECT user_id FROM session WHERE id = $1', [sessionId]);
    expect(user_id).not.toBe(trap.id);
  });
});

describe('a reset', () => {
  it('leaves the link by which the account was opened, and an admin their passkeys', async () => {
    const identity: ServiceIdentity = {
      provider: 'oidc',
      subject: randomUUID(),
      email: `${randomUUID()}@example.com`,
      isEmailVerified: true,
      name: 'Bia Lima',
    };
    const first = await useCases.signInByService({ identity, locale: 'en' }, FROM);
    const [bia] = await rows('SELECT u.* FROM "user" u JOIN session s ON s.user_id = u.id WHERE s.id = $1', [
      first.sessionId,
    ]);
    await call('POST', '/api/auth/password/reset', { json: { email: bia.email } });
    const json = { token: await mailedToken(bia.email, 'reset-password'), password: NEW };
    expect((await call('POST', '/api/auth/password/reset/confirm', { json })).status).toBe(204);
    expect(await rows('SELECT FROM linked_account WHERE user_id = $1', [bia.id])).toHaveLength(1);

    const admin = await person('ADMIN', { password: PASSWORD });
    const key = await addPasskey(admin);
    await takeOver(admin);
    expect((await signInBy(key)).status).toBe(200);
  });
});

describe('what was under way when the owner took the account back', () => {
  const end = () => rows('UPDATE session SET revoked_at = now() WHERE id = $1', [trap.sessionId]);

  it('adds no passkey: the session is asked once more', async () => {
    const key = authenticator();
    const options = await call('POST', '/api/auth/passkeys/options', { as: trap, json: { password: PASSWORD } });
    // As another process ends it, of which this one has not heard yet.
    await end();
    const json = { name: 'Spare key', response: key.create(options.body) };
    await refused('UNAUTHORIZED', 'POST', '/api/auth/passkeys', { as: trap, json });
    expect(await rows('SELECT FROM passkey WHERE user_id = $1', [trap.id])).toEqual([]);
  });

  it('turns no authenticator app on', async () => {
    const begun = await call<{ secret: string }>('POST', '/api/auth/totp', { as: trap, json: { password: PASSWORD } });
    await end();
    const json = { code: codeOf(begun.body.secret) };
    await refused('UNAUTHORIZED', 'POST', '/api/auth/totp/confirm', { as: trap, json });
    expect(await rows('SELECT confirmed_at FROM totp WHERE user_id = $1', [trap.id])).toEqual([{ confirmed_at: null }]);
  });
});

describe('a session that was there before', () => {
  it('is never the one that signing in opens: a planted token, cookie or body is worth nothing', async () => {
    const thief = await person('USER', { password: 'planted by a thief' });
    const planted = await browserCookie(thief);
    const refresh = (
      await call('POST', '/api/auth/login', {
        json: { username: thief.username, password: 'planted by a thief' },
      })
    ).headers
      .getSetCookie()[0]
      ?.split(';')[0];
    const answer = await call<AccessDto>('POST', '/api/auth/login', {
      json: { username: trap.username, password: PASSWORD },
      headers: { cookie: `${planted}; ${refresh}`, origin: ORIGIN },
    });
    expect(answer.status, answer.text).toBe(200);
    const opened = await rows('SELECT id FROM session WHERE user_id = $1', [trap.id]);
    expect(opened.map(({ id }) => id)).not.toContain(thief.sessionId);
    expect(answer.headers.getSetCookie()[0]?.split(';')[0]).not.toBe(refresh);
    const me = await call('GET', '/api/auth/me', { headers: { cookie: planted } });
    expect(me.body).toMatchObject({ id: thief.id });
  });
});

describe('changing the address and then resetting the password', () => {
  it('needs the password at its first step, so that a borrowed session alone goes nowhere', async () => {
    const json = { email: `${randomUUID()}@example.com` };
    await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/email', { as: trap, json });
    await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/email', { as: trap, json: { ...json, password: 'guess' } });
    expect(await mailsTo(json.email)).toEqual([]);
  });

  it('gets nobody round the second factor', async () => {
    await rows(`INSERT INTO totp (user_id, secret, confirmed_at) VALUES ($1, '\\x00', now())`, [trap.id]);
    await takeOver(trap);
    const json = { username: trap.username, password: NEW };
    await refused('SECOND_FACTOR_REQUIRED', 'POST', '/api/auth/login', { json });
    await refused('SECOND_FACTOR_REQUIRED', 'POST', '/api/auth/login', { json: { ...json, code: '000000' } });
  });
});
