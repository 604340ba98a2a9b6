import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { EventList } from '@/presentation/components/admin/list/event-list';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { type AdminSearch, loadAdminEvents, requireAdminPage } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<AdminSearch> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin' });
  return { title: `${t('events.title')} · ${t('title')}` };
}

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
