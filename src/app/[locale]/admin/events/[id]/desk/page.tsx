import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { DeskView } from '@/presentation/components/admin/people/desk-view';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { loadDesk } from '@/presentation/loaders/attendees';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const [t, admin] = await Promise.all([
    getTranslations({ locale, namespace: 'people' }),
    getTranslations({ locale, namespace: 'admin' }),
  ]);
  return { title: `${t('desk.title')} · ${admin('title')}` };
}

export default async function DeskPage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.eventDesk(id), 'desk.sell');
  return (
    <ClientMessages namespaces={['admin', 'people']}>
      <DeskView event={await loadDesk(actor, id)} />
    </ClientMessages>
  );
}
