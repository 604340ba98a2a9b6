import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { platform } from '@/composition';
import { SettingsView } from '@/presentation/components/admin/settings/settings-view';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage, timeZones } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale });
  return { title: `${t('adminSettings.title')} · ${t('admin.title')}` };
}

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
