import { setRequestLocale } from 'next-intl/server';
import { OrderRecordView } from '@/presentation/components/admin/people/orders/order-record-view';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { loadOrderRecord } from '@/presentation/loaders/attendees';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export const generateMetadata = adminTitle('people.order.title');

export default async function OrderRecordPage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminOrder(id), 'event.list-attendees');
  return (
    <ClientMessages namespaces={['admin', 'people']}>
      <OrderRecordView order={await loadOrderRecord(actor, id)} />
    </ClientMessages>
  );
}
