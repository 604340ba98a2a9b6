import { setRequestLocale } from 'next-intl/server';
import { EventList } from '@/presentation/components/admin/event-list/event-list';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { type AdminSearch, loadAdminEvents, requireAdminPage } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('admin.events.title');

export default async function AdminEventsPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminEvents, 'event.list-managed');
  const list = await loadAdminEvents(actor, await searchParams);
  return (
    <ClientMessages namespaces={['admin', 'categories', 'adminEvents']}>
      <EventList {...list} />
    </ClientMessages>
  );
}
