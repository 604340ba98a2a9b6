'use client';

import { Check, Copy, MapPin } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';
import type { TicketDto } from '@/application/tickets/schema';
import { eventTimes, formatMoney } from '@/presentation/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Ticket } from '../ticket-stub';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { cn } from '../ui/class-names';

const TONES = { ACTIVE: 'ok', USED: 'neutral', CANCELLED: 'danger' } as const;

/** A bought ticket with its code on the stub. Without `onCancel` it can no longer be given back. */
export function HeldTicket({ ticket, onCancel }: { ticket: TicketDto; onCancel?: () => void }) {
  const t = useTranslations('tickets');
  const status = useTranslations('status');
  const format = useFormatter();
  const { event } = ticket;
  const locale = useLocale();
  const times = eventTimes(event, locale);
  const isValid = ticket.status === 'ACTIVE';
  const day = (instant: string) => format.dateTime(new Date(instant), { dateStyle: 'medium' });

  return (
    <Ticket
      mainClassName="grid gap-5 p-5 sm:p-6"
      stubClassName="grid gap-4 bg-sunken p-5 sm:p-6"
      stub={
        <>
          <div className="flex items-end justify-between gap-3">
            <div className="min-w-0">
              <p className="small-print text-ink-soft">{t('code')}</p>
              <p
                className={cn(
                  'figures select-all whitespace-nowrap font-bold text-[1.75rem] leading-tight tracking-[0.04em] sm:text-3xl',
                  ticket.status === 'CANCELLED' && 'text-ink-soft line-through decoration-2',
                )}
              >
                {ticket.confirmationCode}
              </p>
            </div>
            {isValid ? <CopyCode code={ticket.confirmationCode} /> : null}
          </div>
          <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
            <p className="text-ink-soft">
              {ticket.cancelledAt
                ? t('cancelledOn', { date: day(ticket.cancelledAt) })
                : ticket.usedAt
                  ? t('usedOn', { date: day(ticket.usedAt) })
                  : t('purchased', { date: day(ticket.purchaseDate) })}
            </p>
            {onCancel ? (
              <Button variant="danger" size="sm" onClick={onCancel}>
                {t('cancel.action')}
              </Button>
            ) : null}
          </div>
        </>
      }
    >
      <div className="flex items-start gap-4">
        <p className="figures grid w-16 shrink-0 rounded-lg border border-line py-2 text-center leading-none">
          <span className="font-semibold text-ink-soft text-sm">{times.month}</span>
          <span className="font-extrabold text-3xl">{times.day}</span>
        </p>
        <div className="min-w-0 flex-1">
          <Badge tone={TONES[ticket.status]}>{status(`ticket.${ticket.status}`)}</Badge>
          <h2 className="mt-1.5 font-bold text-xl sm:text-2xl">
            <Link href={paths.event(event.slug)} className="underline-offset-4 hover:underline">
              {event.name}
            </Link>
          </h2>
        </div>
      </div>
      <dl className="grid gap-x-6 gap-y-3 text-[0.9375rem] sm:grid-cols-2">
        <Detail label={t('when')}>
          <time dateTime={event.startsAt}>
            {times.shortDate} {times.year}, {times.time}
          </time>
        </Detail>
        <Detail label={t('where')}>
          <span className="inline-flex items-start gap-1.5">
            <MapPin className="mt-1 size-4 shrink-0 text-ink-soft" aria-hidden="true" />
            {event.location}
          </span>
        </Detail>
        <Detail label={t('participant')}>
          {ticket.participantName}
          <span className="block break-words text-ink-soft text-sm">{ticket.participantEmail}</span>
        </Detail>
        <Detail label={t('price')}>
          <span className="figures font-semibold">
            {ticket.price === 0 ? t('free') : formatMoney(ticket.price, ticket.currency, locale)}
          </span>
        </Detail>
      </dl>
      {event.status === 'CANCELLED' ? <p className="text-danger text-sm">{t('eventCancelled')}</p> : null}
    </Ticket>
  );
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="small-print text-ink-soft">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function CopyCode({ code }: { code: string }) {
  const t = useTranslations('tickets');
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
      setTimeout(() => setCopied(false), 2500);
    } catch {
      toast.error(t('copyFailed'));
    }
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <Button variant="outline" size="sm" className="px-2.5 sm:px-3" onClick={copy}>
      <Icon aria-hidden="true" />
      <span aria-live="polite" className="sr-only sm:not-sr-only">
        {isCopied ? t('copied') : t('copy')}
      </span>
    </Button>
  );
}
