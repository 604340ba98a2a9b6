import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { OrderView } from '@/presentation/components/account/orders/order-view';
import type { Locale } from '@/presentation/i18n/routing';
import { requireSignedInPage } from '@/presentation/loaders/account';
import { loadOrder } from '@/presentation/loaders/orders';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'tickets' });
  return { title: t('order') };
}

export default async function OrderPage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireSignedInPage(locale, paths.order(id));
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6 lg:py-12">
      <OrderView {...(await loadOrder(actor, id, locale))} />
    </div>
  );
}
