import { setRequestLocale } from 'next-intl/server';
import { DeskView } from '@/presentation/components/admin/people/desk/desk-view';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { loadDesk } from '@/presentation/loaders/attendees';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export const generateMetadata = adminTitle('people.desk.title');

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
