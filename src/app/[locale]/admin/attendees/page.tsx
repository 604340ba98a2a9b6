import { setRequestLocale } from 'next-intl/server';
import { AttendeeList } from '@/presentation/components/admin/people/attendee-list';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { loadAllAttendees } from '@/presentation/loaders/attendees';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('people.title');

export default async function AttendeesPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminAttendees, 'event.list-attendees');
  return (
    <ClientMessages namespaces={['admin', 'people']}>
      <AttendeeList {...(await loadAllAttendees(actor, await searchParams))} />
    </ClientMessages>
  );
}
