import { setRequestLocale } from 'next-intl/server';
import { KeysView } from '@/presentation/components/admin/access/keys/keys-view';
import { ACCESS_WORDS } from '@/presentation/components/admin/access/words';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { loadApiKeys } from '@/presentation/loaders/access';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('adminAccess.pages.keys');

export default async function ApiKeysPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminApiKeys, 'api-key.make');
  return (
    <ClientMessages namespaces={ACCESS_WORDS}>
      <KeysView {...(await loadApiKeys(actor, await searchParams))} />
    </ClientMessages>
  );
}
