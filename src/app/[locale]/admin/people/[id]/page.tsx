import { setRequestLocale } from 'next-intl/server';
import { PersonView } from '@/presentation/components/admin/access/person-view';
import { ACCESS_WORDS } from '@/presentation/components/admin/access/words';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { loadPerson } from '@/presentation/loaders/access';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export const generateMetadata = adminTitle('adminAccess.pages.people');

export default async function PersonPage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminPerson(id), 'access.read');
  return (
    <ClientMessages namespaces={ACCESS_WORDS}>
      <PersonView {...(await loadPerson(actor, id))} />
    </ClientMessages>
  );
}
