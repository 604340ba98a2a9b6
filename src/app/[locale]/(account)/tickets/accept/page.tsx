import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountPage } from '@/presentation/components/account/account-page';
import { AcceptTicket } from '@/presentation/components/account/transfers/accept-ticket';
import type { Locale } from '@/presentation/i18n/routing';
import { loadOfferedTicket } from '@/presentation/loaders/transfers';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ token?: string | string[] }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'tickets.accept' });
  return { title: t('title') };
}

export default async function AcceptTicketPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('tickets.accept');
  const page = await loadOfferedTicket((await searchParams).token, locale);
  return (
    <AccountPage title={t('title')} intro={page.offered ? t('intro', { name: page.offered.fromName }) : t('introGone')}>
      <AcceptTicket {...page} />
    </AccountPage>
  );
}
