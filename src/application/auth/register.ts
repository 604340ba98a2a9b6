import type { Locale } from '../../domain/locale.ts';
import type { User } from '../../domain/user.ts';
import type { Passwords, Users } from '../ports.ts';
import type { RegisterInput } from './schema.ts';
import { type BrowserSignIn, openBrowserSession, openSession, type SignIn, type SignInDeps } from './sign-in.ts';

type Deps = SignInDeps & { users: Users; passwords: Passwords };

/** `locale` is the language of the form, or the one that an API client asked for. */
export type NewAccount = RegisterInput & { locale: Locale };

/** For an API client. @throws AppError CONFLICT naming `username` or `email` | UNAVAILABLE */
export const register =
  (d: Deps) =>
  async (account: NewAccount, userAgent: string | null): Promise<SignIn> =>
    openSession(d, await createAccount(d, account), userAgent);

/** For a browser. @throws AppError CONFLICT naming `username` or `email` | UNAVAILABLE */
export const registerInBrowser =
  (d: Deps) =>
  async (account: NewAccount, userAgent: string | null): Promise<BrowserSignIn> =>
    openBrowserSession(d, await createAccount(d, account), userAgent);

async function createAccount(d: Deps, { password, ...account }: NewAccount): Promise<User> {
  const passwordHash = await d.passwords.hash(password);
  const user: User = { ...account, id: d.ids.next(), passwordHash, role: 'USER', createdAt: d.clock.now() };
  const { id, username, email, name, locale } = user;
  await d.users.create(user, [{ type: 'user.registered', subjectId: id, payload: { username, email, name, locale } }]);
  return user;
}
