import { setRequestLocale } from 'next-intl/server';
import { platform } from '@/composition';
import { SettingsView } from '@/presentation/components/admin/settings/settings-view';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage, timeZones } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }> };

export const generateMetadata = adminTitle('adminSettings.title');

export default async function SettingsPage({ params }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  await requireAdminPage(locale, paths.adminSettings, 'shop.change');
  return (
    <ClientMessages namespaces={['adminSettings', 'adminEvents']}>
      <SettingsView shop={platform.shop()} timeZones={timeZones()} />
    </ClientMessages>
  );
}
