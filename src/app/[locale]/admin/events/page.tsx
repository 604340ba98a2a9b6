import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { EventList } from '@/presentation/components/admin/event-list';
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
  const actor = await requireAdminPage(locale, paths.adminEvents);
  const list = await loadAdminEvents(actor, await searchParams);
  return <EventList {...list} />;
}
