import { setRequestLocale } from 'next-intl/server';
import { InviteView } from '@/presentation/components/admin/access/invite-view';
import { ACCESS_WORDS } from '@/presentation/components/admin/access/words';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { loadOwner } from '@/presentation/loaders/access';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }> };

export const generateMetadata = adminTitle('adminAccess.invite.title');

export default async function InvitePage({ params }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.invitePeople, 'access.change');
  return (
    <ClientMessages namespaces={ACCESS_WORDS}>
      <InviteView owner={await loadOwner(actor)} />
    </ClientMessages>
  );
}
