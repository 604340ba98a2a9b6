import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OrderRecord } from '@/application/attendees/schema';
import { formatMoney } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Badge } from '../../../ui/badge';
import { AdminPage } from '../../shell/admin-page';
import { MomentOf } from '../attendee-words';
import { PeopleNav } from '../people-nav';
import { OrderHistory } from './order-history';
import { OrderTickets } from './order-tickets';
import { ResendConfirmation } from './resend-confirmation';

/** An order as whoever runs its event sees it: what it is, what can be done for it, and what happened. */
export function OrderRecordView({ order }: { order: OrderRecord }) {
  const t = useTranslations('people.order');
  const canMail =
    order.buyer !== null && order.buyer.email !== '' && order.tickets.some(({ status }) => status === 'ACTIVE');
  return (
    <AdminPage
      above={<PeopleNav event={order.event} current={null} />}
      title={t('title')}
      intro={<span className="font-mono text-sm [overflow-wrap:anywhere]">{order.id}</span>}
      action={canMail ? <ResendConfirmation orderId={order.id} email={order.buyer?.email ?? ''} /> : null}
    >
      <Facts order={order} />
      <OrderTickets order={order} />
      <OrderHistory history={order.history} desk={order.desk} timeZone={order.event.timeZone} />
    </AdminPage>
  );
}

function Facts({ order }: { order: OrderRecord }) {
  const t = useTranslations('people.order');
  const locale = useLocale();
  const { buyer, desk, event } = order;
  return (
    <dl className="grid grid-cols-1 gap-x-8 gap-y-4 rounded-ticket border border-line bg-card p-5 sm:grid-cols-2 lg:grid-cols-3">
      <Fact label={t('event')}>
        <Link href={paths.eventAttendees(event.id)} prefetch={false} className="underline underline-offset-4">
          {event.name}
        </Link>
        <span className="block text-ink-soft text-sm">
          <MomentOf at={event.startsAt} timeZone={event.timeZone} />
        </span>
      </Fact>
      <Fact label={t('buyer')}>
        {buyer ? buyer.name || t('deleted') : t('nobody')}
        {buyer?.email ? <span className="block text-ink-soft text-sm">{buyer.email}</span> : null}
      </Fact>
      <Fact label={t('placed')}>
        <MomentOf at={order.createdAt} timeZone={event.timeZone} />
      </Fact>
      <Fact label={t('total')}>{formatMoney(order.total, order.currency, locale)}</Fact>
      <Fact label={t('status')}>
        <Badge tone={order.status === 'PAID' ? 'ok' : 'neutral'}>{t(`statuses.${order.status}`)}</Badge>
      </Fact>
      {desk ? (
        <Fact label={t('desk')}>
          {t(`kinds.${desk.kind}`)}
          {desk.payment ? `, ${t(`payments.${desk.payment}`)}` : null}
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0 [overflow-wrap:anywhere]">
      <dt className="text-ink-soft text-sm">{label}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}
