'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import type { TicketDto } from '@/application/tickets/schema';
import { formatMoney } from '@/presentation/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { cn } from '../ui/class-names';
import { CopyCode } from './copy-code';

const TONES = { ACTIVE: 'ok', USED: 'neutral', CANCELLED: 'danger' } as const;

type TicketRowProps = { ticket: TicketDto; onCancel: (() => void) | undefined; linksOrder: boolean };

/** One ticket with its code. */
export function TicketRow({ ticket, onCancel, linksOrder }: TicketRowProps) {
  const t = useTranslations('tickets');
  const status = useTranslations('status');
  const format = useFormatter();
  const locale = useLocale();
  const code = ticket.confirmationCode;
  const codeId = useId();
  const day = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium' });
  return (
    <div className="grid gap-3">
      <div className="flex items-end justify-between gap-3">
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
        {ticket.status === 'ACTIVE' ? <CopyCode code={code} codeId={codeId} /> : null}
      </div>
      <Badge tone={TONES[ticket.status]}>{status(`ticket.${ticket.status}`)}</Badge>
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
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 text-sm">
        <p className="flex flex-wrap gap-x-3 text-ink-soft">
          <span>
            {ticket.cancelledAt
              ? t('cancelledOn', { date: day(ticket.cancelledAt) })
              : ticket.usedAt
                ? t('usedOn', { date: day(ticket.usedAt) })
                : t('purchased', { date: day(ticket.purchaseDate) })}
          </span>
          {linksOrder ? (
            <Link
              href={paths.order(ticket.orderId)}
              prefetch={false}
              className="font-semibold text-ink underline underline-offset-4"
            >
              {t('order')}
            </Link>
          ) : null}
        </p>
        {onCancel ? (
          <Button variant="danger" size="sm" onClick={onCancel} aria-describedby={codeId}>
            {t('cancel.action')}
          </Button>
        ) : null}
      </div>
    </div>
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
