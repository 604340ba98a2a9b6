import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '@/presentation/paths';
import { AdminPage } from '../shell/admin-page';
import { BackLink } from '../shell/back-link';

/** Around a file that is chosen, and around one that was. */
export function ImportPage({ fileName, children }: { fileName?: string; children: ReactNode }) {
  const t = useTranslations('adminEvents.import');
  return (
    <AdminPage
      above={
        fileName ? (
          <BackLink href={paths.importEvents}>{t('another')}</BackLink>
        ) : (
          <BackLink href={paths.adminEvents}>{t('back')}</BackLink>
        )
      }
      title={t('title')}
      intro={fileName ?? t('intro')}
    >
      {children}
    </AdminPage>
  );
}
