import { setRequestLocale } from 'next-intl/server';
import { PrintedList } from '@/presentation/components/admin/people/printed-list';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { loadAttendeesToPrint } from '@/presentation/loaders/attendees';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('people.print.title');

export default async function PrintAttendeesPage({ params, searchParams }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.printAttendees(id), 'event.list-attendees');
  return (
    <ClientMessages namespaces={['admin', 'people']}>
      <PrintedList {...(await loadAttendeesToPrint(actor, id, await searchParams))} />
    </ClientMessages>
  );
}
