import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountPage, Promises } from '@/presentation/components/account/account-page';
import { ServiceButtons } from '@/presentation/components/account/services/service-buttons';
import { RegisterForm } from '@/presentation/components/account/sign-in/register-form';
import type { Locale } from '@/presentation/i18n/routing';
import { loadSignInPage } from '@/presentation/loaders/account';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'account.register' });
  return { title: t('title') };
}

export default async function RegisterPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const { next, services } = await loadSignInPage(locale, (await searchParams).next);
  const t = await getTranslations('account.register');
  return (
    <AccountPage title={t('title')} intro={t('intro')}>
      <RegisterForm next={next} otherWays={<ServiceButtons services={services} next={next} />} />
      <Promises items={[t('promises.code'), t('promises.cancel'), t('promises.once')]} />
    </AccountPage>
  );
}
