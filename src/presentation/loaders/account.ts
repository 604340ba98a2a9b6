import { platform } from '@/composition';
import type { Locale } from '@/domain/locale';
import type { SignedIn } from '@/domain/user';
import { currentActor } from '../auth';
import { redirect } from '../i18n/navigation';
import { paths } from '../paths';
import { returnTo } from '../return-to';

const DEMO_ACCOUNTS = [
  { username: 'user', password: 'user123', role: 'user' },
  { username: 'admin', password: 'admin123', role: 'admin' },
] as const;

/** The only host on which passkeys work. */
export const passkeyHost = (): string => new URL(platform.env().APP_URL).hostname;

/** For the sign-in pages: whoever is signed in already is sent on. */
export async function loadSignInPage(locale: Locale, asked: unknown) {
  const next = returnTo(asked);
  const actor = await currentActor();
  if (actor.kind === 'user') redirect({ href: next ?? paths.home, locale });
  return { next, demoAccounts: platform.env().SEED_DEMO ? DEMO_ACCOUNTS : [], passkeyHost: passkeyHost() };
}

/** The reader of a page that needs an account; everybody else signs in first and comes back. */
export async function requireSignedInPage(locale: Locale, path: string): Promise<SignedIn> {
  const actor = await currentActor();
  if (actor.kind === 'user') return actor;
  return redirect({ href: paths.loginThen(path), locale });
}
