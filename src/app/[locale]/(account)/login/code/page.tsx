import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountPage } from '@/presentation/components/account/account-page';
import { ServiceCodeForm } from '@/presentation/components/account/services/service-code-form';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireCodeErrand } from '@/presentation/loaders/account';

type PageProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'account.services.code' });
  return { title: t('title') };
}

export default async function CodePage({ params }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  await requireCodeErrand(locale);
  const t = await getTranslations('account.services.code');
  return (
    <ClientMessages namespaces={['account', 'settings', 'secondFactor']}>
      <AccountPage title={t('title')} intro={t('intro')}>
        <ServiceCodeForm />
      </AccountPage>
    </ClientMessages>
  );
}
