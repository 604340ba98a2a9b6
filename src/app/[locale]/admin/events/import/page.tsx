import { setRequestLocale } from 'next-intl/server';
import { platform } from '@/composition';
import { ImportForm } from '@/presentation/components/admin/import/import-form';
import { ImportPage } from '@/presentation/components/admin/import/import-page';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage, timeZones } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }> };

export const generateMetadata = adminTitle('adminEvents.import.title');

export default async function ImportEventsPage({ params }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  await requireAdminPage(locale, paths.importEvents, 'event.create');
  const { timeZone, currency } = platform.shop();
  return (
    <ClientMessages namespaces={['admin', 'adminEvents', 'categories']}>
      <ImportPage>
        <ImportForm timeZones={timeZones()} defaults={{ timeZone, currency }} />
      </ImportPage>
    </ClientMessages>
  );
}
