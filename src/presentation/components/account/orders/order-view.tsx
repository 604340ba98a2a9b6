'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Printer } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OrderDetailDto } from '@/application/orders/schema';
import { eventTimes, formatMoney } from '@/domain/format';
import { orderQuery } from '@/presentation/api/queries';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Ticket } from '../../ticket-stub';
import type { ShopFacts } from '../shop-facts';
import { TicketCards } from '../tickets/ticket-cards';
import { OrderStatusBadge } from './order-status-badge';

type OrderViewProps = {
  /** What the server read at `loadedAt`. */
  first: OrderDetailDto;
  loadedAt: number;
  shop: ShopFacts;
};

/** One order: what was bought, what it came to, and its tickets. */
export function OrderView({ first, loadedAt, shop }: OrderViewProps) {
  const t = useTranslations('orders');
  const locale = useLocale();
  const format = useFormatter();
  const { data: order } = useQuery({
    ...orderQuery({ id: first.id, locale }),
    initialData: first,
    initialDataUpdatedAt: loadedAt,
  });
  const placed = new Date(order.createdAt);
  return (
    <div className="grid gap-8">
      <div>
        <Link
          href={paths.orders}
          className="inline-flex items-center gap-2 py-2 text-[0.9375rem] text-ink-soft underline-offset-4 hover:text-ink hover:underline"
        >
          <ArrowLeft className="size-4" aria-hidden="true" />
          {t('back')}
        </Link>
        <h1 className="mt-2 font-extrabold text-4xl sm:text-5xl">
          {t('orderTitle', { date: format.dateTime(placed, { dateStyle: 'long' }) })}
        </h1>
        {order.status === 'PAID' ? (
          <Link
            href={paths.printOrder(order.id)}
            prefetch={false}
            className="mt-2 inline-flex items-center gap-2 py-2 text-[0.9375rem] text-ink-soft underline underline-offset-4 hover:text-ink"
          >
            <Printer className="size-4" aria-hidden="true" />
            {t('printTickets')}
          </Link>
        ) : null}
      </div>
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-2">
        <Ticket
          mainClassName="grid gap-5 p-5 sm:p-6"
          stubClassName="flex items-baseline justify-between gap-4 bg-sunken px-5 py-5 sm:px-6"
          stub={
            <>
              <span className="text-ink-soft">{t('total')}</span>
              <span className="figures font-extrabold text-3xl">
                {formatMoney(order.total, order.currency, locale)}
              </span>
            </>
          }
        >
          <EventLine event={order.event} />
          <Lines order={order} />
          <dl className="grid gap-3 text-[0.9375rem] sm:grid-cols-2">
            <Detail label={t('placed')}>
              <time dateTime={order.createdAt}>
                {format.dateTime(placed, { dateStyle: 'medium', timeStyle: 'short' })}
              </time>
            </Detail>
            <Detail label={t('statusLabel')}>
              <OrderStatusBadge status={order.status} />
            </Detail>
            <Detail label={t('number')} className="sm:col-span-2">
              <span className="break-all tabular-nums">{order.id}</span>
            </Detail>
          </dl>
        </Ticket>
        <section aria-label={t('tickets')}>
          {order.handedOn > 0 ? (
            <p className="mb-4 text-[0.9375rem] text-ink-soft">{t('handedOn', { count: order.handedOn })}</p>
          ) : null}
          <TicketCards tickets={order.tickets} linksOrders={false} shop={shop} className="grid gap-6" />
        </section>
      </div>
    </div>
  );
}

function EventLine({ event }: { event: OrderDetailDto['event'] }) {
  const times = eventTimes(event, useLocale());
  return (
    <div>
      <p className="font-bold font-display text-2xl">
        <Link href={paths.event(event.slug)} className="underline-offset-4 hover:underline">
          {event.name}
        </Link>
      </p>
      <p className="text-[0.9375rem] text-ink-soft">
        <time dateTime={event.startsAt}>
          {times.shortDate} {times.year}, {times.time}
        </time>
        <br />
        {event.location}
      </p>
    </div>
  );
}

/** A plain table: what, how many, at what price. */
function Lines({ order: { lines, currency } }: { order: OrderDetailDto }) {
  const t = useTranslations('orders');
  const locale = useLocale();
  const money = (amount: number) => formatMoney(amount, currency, locale);
  return (
    <table className="w-full text-left text-[0.9375rem] tabular-nums">
      <caption className="sr-only">{t('lines')}</caption>
      <thead className="small-print border-line border-b text-ink-soft">
        <tr>
          <th className="py-1.5 pr-3 font-medium">{t('seat')}</th>
          <th className="px-2 py-1.5 text-right font-medium">{t('quantity')}</th>
          <th className="px-2 py-1.5 text-right font-medium max-sm:hidden">{t('unitPrice')}</th>
          <th className="py-1.5 pl-2 text-right font-medium">{t('lineTotal')}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {lines.map(({ ticketType, quantity, unitPrice, total }) => (
          <tr key={ticketType.id}>
            <th scope="row" className="break-words py-2.5 pr-3 font-semibold">
              {ticketType.name}
            </th>
            <td className="px-2 py-2.5 text-right">{quantity}</td>
            <td className="px-2 py-2.5 text-right max-sm:hidden">{money(unitPrice)}</td>
            <td className="py-2.5 pl-2 text-right">{money(total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Detail({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={className}>
      <dt className="small-print text-ink-soft">{label}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
