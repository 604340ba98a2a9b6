import { isServiceProblem } from '@/application/linked-accounts/schema';
import { platform } from '@/composition';
import type { Locale } from '@/domain/locale';
import type { SignedIn } from '@/domain/user';
import { currentActor } from '../auth';
import { redirect } from '../i18n/navigation';
import { readErrand } from '../oauth/errand';
import { paths } from '../paths';
import { returnTo } from '../return-to';
import { knownServices } from './services';

const DEMO_ACCOUNTS = [
  { username: 'user', password: 'user123', role: 'user' },
  { username: 'admin', password: 'admin123', role: 'admin' },
] as const;

/** The only host on which passkeys work. */
export const passkeyHost = (): string => new URL(platform.env().APP_URL).hostname;

/** For the sign-in pages: whoever is signed in already is sent on. */
export async function loadSignInPage(locale: Locale, asked: unknown, problem?: unknown) {
  const next = returnTo(asked);
  const actor = await currentActor();
  if (actor.kind === 'user') redirect({ href: next ?? paths.home, locale });
  return {
    next,
    demoAccounts: platform.env().SEED_DEMO ? DEMO_ACCOUNTS : [],
    passkeyHost: passkeyHost(),
    services: knownServices(),
    problem: isServiceProblem(problem) ? problem : null,
  };
}

/** The reader of a page that needs an account; everybody else signs in first and comes back. */
export async function requireSignedInPage(locale: Locale, path: string): Promise<SignedIn> {
  const actor = await currentActor();
  if (actor.kind === 'user') return actor;
  return redirect({ href: paths.loginThen(path), locale });
}

/** For the page that asks for a code after another service: whoever is not on the way from one signs in first. */
export async function requireCodeErrand(locale: Locale): Promise<void> {
  const errand = await readErrand();
  if (errand?.kind !== 'code') redirect({ href: paths.login, locale });
}
