import { AppError } from '../../domain/errors.ts';
import type { Locale } from '../../domain/locale.ts';
import type { RequestOrigin, User } from '../../domain/user.ts';
import type { SecondFactorAtSignIn } from '../second-factor/ports.ts';
import type { Passwords, Users } from './ports.ts';
import type { LoginInput } from './schema.ts';
import { type BrowserSignIn, openBrowserSession, openSession, type SignIn, type SignInDeps } from './sign-in.ts';

type Deps = SignInDeps & { users: Users; passwords: Passwords; secondFactor: SecondFactorAtSignIn };

/** For an API client. @throws AppError INVALID_CREDENTIALS | SECOND_FACTOR_REQUIRED | RATE_LIMITED | UNAVAILABLE */
export const login =
  (d: Deps) =>
  async (input: LoginInput, origin: RequestOrigin): Promise<SignIn> => {
    const { user, isStrong } = await authenticate(d, input, origin);
    return openSession(d, user, { ...origin, isStrong, how: 'password' });
  };

/** For a browser, whose form was in `locale`: the language this person reads. @throws as `login` */
export const loginInBrowser =
  (d: Deps) =>
  async ({ locale, ...input }: LoginInput & { locale: Locale }, origin: RequestOrigin): Promise<BrowserSignIn> => {
    const { user, isStrong } = await authenticate(d, input, origin);
    if (user.locale !== locale) await d.users.setLocale(user.id, locale);
    return openBrowserSession(d, user, { ...origin, isStrong, how: 'password' });
  };

/** By username or e-mail. An unknown user and a wrong password look and last alike. */
async function authenticate(
  d: Deps,
  { username, password, code }: LoginInput,
  origin: RequestOrigin,
): Promise<{ user: User; isStrong: boolean }> {
  const user = await d.users.findByLogin(username);
  const matches = await d.passwords.matches(password, user?.passwordHash ?? null);
  if (!user || !matches) {
    await d.audit.refusedSignIn({ login: username, userId: user?.id ?? null, how: 'password' });
    throw new AppError('INVALID_CREDENTIALS', 'Username or password is wrong.');
  }
  return { user, isStrong: await d.secondFactor.check(user, code, origin) };
}
