import { setRequestLocale } from 'next-intl/server';
import { RepeatEvent } from '@/presentation/components/admin/series/repeat-event';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import { redirect } from '@/presentation/i18n/navigation';
import type { Locale } from '@/presentation/i18n/routing';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { loadRepeatPage } from '@/presentation/loaders/series';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('adminSeries.repeat.title');

export default async function RepeatEventPage({ params, searchParams }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.repeatEvent(id), 'event.create');
  const { series, ...page } = await loadRepeatPage(actor, id, await searchParams);
  // It repeats already: whoever comes back after making its dates finds them.
  if (series) redirect({ href: paths.adminSeriesOne(series.id), locale });
  return (
    <ClientMessages namespaces={['adminSeries']}>
      <RepeatEvent {...page} />
    </ClientMessages>
  );
}
