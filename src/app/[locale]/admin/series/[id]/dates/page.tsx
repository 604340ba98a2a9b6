import { setRequestLocale } from 'next-intl/server';
import { AddDates } from '@/presentation/components/admin/series/add-dates';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { loadAddDatesPage } from '@/presentation/loaders/series';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('adminSeries.add.title');

export default async function AddDatesPage({ params, searchParams }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.addDates(id), 'event.create');
  return (
    <ClientMessages namespaces={['adminSeries']}>
      <AddDates {...(await loadAddDatesPage(actor, id, await searchParams))} />
    </ClientMessages>
  );
}
