'use client';

import { MapPin } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { TicketDto } from '@/application/tickets/schema';
import { eventTimes } from '@/presentation/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Ticket } from '../ticket-stub';
import type { EventTickets } from './ticket-groups';
import { TicketRow } from './ticket-row';

type TicketCardProps = {
  group: EventTickets;
  /** Without one for a ticket it can no longer be given back. */
  onCancel: (ticket: TicketDto) => (() => void) | undefined;
  /** Whether each ticket says of which order it is. */
  linksOrders?: boolean;
};

/** An event with the tickets that somebody has of it; their codes are on the stub. */
export function TicketCard({ group: { event, tickets }, onCancel, linksOrders = true }: TicketCardProps) {
  const t = useTranslations('tickets');
  const times = eventTimes(event, useLocale());
  return (
    <Ticket
      mainClassName="grid gap-3 p-5 sm:p-6"
      stubClassName="bg-sunken px-5 sm:px-6"
      stub={
        <ul className="divide-y divide-line">
          {tickets.map((ticket) => (
            <li key={ticket.id} className="py-5">
              <TicketRow ticket={ticket} onCancel={onCancel(ticket)} linksOrder={linksOrders} />
            </li>
          ))}
        </ul>
      }
    >
      <div className="flex items-start gap-4">
        <p className="figures grid w-16 shrink-0 rounded-lg border border-line py-2 text-center leading-none">
          <span className="font-semibold text-ink-soft text-sm">{times.month}</span>
          <span className="font-extrabold text-3xl">{times.day}</span>
        </p>
        <div className="grid min-w-0 flex-1 gap-1">
          <h2 className="break-words font-bold text-xl sm:text-2xl">
            <Link href={paths.event(event.slug)} className="underline-offset-4 hover:underline">
              {event.name}
            </Link>
          </h2>
          <p className="text-[0.9375rem]">
            <time dateTime={event.startsAt}>
              {times.shortDate} {times.year}, {times.time}
            </time>
          </p>
          <p className="flex items-start gap-1.5 text-[0.9375rem] text-ink-soft">
            <MapPin className="mt-1 size-4 shrink-0" aria-hidden="true" />
            {event.location}
          </p>
          {tickets.length > 1 ? (
            <p className="font-semibold text-[0.9375rem]">{t('count', { count: tickets.length })}</p>
          ) : null}
        </div>
      </div>
      {event.status === 'CANCELLED' ? <p className="text-danger text-sm">{t('eventCancelled')}</p> : null}
    </Ticket>
  );
}
