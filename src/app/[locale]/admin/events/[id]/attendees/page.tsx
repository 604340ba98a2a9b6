import { setRequestLocale } from 'next-intl/server';
import { AttendeeList } from '@/presentation/components/admin/people/attendee-list';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { loadEventAttendees } from '@/presentation/loaders/attendees';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('people.title');

export default async function EventAttendeesPage({ params, searchParams }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.eventAttendees(id), 'event.list-attendees');
  return (
    <ClientMessages namespaces={['admin', 'people']}>
      <AttendeeList {...(await loadEventAttendees(actor, id, await searchParams))} />
    </ClientMessages>
  );
}
