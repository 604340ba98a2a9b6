import { describe, expect, it } from 'vitest';
import { changeLanguage } from '@/application/auth/change-language';
import { login, loginInBrowser } from '@/application/auth/login';
import { register, registerInBrowser } from '@/application/auth/register';
import { SESSION_MS } from '@/application/auth/sign-in';
import { VISITOR } from '@/domain/user';
import { ANA, aUser, NOW, uuid } from '../../../support/builders.ts';
import { refusalOf } from '../../../support/fakes.ts';
import { ANA_BY_TOKEN, FIREFOX, house, NOWHERE } from './house.ts';

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
