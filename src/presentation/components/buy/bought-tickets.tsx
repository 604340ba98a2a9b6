'use client';

import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { TicketDto } from '@/application/tickets/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { CopyButton } from '../copy-button';
import { groupBy } from '../group-by';
import { Ticket } from '../ticket-stub';
import { Button } from '../ui/button';
import { ShareEvent } from './share-event';

type BoughtTicketsProps = {
  tickets: TicketDto[];
  /** As the page calls them: the answer to a purchase may be an old one, in another language. */
  types: { id: string; name: string }[];
  onBuyMore: () => void;
};

/** The stub has torn off: it carries the codes and hangs a little lower than before. */
export function BoughtTickets({ tickets, types, onBuyMore }: BoughtTicketsProps) {
  const t = useTranslations('buy');
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that had the focus is gone; the news takes it over.
  useEffect(() => heading.current?.focus(), []);
  const count = tickets.length;
  const soldByType = groupBy(tickets, ({ ticketType }) => ticketType.id);
  const nameOf = ({ ticketType }: TicketDto) => types.find(({ id }) => id === ticketType.id)?.name ?? ticketType.name;
  const { orderId, event } = tickets[0] ?? {};
  return (
    <Ticket
      mainClassName="grid gap-4 p-6"
      stubClassName="origin-top-left animate-tear bg-ok-soft px-6 py-6"
      stub={
        <>
          <h3 className="small-print text-ink-soft">{t(count === 1 ? 'code' : 'codes')}</h3>
          {soldByType.map((sold) => (
            <div key={sold[0].ticketType.id} className="mt-2">
              {soldByType.length > 1 ? <h4 className="font-display font-semibold">{nameOf(sold[0])}</h4> : null}
              <ul className="grid gap-1.5">
                {sold.map((ticket) => (
                  <li key={ticket.id} className="figures font-extrabold text-3xl text-ink tracking-wider">
                    {ticket.confirmationCode}
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <CopyButton text={tickets.map(({ confirmationCode }) => confirmationCode).join('\n')} className="mt-4">
            {t(count === 1 ? 'copyCode' : 'copyCodes')}
          </CopyButton>
        </>
      }
    >
      <CircleCheck className="size-8 text-ok" aria-hidden="true" />
      <h2 ref={heading} tabIndex={-1} className="font-extrabold text-3xl outline-none">
        {t('successTitle', { count })}
      </h2>
      <p role="status" className="text-ink-soft">
        {t('successBody')}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button asChild>
          <Link href={paths.tickets}>{t('toTickets')}</Link>
        </Button>
        {orderId ? (
          <Button asChild variant="outline">
            <Link href={paths.order(orderId)} prefetch={false}>
              {t('toOrder')}
            </Link>
          </Button>
        ) : null}
        {event ? <ShareEvent name={event.name} slug={event.slug} /> : null}
        <Button variant="ghost" onClick={onBuyMore}>
          {t('buyMore')}
        </Button>
      </div>
    </Ticket>
  );
}
