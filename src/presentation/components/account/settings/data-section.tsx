import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AccountDto } from '@/application/auth/schema';
import { Button } from '../../ui/button';
import { DeleteAccount } from './delete-account';
import { SettingsSection } from './settings-section';

export function DataSection({ account, upcomingTickets }: { account: AccountDto; upcomingTickets: number }) {
  const t = useTranslations('settings.data');
  return (
    <SettingsSection id="data" title={t('title')} hint={t('hint')}>
      <div className="grid divide-y divide-line">
        <Matter title={t('download.title')} text={t('download.text')}>
          <Button asChild variant="outline">
            <a href="/api/auth/me/export" download>
              <Download aria-hidden="true" />
              {t('download.action')}
            </a>
          </Button>
        </Matter>
        <Matter title={t('delete.title')} text={t('delete.text')}>
          <DeleteAccount account={account} upcomingTickets={upcomingTickets} />
        </Matter>
      </div>
    </SettingsSection>
  );
}

function Matter({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-5 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="font-bold text-lg">{title}</h3>
        <p className="max-w-prose text-ink-soft">{text}</p>
      </div>
      {children}
    </div>
  );
}
