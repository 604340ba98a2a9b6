import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { MyTickets } from '@/presentation/components/account/tickets/my-tickets';
import { readTicketsAddress, ticketsHref } from '@/presentation/components/account/tickets/ticket-groups';
import { OffersToMe } from '@/presentation/components/account/transfers/offers-to-me';
import { Link } from '@/presentation/i18n/navigation';
import type { Locale } from '@/presentation/i18n/routing';
import { requireSignedInPage } from '@/presentation/loaders/account';
import { loadMyTickets } from '@/presentation/loaders/tickets';
import { loadOffersToMe } from '@/presentation/loaders/transfers';
import { paths } from '@/presentation/paths';

type Search = Record<string, string | string[] | undefined>;
type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'tickets' });
  return { title: t('title') };
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

export default async function TicketsPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const { show, page } = await searchParams;
  const address = readTicketsAddress(one(show), one(page));
  const actor = await requireSignedInPage(locale, ticketsHref(address));
  const [t, first, offers] = await Promise.all([
    getTranslations('tickets'),
    loadMyTickets(actor, address, locale),
    loadOffersToMe(actor, locale),
  ]);
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-8 px-4 py-10 sm:px-6 lg:py-14">
      <div>
        <h1 className="font-extrabold text-4xl sm:text-5xl">{t('title')}</h1>
        <p className="mt-3 max-w-prose text-ink-soft text-lg">
          {t('intro')}{' '}
          <Link href={paths.orders} className="font-semibold text-ink underline underline-offset-4">
            {t('toOrders')}
          </Link>
        </p>
      </div>
      <OffersToMe offers={offers} />
      <MyTickets first={first} />
    </div>
  );
}
