import { beforeEach, describe, expect, it } from 'vitest';
import type { AccessDto } from '@/application/auth/schema';
import type { PasskeyDto } from '@/application/passkeys/schema';
import type { SecondFactorDto } from '@/application/second-factor/schema';
import { call, type Person, person, refused } from '../../support/api.ts';
import { authenticator } from '../../support/authenticator.ts';
import { testDatabase } from '../../support/database.ts';
import { mailsTo } from '../../support/mails.ts';

const PASSWORD = 'open-sesame';
type Options = Record<string, unknown> & { challenge: string };
type Authenticator = ReturnType<typeof authenticator>;

const query = async (text: string, values: unknown[] = []) => (await testDatabase().query(text, values)).rows;

async function optionsFor(as: Person, password = PASSWORD): Promise<Options> {
  const answer = await call<Options>('POST', '/api/auth/passkeys/options', { as, json: { password } });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}
const add = (as: Person, response: unknown, name = 'My phone') => ({ as, json: { name, response } });

/** Registers `key` for `as`. */
async function register(as: Person, key: Authenticator, name?: string): Promise<PasskeyDto> {
  const answer = await call<PasskeyDto>('POST', '/api/auth/passkeys', add(as, key.create(await optionsFor(as)), name));
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}
const signInOptions = async () => (await call<Options>('POST', '/api/auth/passkeys/sign-in/options')).body;
const signIn = (response: unknown) => call<AccessDto>('POST', '/api/auth/passkeys/sign-in', { json: { response } });
const listOf = async (as: Person) => (await call<PasskeyDto[]>('GET', '/api/auth/passkeys', { as })).body;

let ana: Person;
let key: Authenticator;
beforeEach(async () => {
  ana = await person('USER', { password: PASSWORD });
  key = authenticator();
});

describe('making a passkey', () => {
  it('asks the browser for one that needs no name typed and a finger, face or PIN, for this site', async () => {
    const options = await optionsFor(ana);
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'EventHub' },
      user: { name: ana.email, id: Buffer.from(ana.id.replaceAll('-', ''), 'hex').toString('base64url') },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
    });
    expect(Buffer.from(options.challenge, 'base64url').length).toBeGreaterThanOrEqual(32);
  });

  it('keeps it under its name, tells the owner, and the session counts as strong', async () => {
    const made = await register(ana, key);
    expect(made).toMatchObject({ id: key.id, name: 'My phone', lastUsedAt: null });
    expect(await listOf(ana)).toEqual([made]);
    expect((await mailsTo(ana.email))[0]).toMatchObject({
      template: 'passkey-added',
      payload: { passkey: 'My phone' },
    });
    expect(await query('SELECT is_strong FROM session WHERE id = $1', [ana.sessionId])).toEqual([{ is_strong: true }]);
  });

  it('is refused without the password', async () => {
    await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/passkeys/options', {
      as: ana,
      json: { password: 'wrong' },
    });
  });

  it('takes several, each once, and names those that are there so that none is made twice', async () => {
    const other = authenticator();
    await register(ana, key, 'Phone');
    await register(ana, other, 'Laptop');
    expect((await listOf(ana)).map(({ name }) => name)).toEqual(['Phone', 'Laptop']);
    const options = await optionsFor(ana);
    expect(options.excludeCredentials).toMatchObject([{ id: key.id }, { id: other.id }]);
    await refused('CONFLICT', 'POST', '/api/auth/passkeys', add(ana, key.create(options)));
  });

  it('gives nobody a key that is somebody else’s', async () => {
    await register(ana, key);
    const bob = await person('USER', { password: PASSWORD });
    await refused('CONFLICT', 'POST', '/api/auth/passkeys', add(bob, key.create(await optionsFor(bob))));
    expect(await listOf(bob)).toEqual([]);
  });

  it('stops at twenty', async () => {
    await query(
      `INSERT INTO passkey (id, user_id, name, public_key) SELECT 'k' || n || $1::text, $1::uuid, 'key', '\\x00' FROM generate_series(1, 20) n`,
      [ana.id],
    );
    await refused('CONFLICT', 'POST', '/api/auth/passkeys/options', { as: ana, json: { password: PASSWORD } });
  });

  it('takes each challenge once', async () => {
    const options = await optionsFor(ana);
    const response = key.create(options);
    expect((await call('POST', '/api/auth/passkeys', add(ana, response))).status).toBe(201);
    const { body } = await refused(
      'VALIDATION_ERROR',
      'POST',
      '/api/auth/passkeys',
      add(ana, authenticator().create(options)),
    );
    expect(body.errors).toMatchObject([{ field: 'response', code: 'passkey' }]);
  });

  it('takes none after five minutes, nor one that was asked of somebody else', async () => {
    const options = await optionsFor(ana);
    const bob = await person('USER', { password: PASSWORD });
    await refused('VALIDATION_ERROR', 'POST', '/api/auth/passkeys', add(bob, key.create(options)));
    const [{ minutes }] = await query(
      `UPDATE passkey_challenge SET expires_at = now() WHERE challenge = $1
       RETURNING extract(epoch FROM (SELECT expires_at FROM passkey_challenge WHERE challenge = $1) - now()) / 60 AS minutes`,
      [options.challenge],
    );
    expect(Number(minutes)).toBeGreaterThan(4.5);
    expect(Number(minutes)).toBeLessThanOrEqual(5);
    await refused('VALIDATION_ERROR', 'POST', '/api/auth/passkeys', add(ana, key.create(options)));
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of ours', { origin: 'http://localhost:3001' }],
    ['a frame on another site', { crossOrigin: true }],
    ['another site’s key', { rpId: 'evil.example' }],
    ['a key that asked for no finger, face or PIN', { userVerified: false }],
    ['another ceremony', { type: 'webauthn.get' }],
    ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
  ])('refuses %s', async (_what, changes) => {
    const response = key.create(await optionsFor(ana), changes);
    await refused('VALIDATION_ERROR', 'POST', '/api/auth/passkeys', add(ana, response));
    expect(await listOf(ana)).toEqual([]);
  });

  it.each([
    ['no CBOR', { attestationObject: 'AAAA' }],
    ['nothing', { attestationObject: '' }],
    [
      'CBOR that claims to be endless',
      { attestationObject: Buffer.from('bfffffffffffffff', 'hex').toString('base64url') },
    ],
    ['deep CBOR', { attestationObject: Buffer.alloc(8_000, 0x81).toString('base64url') }],
    ['no JSON', { clientDataJSON: 'AAAA' }],
    ['JSON that is no object', { clientDataJSON: Buffer.from('null').toString('base64url') }],
    ['text that is not base64url', { clientDataJSON: 'a b' }],
  ])('refuses %s without failing', async (_what, changes) => {
    const made = key.create(await optionsFor(ana));
    const response = { ...made, response: { ...made.response, ...changes } };
    await refused('VALIDATION_ERROR', 'POST', '/api/auth/passkeys', add(ana, response));
  });

  it('keeps a count as high as a key can have', async () => {
    const response = key.create(await optionsFor(ana), { counter: 0xfffffff0 });
    expect((await call('POST', '/api/auth/passkeys', add(ana, response))).status).toBe(201);
    expect((await signIn(key.get(await signInOptions(), { counter: 0xffffffff }))).status).toBe(200);
  });
});

describe('signing in with a passkey', () => {
  beforeEach(() => register(ana, key));

  it('asks for no name, no password and no code, and opens a strong session', async () => {
    const options = await signInOptions();
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(options.allowCredentials ?? []).toEqual([]);
    const answer = await signIn(key.get(options));
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({ username: ana.username, role: 'USER' });
    expect(answer.headers.get('set-cookie')).toMatch(/^eventhub\.refresh=/);
    const as = { ...ana, token: answer.body.token };
    expect((await call<SecondFactorDto>('GET', '/api/auth/second-factor', { as })).body.isStrong).toBe(true);
    expect((await listOf(ana))[0]?.lastUsedAt).toEqual(expect.any(String));
  });

  it('takes what was signed once, also of two at once', async () => {
    const response = key.get(await signInOptions());
    const answers = await Promise.all([signIn(response), signIn(response), signIn(response)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('refuses a count that was there before: somebody has a copy', async () => {
    expect((await signIn(key.get(await signInOptions(), { counter: 9 }))).status).toBe(200);
    for (const counter of [9, 8, 0]) {
      expect((await signIn(key.get(await signInOptions(), { counter }))).status, `count ${counter}`).toBe(401);
    }
    expect((await signIn(key.get(await signInOptions(), { counter: 10 }))).status).toBe(200);
  });

  it('lets one of two in who show one count at once', async () => {
    const [first, second] = [await signInOptions(), await signInOptions()];
    const answers = await Promise.all([first, second].map((options) => signIn(key.get(options, { counter: 50 }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('works with a key that does not count', async () => {
    const silent = authenticator({ counts: false });
    await register(ana, silent);
    for (let time = 0; time < 3; time += 1) expect((await signIn(silent.get(await signInOptions()))).status).toBe(200);
  });

  it('refuses a challenge that ran out, or was made for a registration', async () => {
    const options = await signInOptions();
    await query('UPDATE passkey_challenge SET expires_at = now() WHERE challenge = $1', [options.challenge]);
    expect((await signIn(key.get(options))).status).toBe(401);
    expect((await signIn(key.get(await optionsFor(ana)))).status).toBe(401);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a frame on another site', { crossOrigin: true }],
    ['another site’s key', { rpId: 'evil.example' }],
    ['a key that asked for no finger, face or PIN', { userVerified: false }],
    ['another ceremony', { type: 'webauthn.create' }],
    ['somebody else’s name', { userHandle: Buffer.alloc(16).toString('base64url') }],
    ['a challenge of its own', { challenge: Buffer.alloc(32).toString('base64url') }],
  ])('refuses %s', async (_what, changes) => {
    const { body } = await refused('INVALID_CREDENTIALS', 'POST', '/api/auth/passkeys/sign-in', {
      json: { response: key.get(await signInOptions(), changes) },
    });
    expect(body.reason).toBe('passkey');
  });

  it('refuses what another key signed in its place, and a key that nobody has', async () => {
    const stranger = authenticator();
    stranger.create({
      challenge: 'x',
      user: { id: Buffer.from(ana.id.replaceAll('-', ''), 'hex').toString('base64url') },
    });
    const unknown = await signIn(stranger.get(await signInOptions()));
    const forged = await signIn({ ...stranger.get(await signInOptions()), id: key.id, rawId: key.id });
    expect([unknown.status, forged.status]).toEqual([401, 401]);
    expect({ ...unknown.body, instance: '', requestId: '' }).toEqual({ ...forged.body, instance: '', requestId: '' });
  });

  it('refuses bytes that were changed', async () => {
    const signed = key.get(await signInOptions());
    const flip = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
    for (const part of ['signature', 'authenticatorData', 'clientDataJSON'] as const) {
      const response = { ...signed.response, [part]: flip(signed.response[part]) };
      expect((await signIn({ ...signed, response })).status, part).toBe(401);
    }
  });
});

describe('keeping passkeys', () => {
  it('gives one another name, its owner’s alone', async () => {
    await register(ana, key);
    const bob = await person();
    const renamed = await call<PasskeyDto>('PATCH', `/api/auth/passkeys/${key.id}`, {
      as: ana,
      json: { name: '  Key ring ' },
    });
    expect(renamed.body).toMatchObject({ id: key.id, name: 'Key ring' });
    await refused('RESOURCE_NOT_FOUND', 'PATCH', `/api/auth/passkeys/${key.id}`, { as: bob, json: { name: 'mine' } });
    await refused('VALIDATION_ERROR', 'PATCH', `/api/auth/passkeys/${key.id}`, { as: ana, json: { name: '\u200b' } });
    expect((await listOf(ana))[0]?.name).toBe('Key ring');
  });

  it('forgets one with the password, which then opens nothing', async () => {
    await register(ana, key);
    const bob = await person('USER', { password: PASSWORD });
    const path = `/api/auth/passkeys/${key.id}`;
    await refused('RESOURCE_NOT_FOUND', 'DELETE', path, { as: bob, json: { password: PASSWORD } });
    await refused('INVALID_CREDENTIALS', 'DELETE', path, { as: ana, json: { password: 'wrong' } });
    expect((await call('DELETE', path, { as: ana, json: { password: PASSWORD } })).status).toBe(204);
    expect((await signIn(key.get(await signInOptions()))).status).toBe(401);
    expect((await mailsTo(ana.email))[0]).toMatchObject({ template: 'passkey-removed' });
  });

  it('never removes the only way in', async () => {
    await register(ana, key);
    await query('UPDATE "user" SET password_hash = NULL WHERE id = $1', [ana.id]);
    const remove = () => call<{ reason?: string }>('DELETE', `/api/auth/passkeys/${key.id}`, { as: ana, json: {} });
    const kept = await remove();
    expect([kept.status, kept.body.reason]).toEqual([409, 'last_way_in']);
    expect(await listOf(ana)).toHaveLength(1);
    await query(
      `INSERT INTO linked_account (provider, subject, user_id, email) VALUES ('github', $1::text, $1::uuid, 'a@example.com')`,
      [ana.id],
    );
    expect((await remove()).status).toBe(204);
  });

  it('asks whoever has no password to have signed in a moment ago', async () => {
    await register(ana, key);
    await query('UPDATE "user" SET password_hash = NULL WHERE id = $1', [ana.id]);
    await query(`UPDATE session SET created_at = now() - interval '11 minutes' WHERE id = $1`, [ana.sessionId]);
    const { body } = await refused('FORBIDDEN', 'POST', '/api/auth/passkeys/options', { as: ana, json: {} });
    expect(body.reason).toBe('sign_in_again');
  });
});
