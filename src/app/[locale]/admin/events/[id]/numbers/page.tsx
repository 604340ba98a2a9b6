import { setRequestLocale } from 'next-intl/server';
import { EventNumbersView } from '@/presentation/components/admin/numbers/event-numbers-view';
import { adminTitle } from '@/presentation/i18n/admin-title';
import type { Locale } from '@/presentation/i18n/routing';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { loadEventNumbers } from '@/presentation/loaders/event-numbers';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('admin.numbers.title');

export default async function EventNumbersPage({ params, searchParams }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.eventNumbers(id), 'event.list-attendees');
  return <EventNumbersView {...(await loadEventNumbers(actor, id, await searchParams))} />;
}
