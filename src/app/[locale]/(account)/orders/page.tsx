import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { OrderList } from '@/presentation/components/account/orders/order-list';
import type { Locale } from '@/presentation/i18n/routing';
import { requireSignedInPage } from '@/presentation/loaders/account';
import { loadMyOrders } from '@/presentation/loaders/orders';
import { paths } from '@/presentation/paths';

type PageProps = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'orders' });
  return { title: t('title') };
}

export default async function OrdersPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireSignedInPage(locale, paths.orders);
  const t = await getTranslations('orders');
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-8 px-4 py-10 sm:px-6 lg:py-14">
      <div>
        <h1 className="font-extrabold text-4xl sm:text-5xl">{t('title')}</h1>
        <p className="mt-3 max-w-prose text-ink-soft text-lg">{t('intro')}</p>
      </div>
      <OrderList {...(await loadMyOrders(actor, (await searchParams).page, locale))} />
    </div>
  );
}
