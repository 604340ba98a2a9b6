import { createHmac } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { beforeAll, describe, expect, it } from 'vitest';
import { linkTokens } from '@/infrastructure/auth/link-tokens';
import { env } from '@/infrastructure/env';
import { SESSION_COOKIE } from '@/presentation/session-cookie';
import { browserCookie, call, ORIGIN, type Person, person, refused } from '../../support/api.ts';

/** One kind of token in the place of another, and headers that choose how they are checked. */

let user: Person;
let cookie: string;
let refresh: string;
beforeAll(async () => {
  user = await person('USER', { password: 'open-sesame' });
  cookie = await browserCookie(user);
  const answer = await call('POST', '/api/auth/login', {
    json: { username: user.username, password: 'open-sesame' },
  });
  refresh = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** The user's own claims under a header of the attacker's, signed with the right secret. */
function under(header: Record<string, unknown>, claims: Record<string, unknown> = {}): string {
  const own = JSON.parse(Buffer.from(user.token.split('.')[1] ?? '', 'base64url').toString());
  const signed = `${part(header)}.${part({ ...own, ...claims })}`;
  return `${signed}.${createHmac('sha256', env().AUTH_SECRET).update(signed).digest('base64url')}`;
}
const asBearer = (token: string) =>
  refused('UNAUTHORIZED', 'GET', '/api/auth/me', { headers: { authorization: `Bearer ${token}` } });

describe('the header of a token', () => {
  it.each(['none', 'None', 'NONE', 'nOnE', '', 'RS256', 'ES256', 'PS256', 'EdDSA', 'HS384'])(
    'chooses no algorithm: %j',
    async (alg) => {
      await asBearer(under({ alg, typ: 'JWT' }));
      await asBearer(under({ alg, typ: 'JWT' }).replace(/[^.]*$/, ''));
    },
  );

  it('that is ours under the same signature is let in', async () => {
    const authorization = `Bearer ${under({ alg: 'HS256', typ: 'JWT' })}`;
    expect((await call('GET', '/api/auth/me', { headers: { authorization } })).status).toBe(200);
  });

  it('names no key: it is our own, wherever the header says there is another', async () => {
    const evil = { jku: 'https://evil.example/keys', kid: '../../dev/null', x5u: 'https://evil.example/c' };
    const signed = `${part({ alg: 'HS256', typ: 'JWT', ...evil })}.${user.token.split('.')[1]}`;
    await asBearer(`${signed}.${createHmac('sha256', '').update(signed).digest('base64url')}`);
    await asBearer(`${signed}.${createHmac('sha256', 'public').update(signed).digest('base64url')}`);
  });
});

describe('a token of one kind', () => {
  it('is no access token: a refresh token, a session cookie, a sealed errand, a mailed link', async () => {
    const errand = await encode({ secret: env().AUTH_SECRET, salt: 'eventhub.errand', token: { sid: user.sessionId } });
    const [, refreshToken = ''] = refresh.split('=');
    const [, sessionToken = ''] = cookie.split('=');
    for (const token of [refreshToken, sessionToken, errand, linkTokens(ORIGIN).next(), user.sessionId])
      await asBearer(token);
  });

  it('is no session cookie: an access token, a refresh token, what was sealed for something else', async () => {
    const errand = await encode({ secret: env().AUTH_SECRET, salt: 'eventhub.errand', token: { sid: user.sessionId } });
    for (const value of [user.token, refresh.split('=')[1], errand, user.sessionId])
      await refused('UNAUTHORIZED', 'GET', '/api/auth/me', { headers: { cookie: `${SESSION_COOKIE}=${value}` } });
    expect((await call('GET', '/api/auth/me', { headers: { cookie } })).status).toBe(200);
  });

  it('is no refresh token: an access token, a session cookie', async () => {
    const [name] = refresh.split('=');
    for (const value of [user.token, cookie.split('=')[1], user.sessionId])
      await refused('UNAUTHORIZED', 'POST', '/api/auth/refresh', {
        headers: { cookie: `${name}=${value}`, origin: ORIGIN },
      });
  });

  it('opens no mailed link', async () => {
    for (const token of [user.token, refresh.split('=')[1], user.sessionId, ''])
      await refused('RESOURCE_NOT_FOUND', 'POST', '/api/auth/email/confirm', { json: { token } });
  });
});
