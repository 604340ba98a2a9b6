import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AccountDto } from '@/application/auth/schema';
import { DataSection } from './data-section';
import { EmailSection } from './email-section';
import { LanguageForm } from './language-form';
import { PasswordForm } from './password-form';
import { ProfileForm } from './profile-form';
import { SessionList } from './session-list';
import { SettingsNav } from './settings-nav';
import { SettingsSection } from './settings-section';
import type { ShownSession } from './shown-session';
import { UnverifiedBanner } from './unverified-banner';

export type Settings = {
  account: AccountDto;
  sessions: ShownSession[];
  upcomingTickets: number;
  /** Whether there is a server to hand mails to. */
  isMailSent: boolean;
  /** The server's clock. */
  now: string;
};

const SECTIONS = ['profile', 'email', 'language', 'password', 'sign-in', 'sessions', 'data'] as const;

type SettingsViewProps = Settings & {
  /** Second factor, passkeys, linked accounts. */
  waysToSignIn: ReactNode;
};

export function SettingsView({ account, sessions, upcomingTickets, isMailSent, now, waysToSignIn }: SettingsViewProps) {
  const t = useTranslations('settings');
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-8 px-4 py-10 sm:px-6 lg:grid-cols-[13rem_1fr] lg:gap-x-12 lg:py-14">
      <header className="grid gap-6 lg:col-span-2">
        <div>
          <h1 className="font-extrabold text-4xl sm:text-5xl">{t('title')}</h1>
          <p className="mt-3 max-w-prose text-ink-soft text-lg">{t('intro')}</p>
        </div>
        {account.isEmailVerified ? null : <UnverifiedBanner isMailSent={isMailSent} />}
      </header>
      <SettingsNav sections={SECTIONS.map((id) => ({ id, title: t(`${id}.title`) }))} />
      <div className="grid min-w-0 gap-6">
        <SettingsSection id="profile" title={t('profile.title')} hint={t('profile.hint')}>
          <ProfileForm account={account} />
        </SettingsSection>
        <EmailSection account={account} isMailSent={isMailSent} />
        <SettingsSection id="language" title={t('language.title')} hint={t('language.hint')}>
          <LanguageForm locale={account.locale} />
        </SettingsSection>
        <SettingsSection id="password" title={t('password.title')} hint={t('password.hint')}>
          <PasswordForm account={account} />
        </SettingsSection>
        <SettingsSection id="sign-in" title={t('sign-in.title')} hint={t('sign-in.hint')}>
          {waysToSignIn}
        </SettingsSection>
        <SettingsSection id="sessions" title={t('sessions.title')} hint={t('sessions.hint')}>
          <SessionList sessions={sessions} now={now} />
        </SettingsSection>
        <DataSection account={account} upcomingTickets={upcomingTickets} />
      </div>
    </div>
  );
}
