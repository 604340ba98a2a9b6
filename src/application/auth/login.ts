import { AppError } from '../../domain/errors.ts';
import type { Locale } from '../../domain/locale.ts';
import type { RequestOrigin, User } from '../../domain/user.ts';
import type { Passwords, Users } from '../ports.ts';
import type { LoginInput } from './schema.ts';
import { type BrowserSignIn, openBrowserSession, openSession, type SignIn, type SignInDeps } from './sign-in.ts';

type Deps = SignInDeps & { users: Users; passwords: Passwords };

/** For an API client. @throws AppError INVALID_CREDENTIALS | UNAVAILABLE */
export const login =
  (d: Deps) =>
  async (input: LoginInput, origin: RequestOrigin): Promise<SignIn> =>
    openSession(d, await authenticate(d, input), { ...origin, isStrong: false });

/** For a browser, whose form was in `locale`: the language this person reads. @throws AppError INVALID_CREDENTIALS | UNAVAILABLE */
export const loginInBrowser =
  (d: Deps) =>
  async ({ locale, ...input }: LoginInput & { locale: Locale }, origin: RequestOrigin): Promise<BrowserSignIn> => {
    const user = await authenticate(d, input);
    if (user.locale !== locale) await d.users.setLocale(user.id, locale);
    return openBrowserSession(d, user, { ...origin, isStrong: false });
  };

/** By username or e-mail. An unknown user and a wrong password look and last alike. */
async function authenticate(d: Deps, { username, password }: LoginInput): Promise<User> {
  const user = await d.users.findByLogin(username);
  const matches = await d.passwords.matches(password, user?.passwordHash ?? null);
  if (!user || !matches) throw new AppError('INVALID_CREDENTIALS', 'Username or password is wrong.');
  return user;
}
