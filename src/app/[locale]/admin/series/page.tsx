import { setRequestLocale } from 'next-intl/server';
import { SeriesList } from '@/presentation/components/admin/series/series-list';
import { adminTitle } from '@/presentation/i18n/admin-title';
import type { Locale } from '@/presentation/i18n/routing';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { loadSeriesList } from '@/presentation/loaders/series';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('adminSeries.title');

export default async function SeriesListPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminSeries, 'event.update');
  return <SeriesList series={await loadSeriesList(actor, await searchParams)} />;
}
