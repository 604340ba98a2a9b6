import { AppError } from '../../domain/errors.ts';
import type { Locale } from '../../domain/locale.ts';
import type { RequestOrigin, User } from '../../domain/user.ts';
import type { Users } from '../auth/ports.ts';
import { type BrowserSignIn, openBrowserSession, type SignInDeps } from '../auth/sign-in.ts';
import type { Transaction } from '../ports.ts';
import { emailAddress } from '../schema.ts';
import type { SecondFactorAtSignIn } from '../second-factor/ports.ts';
import { addLink, linkedNotice } from './link-account.ts';
import type { LinkedAccounts, ServiceIdentity } from './ports.ts';
import { personName, usernameFor } from './username-for.ts';

type Deps = SignInDeps & {
  users: Users;
  linkedAccounts: LinkedAccounts;
  transaction: Transaction;
  secondFactor: SecondFactorAtSignIn;
};

export type ServiceSignIn = {
  identity: ServiceIdentity;
  /** Of the page from which they came: the language this person reads. */
  locale: Locale;
  /** Of the account's authenticator app, where it has one. */
  code?: string | undefined;
};

/** Somebody else may register the same address or link the same account meanwhile: then all is looked at once more. */
const MOST_TRIES = 4;

/**
 * Signs in whom another service vouches for: the account linked to them, else the one with their address, else a new
 * one. Another service is no second factor: an account that has one is asked for it here too.
 * @throws AppError SECOND_FACTOR_REQUIRED | RATE_LIMITED | FORBIDDEN with `reason`: `email_unverified` where the service
 *   does not vouch for an address, `link_first` where the account with it must link this one itself
 */
export const signInByService =
  (d: Deps) =>
  async ({ identity, locale, code }: ServiceSignIn, origin: RequestOrigin): Promise<BrowserSignIn> => {
    const { user, isStrong } = await inTries((tries) => personOf(d, { identity, locale, code }, origin, tries));
    if (user.locale !== locale) await d.users.setLocale(user.id, locale);
    await d.linkedAccounts.markUsed(identity, d.clock.now());
    return openBrowserSession(d, user, { ...origin, isStrong, how: 'linked-account' });
  };

async function inTries<T>(work: (tries: number) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work(tries);
    } catch (error) {
      const isRace = error instanceof AppError && error.code === 'CONFLICT';
      if (!isRace || tries === MOST_TRIES) throw error;
    }
  }
}

async function personOf(
  d: Deps,
  { identity, locale, code }: ServiceSignIn,
  origin: RequestOrigin,
  tries: number,
): Promise<{ user: User; isStrong: boolean }> {
  const link = await d.linkedAccounts.find(identity);
  const linked = link && (await d.users.findById(link.userId));
  if (linked) return { user: linked, isStrong: await d.secondFactor.check(linked, code, origin) };

  const email = vouchedAddress(identity);
  const known = await d.users.findByLogin(email);
  if (!known) return { user: await createAccount(d, { identity, email, locale }, tries), isStrong: false };

  // An address that nobody confirmed may be somebody's trap, and keys to the shop are given out by their owner alone.
  if (!known.emailVerifiedAt || known.role === 'ADMIN') throw linkFirst();
  const isStrong = await d.secondFactor.check(known, code, origin);
  await linkByAddress(d, known, identity, email);
  return { user: known, isStrong };
}

function vouchedAddress({ email, isEmailVerified }: ServiceIdentity): string {
  const parsed = emailAddress.safeParse(email);
  if (parsed.success && isEmailVerified) return parsed.data;
  throw new AppError('FORBIDDEN', 'The service did not confirm your e-mail address.', {
    facts: { reason: 'email_unverified' },
  });
}

const linkFirst = () =>
  new AppError('FORBIDDEN', 'There is an account with this address. Sign in to it first and link this one there.', {
    facts: { reason: 'link_first' },
  });

const linkByAddress = (d: Deps, known: User, identity: ServiceIdentity, email: string) =>
  d.transaction(async (tx) => {
    const user = await tx.users.lock(known.id);
    // The address may have changed hands since it was read.
    if (user?.email !== email || !user.emailVerifiedAt) throw linkFirst();
    const now = d.clock.now();
    await addLink(tx, user, identity, now);
    await tx.mail(linkedNotice(user, identity, now));
  });

function createAccount(
  d: Deps,
  { identity, email, locale }: { identity: ServiceIdentity; email: string; locale: Locale },
  tries: number,
): Promise<User> {
  const now = d.clock.now();
  const id = d.ids.next();
  // Somebody else may have the name that the address suggests.
  const username = usernameFor(email, tries > 1 ? id.slice(-6) : undefined);
  const name = personName(identity.name, username);
  const user: User = {
    ...{ id, username, email, name, locale },
    passwordHash: null,
    role: 'USER',
    emailVerifiedAt: now,
    createdAt: now,
  };
  return d.transaction(async (tx) => {
    await tx.users.create(user);
    await tx.record([{ type: 'user.registered', subjectId: id, payload: { username, email, name, locale } }]);
    await addLink(tx, user, identity, now);
    return user;
  });
}
