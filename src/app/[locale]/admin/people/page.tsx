import { setRequestLocale } from 'next-intl/server';
import { PeopleList } from '@/presentation/components/admin/access/people-list';
import { ACCESS_WORDS } from '@/presentation/components/admin/access/words';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { loadPeople } from '@/presentation/loaders/access';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('adminAccess.pages.people');

export default async function PeoplePage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminPeople, 'access.read');
  return (
    <ClientMessages namespaces={ACCESS_WORDS}>
      <PeopleList {...(await loadPeople(actor, await searchParams))} />
    </ClientMessages>
  );
}
