import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountPage } from '@/presentation/components/account/account-page';
import { LoginForm } from '@/presentation/components/account/login-form';
import type { Locale } from '@/presentation/i18n/routing';
import { loadSignInPage } from '@/presentation/loaders/account';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'account.login' });
  return { title: t('title') };
}

export default async function LoginPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const { next, demoAccounts, passkeyHost } = await loadSignInPage(locale, (await searchParams).next);
  const t = await getTranslations('account.login');
  return (
    <AccountPage title={t('title')} intro={next ? t('continueTo') : t('intro')}>
      <LoginForm next={next} demoAccounts={demoAccounts} passkeyHost={passkeyHost} />
    </AccountPage>
  );
}
