import { useLocale, useTranslations } from 'next-intl';
import type { OrderRecord, OrderTicket } from '@/application/attendees/schema';
import { formatMoney } from '@/domain/format';
import { TicketState } from '../attendee-words';
import { CheckInButton } from '../check-in-button';
import { TicketMenu } from './ticket-menu';

export function OrderTickets({ order }: { order: OrderRecord }) {
  const t = useTranslations('people.order');
  return (
    <section className="grid grid-cols-1 gap-4" aria-labelledby="tickets">
      <h2 id="tickets" className="font-bold text-2xl">
        {t('tickets')}
      </h2>
      <ul className="grid grid-cols-1 gap-3">
        {order.tickets.map((ticket) => (
          <TicketItem key={ticket.id} ticket={ticket} order={order} />
        ))}
      </ul>
    </section>
  );
}

function TicketItem({ ticket, order }: { ticket: OrderTicket; order: OrderRecord }) {
  const t = useTranslations('people.order');
  const locale = useLocale();
  const { code, participantName: name } = ticket;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 rounded-ticket border border-line bg-card p-4">
      <div className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
        <p className="font-semibold">{name || t('noName')}</p>
        <p className="text-ink-soft text-sm">{ticket.participantEmail || t('noEmail')}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <span className="font-mono">{code}</span>
          <span>{ticket.typeName}</span>
          <span>{formatMoney(ticket.price, order.currency, locale)}</span>
          <TicketState status={ticket.status} />
        </p>
        {ticket.ownerName ? <p className="text-ink-soft text-sm">{t('owner', { name: ticket.ownerName })}</p> : null}
        {ticket.offeredTo ? <p className="text-sm">{t('offeredTo', { email: ticket.offeredTo })}</p> : null}
      </div>
      <div className="flex items-center gap-2">
        {ticket.status === 'ACTIVE' && !order.event.isCancelled ? (
          <CheckInButton ticket={{ id: ticket.id, code, name: name || code }} eventId={order.event.id} />
        ) : null}
        {ticket.status === 'CANCELLED' ? null : (
          <TicketMenu
            ticket={ticket}
            owner={ticket.ownerName ?? order.buyer?.name ?? null}
            canCancel={!order.event.isBegun && !order.event.isCancelled}
          />
        )}
      </div>
    </li>
  );
}
