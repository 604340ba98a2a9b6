import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';

// Read once, when the first module asks for its environment.
vi.hoisted(() => {
  process.env.ADMIN_SECOND_FACTOR = 'required';
});

import type { AccessDto } from '@/application/auth/schema';
import type { SecondFactorDto } from '@/application/second-factor/schema';
import { browserCookie, call, eventInput, ORIGIN, type Person, person, refused } from '../../support/api.ts';
import { authenticator } from '../../support/authenticator.ts';
import { testDatabase } from '../../support/database.ts';
import { codeOf, forgetSteps, setUpApp } from '../../support/second-factor.ts';

/** A shop that asks its admins for a second factor. */

const PASSWORD = 'open-sesame';
let admin: Person;
beforeEach(async () => {
  admin = await person('ADMIN', { password: PASSWORD });
});
afterAll(() => {
  delete process.env.ADMIN_SECOND_FACTOR;
});

const create = (as: Person) => call('POST', '/api/events', { as, json: eventInput() });

describe('an admin without a second factor', () => {
  it('may do nothing that only admins may, by token and by cookie, and hears why', async () => {
    const { status, body } = await refused('FORBIDDEN', 'POST', '/api/events', { as: admin, json: eventInput() });
    expect([status, body.reason]).toEqual([403, 'second_factor_required']);
    const headers = { cookie: await browserCookie(admin), origin: ORIGIN };
    expect((await refused('FORBIDDEN', 'POST', '/api/events', { json: eventInput(), headers })).body.reason).toBe(
      'second_factor_required',
    );
  });

  it('still is somebody who buys and has an account', async () => {
    expect((await call('GET', '/api/auth/me', { as: admin })).status).toBe(200);
    expect((await call('GET', '/api/orders', { as: admin })).status).toBe(200);
    const { body } = await call<SecondFactorDto>('GET', '/api/auth/second-factor', { as: admin });
    expect(body).toMatchObject({ isRequired: true, isStrong: false, totpSince: null });
  });

  it('sees other people’s orders no more than a buyer does', async () => {
    await refused('RESOURCE_NOT_FOUND', 'GET', '/api/tickets/019a0000-0000-7000-8000-000000000000', { as: admin });
  });

  it('is one at once with an app', async () => {
    await setUpApp(admin, PASSWORD);
    expect((await create(admin)).status).toBe(201);
  });

  it('is one at once with a passkey', async () => {
    const options = await call('POST', '/api/auth/passkeys/options', { as: admin, json: { password: PASSWORD } });
    const response = authenticator().create(options.body);
    await call('POST', '/api/auth/passkeys', { as: admin, json: { name: 'Key', response } });
    expect((await create(admin)).status).toBe(201);
  });

  it('is nobody’s matter to refuse: a buyer needs none', async () => {
    const buyer = await person('USER', { password: PASSWORD });
    const { body } = await call<SecondFactorDto>('GET', '/api/auth/second-factor', { as: buyer });
    expect(body.isRequired).toBe(false);
    expect((await refused('FORBIDDEN', 'POST', '/api/events', { as: buyer, json: eventInput() })).body.reason).toBe(
      undefined,
    );
  });
});

describe('an admin with a second factor', () => {
  let secret: string;
  beforeEach(async () => {
    ({ secret } = await setUpApp(admin, PASSWORD));
  });

  it('is one in sessions in which it was shown, and in no other', async () => {
    const session = await call<AccessDto>('POST', '/api/auth/login', {
      json: { username: admin.username, password: PASSWORD, code: codeOf(secret) },
    });
    expect((await create({ ...admin, token: session.body.token })).status).toBe(201);
    await testDatabase().query('UPDATE session SET is_strong = false WHERE user_id = $1', [admin.id]);
    expect((await create(admin)).status).toBe(403);
  });

  it('cannot remove the last one', async () => {
    const { body } = await refused('FORBIDDEN', 'DELETE', '/api/auth/totp', {
      as: admin,
      json: { password: PASSWORD, code: codeOf(secret) },
    });
    expect(body.reason).toBe('second_factor_required');
    const { body: state } = await call<SecondFactorDto>('GET', '/api/auth/second-factor', { as: admin });
    expect(state.totpSince).not.toBe(null);
  });

  it('can remove it where there is another', async () => {
    const json = { password: PASSWORD, code: codeOf(secret) };
    const options = await call('POST', '/api/auth/passkeys/options', { as: admin, json });
    const key = authenticator();
    await call('POST', '/api/auth/passkeys', { as: admin, json: { name: 'Key', response: key.create(options.body) } });
    await forgetSteps(admin);
    expect((await call('DELETE', '/api/auth/totp', { as: admin, json })).status).toBe(204);

    // The passkey is the last one now.
    const path = `/api/auth/passkeys/${key.id}`;
    const { body } = await refused('FORBIDDEN', 'DELETE', path, { as: admin, json: { password: PASSWORD } });
    expect(body.reason).toBe('second_factor_required');
  });

  it('that is a passkey is not replaced by whoever knows only the password', async () => {
    const other = await person('ADMIN', { password: PASSWORD });
    await testDatabase().query(
      `INSERT INTO passkey (id, user_id, name, public_key) VALUES ($1::text, $1::uuid, 'Key', '\\x00')`,
      [other.id],
    );
    for (const path of ['/api/auth/totp', '/api/auth/passkeys/options']) {
      const { body } = await refused('FORBIDDEN', 'POST', path, { as: other, json: { password: PASSWORD } });
      expect(body.reason).toBe('sign_in_by_passkey');
    }
  });
});
