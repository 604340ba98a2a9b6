import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountPage } from '@/presentation/components/account/account-page';
import { UnsubscribeForm } from '@/presentation/components/account/recovery/unsubscribe-form';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { linkToken } from '@/presentation/loaders/settings';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ token?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'recovery.unsubscribe' });
  return { title: t('title') };
}

export default async function UnsubscribePage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('recovery.unsubscribe');
  return (
    <AccountPage title={t('title')} intro={t('intro')}>
      <ClientMessages namespaces={['account', 'recovery', 'settings']}>
        <UnsubscribeForm token={linkToken((await searchParams).token)} />
      </ClientMessages>
    </AccountPage>
  );
}
