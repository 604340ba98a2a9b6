import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AcceptInvitation } from '@/presentation/components/account/accept-invitation';
import { AccountPage } from '@/presentation/components/account/account-page';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { loadInvitation } from '@/presentation/loaders/access';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ token?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale });
  return { title: t('adminAccess.accept.title') };
}

export default async function InvitationPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('adminAccess.accept');
  const page = await loadInvitation((await searchParams).token);
  const name = page.invitation?.fromName;
  return (
    <ClientMessages namespaces={['adminAccess', 'settings']}>
      <AccountPage title={t('title')} intro={name === undefined ? '' : t('intro', { name })}>
        <AcceptInvitation {...page} />
      </AccountPage>
    </ClientMessages>
  );
}
