'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import type { TicketDto } from '@/application/tickets/schema';
import { formatMoney } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { CopyButton } from '../../copy-button';
import { Badge } from '../../ui/badge';
import { cn } from '../../ui/class-names';
import { OnItsWay } from '../transfers/on-its-way';
import { TicketActions, type TicketChanges } from './ticket-actions';
import { TicketQr } from './ticket-qr';

const TONES = { ACTIVE: 'ok', USED: 'neutral', CANCELLED: 'danger' } as const;

type TicketRowProps = TicketChanges & { ticket: TicketDto; linksOrder: boolean };

/** One ticket: what the door scans, its code, whose it is, and what can be done with it. */
export function TicketRow({ ticket, linksOrder, ...changes }: TicketRowProps) {
  const t = useTranslations('tickets');
  const status = useTranslations('status');
  const locale = useLocale();
  const code = ticket.confirmationCode;
  const codeId = useId();
  return (
    <div className="grid gap-4">
      {ticket.signedCode ? <TicketQr signedCode={ticket.signedCode} code={code} /> : null}
      {ticket.transfer ? (
        <OnItsWay ticket={ticket} transfer={ticket.transfer} />
      ) : (
        <div className="flex flex-wrap items-end justify-between gap-x-3 gap-y-2">
          <div className="min-w-0">
            <p className="small-print text-ink-soft">{t('code')}</p>
            <p
              id={codeId}
              className={cn(
                'figures select-all whitespace-nowrap font-bold text-[1.75rem] leading-tight tracking-[0.04em] sm:text-3xl',
                ticket.status === 'CANCELLED' && 'text-ink-soft line-through decoration-2',
              )}
            >
              {code}
            </p>
          </div>
          {ticket.status === 'ACTIVE' ? (
            <CopyButton text={code} describedBy={codeId}>
              {t('copy')}
            </CopyButton>
          ) : null}
        </div>
      )}
      {ticket.transfer ? null : <Badge tone={TONES[ticket.status]}>{status(`ticket.${ticket.status}`)}</Badge>}
      <dl className="grid grid-cols-[minmax(0,1fr)_minmax(0,auto)] gap-x-6 gap-y-2 text-[0.9375rem]">
        <Detail label={t('participant')}>
          {ticket.participantName}
          <span className="block break-words text-ink-soft text-sm">{ticket.participantEmail}</span>
        </Detail>
        <Detail label={ticket.ticketType.name}>
          <span className="figures font-semibold">
            {ticket.price === 0 ? t('free') : formatMoney(ticket.price, ticket.currency, locale)}
          </span>
        </Detail>
      </dl>
      <History ticket={ticket} linksOrder={linksOrder} />
      <TicketActions ticket={ticket} codeId={codeId} {...changes} />
    </div>
  );
}

/** How it came here and where it went, and of which order of one's own it is. */
function History({ ticket, linksOrder }: { ticket: TicketDto; linksOrder: boolean }) {
  const t = useTranslations('tickets');
  const format = useFormatter();
  const day = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium' });
  const { received } = ticket;
  const came = received
    ? t(received.from ? 'receivedFrom' : 'received', { name: received.from, date: day(received.at) })
    : t('purchased', { date: day(ticket.purchaseDate) });
  return (
    <p className="flex flex-wrap gap-x-3 text-ink-soft text-sm">
      <span className="min-w-0 break-words">
        {ticket.cancelledAt
          ? t('cancelledOn', { date: day(ticket.cancelledAt) })
          : ticket.usedAt
            ? t('usedOn', { date: day(ticket.usedAt) })
            : came}
      </span>
      {linksOrder && !received ? (
        <Link
          href={paths.order(ticket.orderId)}
          prefetch={false}
          className="font-semibold text-ink underline underline-offset-4"
        >
          {t('order')}
        </Link>
      ) : null}
    </p>
  );
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="small-print break-words text-ink-soft">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
