import { useTranslations } from 'next-intl';
import type { AccountDto } from '@/application/auth/schema';
import { Badge } from '../../ui/badge';
import { EmailForm } from './email-form';
import { ResendLink } from './resend-link';
import { SettingsSection } from './settings-section';

export function EmailSection({ account, isMailSent }: { account: AccountDto; isMailSent: boolean }) {
  const t = useTranslations('settings.email');
  return (
    <SettingsSection id="email" title={t('title')} hint={t('hint')}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <p className="min-w-0">
          <span className="small-print block text-ink-soft">{t('current')}</span>
          <span className="break-all font-semibold text-lg">{account.email}</span>
        </p>
        <Badge tone={account.isEmailVerified ? 'ok' : 'warn'}>
          {account.isEmailVerified ? t('verified') : t('unverified')}
        </Badge>
        {account.isEmailVerified ? null : <ResendLink email={account.email} isMailSent={isMailSent} />}
      </div>
      {isMailSent ? null : <p className="max-w-prose text-ink-soft text-sm">{t('notSent')}</p>}
      <EmailForm account={account} isMailSent={isMailSent} />
    </SettingsSection>
  );
}
