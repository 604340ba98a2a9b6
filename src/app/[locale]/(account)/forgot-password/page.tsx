import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountPage } from '@/presentation/components/account/account-page';
import { ForgotPassword } from '@/presentation/components/account/recovery/forgot-password-form';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { isMailSent } from '@/presentation/loaders/mail';

type PageProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'recovery.forgot' });
  return { title: t('title') };
}

export default async function ForgotPasswordPage({ params }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('recovery.forgot');
  return (
    <AccountPage title={t('title')} intro={t('intro', { isSent: String(isMailSent()) })}>
      <ClientMessages namespaces={['account', 'recovery', 'settings']}>
        <ForgotPassword isMailSent={isMailSent()} />
      </ClientMessages>
    </AccountPage>
  );
}
