import { headers } from 'next/headers';
import { queries } from '@/composition';
import { lacksSecondFactor } from '@/domain/policy';
import type { SignedIn } from '@/domain/user';
import type { WaysToSignInProps } from '../components/account/ways-to-sign-in';
import { deviceOf } from '../device';
import { redirect } from '../i18n/navigation';
import type { Locale } from '../i18n/routing';
import { paths } from '../paths';
import { returnTo } from '../return-to';
import { passkeyHost, requireSignedInPage } from './account';
import { knownServices } from './services';

/** Second factors, passkeys and linked accounts of somebody. */
export async function loadWaysToSignIn(actor: SignedIn): Promise<WaysToSignInProps> {
  const [secondFactor, passkeys, links, account, sent] = await Promise.all([
    queries.mySecondFactor(actor),
    queries.myPasskeys(actor),
    queries.myLinkedAccounts(actor),
    queries.myAccount(actor),
    headers(),
  ]);
  return {
    secondFactor,
    passkeys,
    links,
    services: knownServices(),
    isEmailVerified: account.isEmailVerified,
    hasPassword: account.hasPassword,
    passkeyHost: passkeyHost(),
    device: deviceOf(sent.get('user-agent')),
  };
}

/** For an admin who has shown no second factor. Whoever needs none, or has shown one, is sent on. */
export async function loadRequiredFactor(locale: Locale, asked: unknown) {
  const next = returnTo(asked) ?? paths.admin;
  const actor = await requireSignedInPage(locale, paths.secondFactorThen(next));
  if (!lacksSecondFactor(actor)) redirect({ href: next, locale });
  return { ...(await loadWaysToSignIn(actor)), next };
}
