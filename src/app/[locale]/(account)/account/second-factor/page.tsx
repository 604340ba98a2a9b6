import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { RequiredView } from '@/presentation/components/account/second-factor/required-view';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { loadRequiredFactor } from '@/presentation/loaders/ways-to-sign-in';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'secondFactor.required' });
  return { title: t('title') };
}

export default async function RequiredFactorPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const required = await loadRequiredFactor(locale, (await searchParams).next);
  return (
    <ClientMessages namespaces={['account', 'settings', 'secondFactor', 'passkeys']}>
      <RequiredView {...required} />
    </ClientMessages>
  );
}
