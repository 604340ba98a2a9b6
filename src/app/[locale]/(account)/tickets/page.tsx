import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { MyTickets } from '@/presentation/components/account/my-tickets';
import type { Locale } from '@/presentation/i18n/routing';
import { requireSignedInPage } from '@/presentation/loaders/account';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'tickets' });
  return { title: t('title') };
}

export default async function TicketsPage({ params }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  await requireSignedInPage(locale, paths.tickets);
  const t = await getTranslations('tickets');
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-8 px-4 py-10 sm:px-6 lg:py-14">
      <div>
        <h1 className="font-extrabold text-4xl sm:text-5xl">{t('title')}</h1>
        <p className="mt-3 max-w-prose text-ink-soft text-lg">{t('intro')}</p>
      </div>
      <MyTickets />
    </div>
  );
}
