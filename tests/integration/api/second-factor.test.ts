import { beforeEach, describe, expect, it } from 'vitest';
import type { AccessDto, MeDto } from '@/application/auth/schema';
import type { RecoveryCodesDto, SecondFactorDto } from '@/application/second-factor/schema';
import { prisma } from '@/infrastructure/db/prisma';
import { codeAttempts } from '@/infrastructure/repositories/accounts/second-factors';
import { ADDRESS_HEADER } from '@/presentation/http/client-address';
import { call, type Person, person, refused } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { mailsTo } from '../../support/mails.ts';
import { codeOf, forgetSteps, setUpApp } from '../../support/second-factor.ts';

const PASSWORD = 'open-sesame';
const rows = async (text: string, values: unknown[]) => (await testDatabase().query(text, values)).rows;

const login = ({ username }: Person, code?: string, password = PASSWORD, from?: string) =>
  call<AccessDto & { code: string; reason?: string }>('POST', '/api/auth/login', {
    json: { username, password, ...(code === undefined ? {} : { code }) },
    ...(from && { headers: { [ADDRESS_HEADER]: from } }),
  });
const stateOf = async (as: Person) => (await call<SecondFactorDto>('GET', '/api/auth/second-factor', { as })).body;

let ana: Person;
beforeEach(async () => {
  ana = await person('USER', { password: PASSWORD });
});

describe('setting an authenticator app up', () => {
  it('asks for the password, shows the secret once, and counts for nothing before a first code', async () => {
    const begun = await call<{ secret: string; uri: string }>('POST', '/api/auth/totp', {
      as: ana,
      json: { password: PASSWORD },
    });
    expect(begun.status, begun.text).toBe(201);
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\/EventHub:/);
    expect(begun.headers.get('cache-control')).toBe('no-store');
    expect((await stateOf(ana)).totpSince).toBe(null);
    expect((await login(ana)).status).toBe(200);

    const { body } = await refused('SECOND_FACTOR_REQUIRED', 'POST', '/api/auth/totp/confirm', {
      as: ana,
      json: { code: '000000' },
    });
    expect(body).toMatchObject({ reason: 'wrong_code', errors: [{ field: 'code', code: 'wrong_code' }] });
    const confirmed = await call<RecoveryCodesDto>('POST', '/api/auth/totp/confirm', {
      as: ana,
      json: { code: codeOf(begun.body.secret) },
    });
    expect(confirmed.status, confirmed.text).toBe(200);
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    expect(await stateOf(ana)).toMatchObject({ recoveryCodesLeft: 10, passkeys: 0, isRequired: false });
    expect((await stateOf(ana)).totpSince).toEqual(expect.any(String));
  });

  it('keeps the secret unreadable and the codes as hashes', async () => {
    const { secret, recoveryCodes } = await setUpApp(ana, PASSWORD);
    const kept = await rows(
      `SELECT t.secret, array_agg(r.hash) AS hashes FROM totp t JOIN recovery_code r USING (user_id)
       WHERE user_id = $1 GROUP BY t.secret`,
      [ana.id],
    );
    const bytes = Buffer.concat([kept[0].secret, ...kept[0].hashes]);
    for (const shown of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]) {
      expect(bytes.includes(Buffer.from(shown))).toBe(false);
    }
  });

  it.each([
    ['a wrong password', { password: 'wrong' }],
    ['no password', {}],
  ])('is refused with %s', async (_what, json) => {
    await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/totp', { as: ana, json });
    expect(await rows('SELECT 1 FROM totp WHERE user_id = $1', [ana.id])).toEqual([]);
  });

  it('begins anew as often as one likes; only the last secret counts', async () => {
    const begin = async () =>
      (await call<{ secret: string }>('POST', '/api/auth/totp', { as: ana, json: { password: PASSWORD } })).body.secret;
    const [first, second] = [await begin(), await begin()];
    const confirm = (secret: string) => ({ as: ana, json: { code: codeOf(secret) } });
    await refused('SECOND_FACTOR_REQUIRED', 'POST', '/api/auth/totp/confirm', confirm(first));
    expect((await call('POST', '/api/auth/totp/confirm', confirm(second))).status).toBe(200);
    await refused('CONFLICT', 'POST', '/api/auth/totp/confirm', confirm(second));
  });

  it('takes no first code an hour later: the secret is shown anew', async () => {
    const begin = async () =>
      (await call<{ secret: string }>('POST', '/api/auth/totp', { as: ana, json: { password: PASSWORD } })).body.secret;
    const confirm = (secret: string) => ({ as: ana, json: { code: codeOf(secret) } });
    const shown = await begin();
    await rows(`UPDATE totp SET created_at = now() - interval '61 minutes' WHERE user_id = $1`, [ana.id]);
    await refused('CONFLICT', 'POST', '/api/auth/totp/confirm', confirm(shown));
    expect((await call('POST', '/api/auth/totp/confirm', confirm(await begin()))).status).toBe(200);
  });

  it('replaces no app that is in use, not even with password and code', async () => {
    const { secret } = await setUpApp(ana, PASSWORD);
    const json = { password: PASSWORD, code: codeOf(secret) };
    await refused('CONFLICT', 'POST', '/api/auth/totp', { as: ana, json });
    await forgetSteps(ana);
    expect((await login(ana, codeOf(secret))).status).toBe(200);
  });

  it('writes to its owner', async () => {
    await setUpApp(ana, PASSWORD);
    expect(await mailsTo(ana.email)).toMatchObject([
      { template: 'second-factor-on', payload: { at: expect.any(String) } },
    ]);
  });

  it('refuses a code with which nothing was begun', async () => {
    await refused('CONFLICT', 'POST', '/api/auth/totp/confirm', { as: ana, json: { code: '123456' } });
  });

  it.each(['', ' - ', 'x'.repeat(101), '２８７０８é', '\u{1D7CF}23456', '12345\u0000'])(
    'refuses %j as a code without failing',
    async (code) => {
      await call('POST', '/api/auth/totp', { as: ana, json: { password: PASSWORD } });
      const { status } = await call('POST', '/api/auth/totp/confirm', { as: ana, json: { code } });
      expect([400, 401]).toContain(status);
    },
  );
});

describe('signing in with a second factor', () => {
  let secret: string;
  let recoveryCodes: string[];
  beforeEach(async () => {
    ({ secret, recoveryCodes } = await setUpApp(ana, PASSWORD));
  });

  it('asks for a code after the right password, and for none after a wrong one', async () => {
    const asked = await refused('SECOND_FACTOR_REQUIRED', 'POST', '/api/auth/login', {
      json: { username: ana.username, password: PASSWORD },
    });
    expect(asked.status).toBe(401);
    expect(asked.headers.get('set-cookie')).toBe(null);
    expect(asked.body.reason).toBe(undefined);
    expect((await login(ana, codeOf(secret), 'wrong')).body.code).toBe('INVALID_CREDENTIALS');
  });

  it('opens a session that counts as strong', async () => {
    const { status, body } = await login(ana, codeOf(secret));
    expect(status).toBe(200);
    const as = { ...ana, token: body.token };
    expect((await stateOf(as)).isStrong).toBe(true);
    expect((await call<MeDto>('GET', '/api/auth/me', { as })).body.id).toBe(ana.id);
  });

  it.each([
    ['with a space', (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`],
    ['with space around', (code: string) => `  ${code}\n`],
    ['in full-width digits', (code: string) => code.replaceAll(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d)))],
  ])('takes a code %s', async (_how, typed) => {
    expect((await login(ana, typed(codeOf(secret)))).status).toBe(200);
  });

  it('takes no code twice, nor an older one after a newer', async () => {
    const [now, next] = [codeOf(secret), codeOf(secret, 1)];
    expect((await login(ana, next)).status).toBe(200);
    expect((await login(ana, next)).body).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED', reason: 'wrong_code' });
    expect((await login(ana, now)).body).toMatchObject({ reason: 'wrong_code' });
  });

  it('lets one of two in who show the same code at once', async () => {
    const code = codeOf(secret);
    const answers = await Promise.all(Array.from({ length: 4 }, () => login(ana, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  });

  it('takes no code of somebody else’s app', async () => {
    const bob = await person('USER', { password: PASSWORD });
    const { secret: hers } = await setUpApp(bob, PASSWORD);
    expect((await login(ana, codeOf(hers))).status).toBe(401);
  });

  it('takes each recovery code once, however it is typed, and tells the owner', async () => {
    const [code = '', other = ''] = recoveryCodes;
    expect((await login(ana, code.replaceAll('-', ' ').toUpperCase())).status).toBe(200);
    expect((await login(ana, code)).body).toMatchObject({ reason: 'wrong_code' });
    expect((await stateOf(ana)).recoveryCodesLeft).toBe(9);
    expect((await mailsTo(ana.email))[0]).toMatchObject({ template: 'recovery-code-used', payload: { left: '9' } });
    const answers = await Promise.all([login(ana, other), login(ana, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('stops guessing after five wrong codes, even for the right one, and for that address alone', async () => {
    for (let guess = 0; guess < 5; guess += 1) expect((await login(ana, '000000')).status).toBe(401);
    const { status, body, headers } = await login(ana, codeOf(secret));
    expect([status, body.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(800);
    await testDatabase().query(
      `UPDATE code_attempt SET source = 'address:elsewhere' WHERE user_id = $1 AND source <> ''`,
      [ana.id],
    );
    expect((await login(ana, codeOf(secret))).status).toBe(200);
  });

  it('counts a whole IPv6 network as one address, and writes no other down', async () => {
    for (let guess = 1; guess <= 5; guess += 1) {
      expect((await login(ana, '000000', PASSWORD, `2001:db8:7:7::${guess}`)).status).toBe(401);
    }
    expect((await login(ana, codeOf(secret), PASSWORD, '2001:db8:7:7:ffff::1')).status).toBe(429);
    const sources = await rows(`SELECT source FROM code_attempt WHERE user_id = $1 AND source <> ''`, [ana.id]);
    expect(sources).toEqual([{ source: 'address:2001:db8:7:7::/64' }]);
    expect((await login(ana, codeOf(secret), PASSWORD, '2001:db8:7:8::1')).status).toBe(200);
  });

  it('counts guesses that come all at once like those in turn', async () => {
    const answers = await Promise.all(Array.from({ length: 9 }, () => login(ana, '000000')));
    expect(answers.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429]);
  });

  it('forgives what its owner mistyped once a code is right', async () => {
    for (let guess = 0; guess < 4; guess += 1) await login(ana, '000000');
    expect((await login(ana, codeOf(secret))).status).toBe(200);
    expect((await login(ana, '000000')).status).toBe(401);
  });

  it('leaves recovery codes to the owner while somebody guesses from everywhere', async () => {
    await testDatabase().query(`INSERT INTO code_attempt VALUES ($1, '', 50, now())`, [ana.id]);
    expect((await login(ana, codeOf(secret))).status).toBe(429);
    expect((await login(ana, recoveryCodes[0])).status).toBe(200);
  });
});

describe('changing it', () => {
  let secret: string;
  let recoveryCodes: string[];
  beforeEach(async () => {
    ({ secret, recoveryCodes } = await setUpApp(ana, PASSWORD));
  });
  const remove = (json: unknown) => ({ as: ana, json });

  it('needs password and code: neither is enough', async () => {
    for (const [method, path] of [
      ['DELETE', '/api/auth/totp'],
      ['POST', '/api/auth/recovery-codes'],
      ['POST', '/api/auth/passkeys/options'],
      ['DELETE', '/api/auth/passkeys/none'],
    ] as const) {
      await refused('SECOND_FACTOR_REQUIRED', method, path, remove({ password: PASSWORD }));
      await refused('INVALID_CREDENTIALS', method, path, remove({ code: codeOf(secret) }));
      await testDatabase().query('DELETE FROM code_attempt');
    }
    expect((await stateOf(ana)).totpSince).not.toBe(null);
  });

  it('removes the app and its recovery codes, and tells the owner', async () => {
    const removed = await call('DELETE', '/api/auth/totp', remove({ password: PASSWORD, code: codeOf(secret) }));
    expect(removed.status, removed.text).toBe(204);
    expect(await stateOf(ana)).toMatchObject({ totpSince: null, recoveryCodesLeft: 0 });
    expect((await login(ana)).status).toBe(200);
    expect((await mailsTo(ana.email))[0]).toMatchObject({ template: 'second-factor-off' });
    await refused('RESOURCE_NOT_FOUND', 'DELETE', '/api/auth/totp', remove({ password: PASSWORD }));
  });

  it('lets a recovery code stand in for the app that was lost', async () => {
    const json = { password: PASSWORD, code: recoveryCodes[3] };
    expect((await call('DELETE', '/api/auth/totp', remove(json))).status).toBe(204);
  });

  it('makes new recovery codes, and the old ones are good no more', async () => {
    const { status, body } = await call<RecoveryCodesDto>('POST', '/api/auth/recovery-codes', {
      as: ana,
      json: { password: PASSWORD, code: codeOf(secret) },
    });
    expect(status).toBe(200);
    expect(body.recoveryCodes).toHaveLength(10);
    expect((await login(ana, recoveryCodes[0])).status).toBe(401);
    expect((await login(ana, body.recoveryCodes[0])).status).toBe(200);
    expect((await mailsTo(ana.email)).map(({ template }) => template)).toContain('recovery-codes-renewed');
  });

  it('strengthens a session that was opened without a code', async () => {
    const session = await person('USER', { password: PASSWORD });
    const app = await setUpApp(session, PASSWORD);
    await testDatabase().query('UPDATE session SET is_strong = false WHERE id = $1', [session.sessionId]);
    await refused('SECOND_FACTOR_REQUIRED', 'POST', '/api/auth/second-factor', {
      as: session,
      json: { code: '000000' },
    });
    const shown = await call('POST', '/api/auth/second-factor', { as: session, json: { code: codeOf(app.secret) } });
    expect(shown.status, shown.text).toBe(204);
    expect(await rows('SELECT is_strong FROM session WHERE id = $1', [session.sessionId])).toEqual([
      { is_strong: true },
    ]);
  });
});

describe('the count of wrong codes', () => {
  const attempts = codeAttempts(prisma);
  const at = (minutes: number) => new Date(Date.UTC(2030, 0, 1, 0, minutes));
  const MINUTES_15 = 15 * 60_000;

  it('begins anew when its time is over, and counts each source by itself', async () => {
    const count = async (source: string, minutes: number) =>
      (await attempts.count(ana.id, source, MINUTES_15, at(minutes))).failures;
    expect([await count('a', 0), await count('a', 14), await count('b', 14)]).toEqual([1, 2, 1]);
    await attempts.forgive(ana.id, 'a');
    expect([await count('a', 14.9), await count('a', 15), await count('a', 16)]).toEqual([2, 1, 2]);
    await attempts.forget(ana.id, 'a');
    expect([await count('a', 17), await count('b', 17)]).toEqual([1, 2]);
  });
});
