import { AppError } from '../../domain/errors.ts';
import type { Locale } from '../../domain/locale.ts';
import type { RequestOrigin, User } from '../../domain/user.ts';
import type { Transaction } from '../ports.ts';
import { mailLink } from './mailed-link.ts';
import { assurePasswordFits } from './password-rules.ts';
import type { Background, CommonPasswords, LinkTokens, OutgoingMail, Passwords, Users } from './ports.ts';
import type { RegisterInput } from './schema.ts';
import { type BrowserSignIn, openBrowserSession, openSession, type SignIn, type SignInDeps } from './sign-in.ts';
import { tellOwnerOfTakenAddress } from './taken-address.ts';

type Deps = SignInDeps & {
  users: Users;
  passwords: Passwords;
  commonPasswords: CommonPasswords;
  links: LinkTokens;
  outgoingMail: OutgoingMail;
  background: Background;
  transaction: Transaction;
};

/** `locale` is the language of the form, or the one that an API client asked for. */
export type NewAccount = RegisterInput & { locale: Locale };

/** For an API client. @throws AppError CONFLICT naming `username` or `email` | VALIDATION_ERROR | UNAVAILABLE */
export const register =
  (d: Deps) =>
  async (account: NewAccount, origin: RequestOrigin): Promise<SignIn> =>
    openSession(d, await createAccount(d, account), { ...origin, isStrong: false, how: 'registration' });

/** For a browser. @throws AppError CONFLICT naming `username` or `email` | VALIDATION_ERROR | UNAVAILABLE */
export const registerInBrowser =
  (d: Deps) =>
  async (account: NewAccount, origin: RequestOrigin): Promise<BrowserSignIn> =>
    openBrowserSession(d, await createAccount(d, account), { ...origin, isStrong: false, how: 'registration' });

/** Asks for proof of the address at once; nothing but a reset waits for it. */
async function createAccount(d: Deps, { password, ...account }: NewAccount): Promise<User> {
  assurePasswordFits(d.commonPasswords, password, account, 'password');
  const passwordHash = await d.passwords.hash(password);
  const now = d.clock.now();
  const user: User = {
    ...account,
    id: d.ids.next(),
    passwordHash,
    role: 'USER',
    emailVerifiedAt: null,
    createdAt: now,
  };
  const { id, username, email, name, locale } = user;
  await tellingOwner(d, email, () =>
    d.transaction(async (tx) => {
      await tx.users.create(user);
      await tx.record([{ type: 'user.registered', subjectId: id, payload: { username, email, name, locale } }]);
      await mailLink(d.links, tx, { user, purpose: 'VERIFY_EMAIL', email, now });
    }),
  );
  return user;
}

/** Whoever has the address already hears that somebody tried to register with it. */
async function tellingOwner(d: Deps, email: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof AppError && error.fields.some(({ field }) => field === 'email')) {
      tellOwnerOfTakenAddress(d, email);
    }
    throw error;
  }
}
