import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { OrderDto } from '@/application/orders/schema';
import type { Page } from '@/application/schema';
import { formatMoney } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../../empty-state';
import { Ticket } from '../../ticket-stub';
import { Button } from '../../ui/button';
import { Pagination } from '../../ui/pagination';
import { OrderStatusBadge } from './order-status-badge';

/** Everything somebody ordered, the latest first; `page` counts from 1. */
export function OrderList({ orders, page }: { orders: Page<OrderDto>; page: number }) {
  return (
    <div className="grid gap-8">
      {orders.empty ? (
        <NoOrders isPastTheEnd={page > 1} />
      ) : (
        <ul className="grid gap-5">
          {orders.content.map((order) => (
            <li key={order.id}>
              <OrderCard order={order} />
            </li>
          ))}
        </ul>
      )}
      <Pagination page={page} totalPages={orders.totalPages} href={paths.ordersPage} />
    </div>
  );
}

function OrderCard({ order }: { order: OrderDto }) {
  const t = useTranslations('orders');
  const locale = useLocale();
  const format = useFormatter();
  const seats = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <Ticket
      className="group sm:ticket-row"
      mainClassName="grid gap-1.5 p-5"
      stubClassName="flex items-center justify-between gap-3 px-5 py-4 sm:w-48 sm:flex-col sm:items-start sm:justify-center sm:gap-1.5"
      stub={
        <>
          <p className="figures font-bold text-2xl leading-tight">{formatMoney(order.total, order.currency, locale)}</p>
          <OrderStatusBadge status={order.status} />
        </>
      }
    >
      <p className="small-print text-ink-soft">
        <time dateTime={order.createdAt}>
          {format.dateTime(new Date(order.createdAt), { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      </p>
      <h2 className="break-words font-bold text-xl">
        <Link
          href={paths.order(order.id)}
          prefetch={false}
          className="ticket-link decoration-2 decoration-coral underline-offset-4 group-hover:underline"
        >
          {order.event.name}
        </Link>
      </h2>
      <p className="text-[0.9375rem] text-ink-soft">
        {t('seats', { count: seats })}
        {order.lines.length > 1
          ? `: ${order.lines.map(({ quantity, ticketType }) => `${quantity} × ${ticketType.name}`).join(', ')}`
          : null}
      </p>
    </Ticket>
  );
}

function NoOrders({ isPastTheEnd }: { isPastTheEnd: boolean }) {
  const t = useTranslations('orders');
  return (
    <EmptyState
      title={isPastTheEnd ? t('pageGone') : t('empty.title')}
      action={
        <Button asChild>
          {isPastTheEnd ? (
            <Link href={paths.orders}>{t('firstPage')}</Link>
          ) : (
            <Link href={paths.events}>{t('empty.action')}</Link>
          )}
        </Button>
      }
    >
      {isPastTheEnd ? null : t('empty.text')}
    </EmptyState>
  );
}
