import { setRequestLocale } from 'next-intl/server';
import { SeriesView } from '@/presentation/components/admin/series/series-view';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { loadSeries } from '@/presentation/loaders/series';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export const generateMetadata = adminTitle('adminSeries.one.title');

export default async function SeriesPage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminSeriesOne(id), 'event.update');
  return (
    <ClientMessages namespaces={['admin', 'adminSeries', 'adminEvents']}>
      <SeriesView {...(await loadSeries(actor, id))} />
    </ClientMessages>
  );
}
