'use client';

import { useTranslations } from 'next-intl';
import type { TicketDto } from '@/application/tickets/schema';
import type { TicketChanges } from './ticket-actions';
import { TicketRow } from './ticket-row';

type TicketFanProps = {
  /** Of one kind and for one person; at least one. */
  tickets: readonly [TicketDto, ...TicketDto[]];
  changesOf: (ticket: TicketDto) => TicketChanges;
  linksOrders: boolean;
};

/** The first ticket, the others fanned out behind it until somebody asks to see them. */
export function TicketFan({ tickets: [first, ...others], changesOf, linksOrders }: TicketFanProps) {
  const t = useTranslations('tickets');
  const row = (ticket: TicketDto) => <TicketRow ticket={ticket} linksOrder={linksOrders} {...changesOf(ticket)} />;
  if (others.length === 0) return row(first);
  return (
    <>
      <div className="ticket-fan">{row(first)}</div>
      <details className="mt-4">
        <summary className="w-fit cursor-pointer rounded-lg py-2 font-semibold text-[0.9375rem] underline underline-offset-4">
          {t('alike', { count: others.length })}
        </summary>
        <ul className="mt-4 grid gap-8">
          {others.map((ticket) => (
            <li key={ticket.id}>{row(ticket)}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
