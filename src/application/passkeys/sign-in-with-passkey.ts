import { AppError } from '../../domain/errors.ts';
import type { Locale } from '../../domain/locale.ts';
import type { RequestOrigin, User } from '../../domain/user.ts';
import type { Users } from '../auth/ports.ts';
import { type BrowserSignIn, openBrowserSession, openSession, type SignIn, type SignInDeps } from '../auth/sign-in.ts';
import { challengeEnd } from './challenge.ts';
import type { Passkey, PasskeyCeremonies, Passkeys } from './ports.ts';
import type { RequestOptions, SignInResponse } from './schema.ts';

type Deps = SignInDeps & { users: Users; passkeys: Passkeys; ceremonies: PasskeyCeremonies };

/** What the browser is to ask any passkey of this site to sign. Good once, for five minutes. */
export const beginPasskeySignIn = (d: Deps) => async (): Promise<RequestOptions> => {
  const options = d.ceremonies.signIn();
  await d.passkeys.keepChallenge(options.challenge, null, challengeEnd(d.clock.now()));
  return options;
};

/** For an API client. A passkey asks for finger, face or PIN itself: no code is asked for. @throws AppError INVALID_CREDENTIALS */
export const signInWithPasskey =
  (d: Deps) =>
  async (response: SignInResponse, origin: RequestOrigin): Promise<SignIn> =>
    openSession(d, await ownerOf(d, response), { ...origin, isStrong: true, how: 'passkey' });

/** For a browser, whose page was in `locale`. @throws AppError INVALID_CREDENTIALS */
export const signInWithPasskeyInBrowser =
  (d: Deps) =>
  async (response: SignInResponse, locale: Locale, origin: RequestOrigin): Promise<BrowserSignIn> => {
    const user = await ownerOf(d, response);
    if (user.locale !== locale) await d.users.setLocale(user.id, locale);
    return openBrowserSession(d, user, { ...origin, isStrong: true, how: 'passkey' });
  };

/** Whose key signed. Whatever is wrong looks alike, a key that nobody has included. */
async function ownerOf(d: Deps, response: SignInResponse): Promise<User> {
  const passkey = await d.passkeys.find(response.id);
  const user = passkey && (await hasSigned(d, response, passkey)) ? await d.users.findById(passkey.userId) : null;
  if (user) return user;
  await d.audit.refusedSignIn({ login: null, userId: passkey?.userId ?? null, how: 'passkey' });
  throw new AppError('INVALID_CREDENTIALS', 'This passkey is not known here, or it took too long. Try again.', {
    facts: { reason: 'passkey' },
  });
}

/** What was asked of it, in time and for the first time, and not with a count that was there before. */
async function hasSigned(d: Deps, response: SignInResponse, passkey: Passkey): Promise<boolean> {
  const now = d.clock.now();
  const challenge = d.ceremonies.challengeOf(response);
  if (challenge === null || !(await d.passkeys.takeChallenge(challenge, null, now))) return false;
  const used = await d.ceremonies.verifySignIn(response, challenge, passkey);
  return used !== null && d.passkeys.use(passkey.id, used, now);
}
