import { useTranslations } from 'next-intl';
import { PasskeySignIn } from '../passkeys/passkey-sign-in';
import { SettingsSection } from '../settings/settings-section';
import { WaysToSignIn, type WaysToSignInProps } from '../ways-to-sign-in';
import { ShowCodeForm } from './show-code-form';

/** Where an admin is led who has shown none: to the one they have, or to setting one up; then on to `next`. */
export function RequiredView({ next, ...ways }: WaysToSignInProps & { next: string }) {
  const t = useTranslations('secondFactor.required');
  const { totpSince, passkeys } = ways.secondFactor;
  const hasOne = totpSince !== null || passkeys > 0;
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-10 sm:px-6 lg:py-14">
      <header>
        <h1 className="font-extrabold text-4xl sm:text-5xl">{t('title')}</h1>
        <p className="mt-3 max-w-prose text-ink-soft text-lg">{hasOne ? t('show') : t('setUp')}</p>
      </header>
      <SettingsSection id="second-factor" title={hasOne ? t('showTitle') : t('setUpTitle')}>
        {totpSince ? <ShowCodeForm /> : null}
        {passkeys > 0 ? <PasskeySignIn next={next} passkeyHost={ways.passkeyHost} /> : null}
        {hasOne ? null : <WaysToSignIn {...ways} />}
      </SettingsSection>
    </div>
  );
}
