import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SettingsView } from '@/presentation/components/account/settings/settings-view';
import { WaysToSignIn } from '@/presentation/components/account/ways-to-sign-in';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireSignedInPage } from '@/presentation/loaders/account';
import { loadSettings } from '@/presentation/loaders/settings';
import { loadWaysToSignIn } from '@/presentation/loaders/ways-to-sign-in';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'settings' });
  return { title: t('title') };
}

export default async function SettingsPage({ params }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireSignedInPage(locale, paths.account);
  return (
    <ClientMessages namespaces={['account', 'settings', 'secondFactor', 'passkeys']}>
      <SettingsView
        {...(await loadSettings(actor))}
        waysToSignIn={<WaysToSignIn {...(await loadWaysToSignIn(actor))} />}
      />
    </ClientMessages>
  );
}
