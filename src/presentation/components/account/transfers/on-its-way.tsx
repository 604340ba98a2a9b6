'use client';

import { Send } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import type { TicketDto } from '@/application/tickets/schema';
import { Button } from '../../ui/button';
import { catchLostFocus } from '../../ui/return-focus';
import { deadline } from './deadline';
import { TransferAlert } from './transfer-dialog';
import { useTakeBack } from './use-transfer';

type OnItsWayProps = { ticket: TicketDto; transfer: NonNullable<TicketDto['transfer']> };

/** In the picture's place while somebody else may accept the ticket. */
export function OnItsWay({ ticket, transfer }: OnItsWayProps) {
  const t = useTranslations('tickets.onItsWay');
  const { mutate, isPending, error } = useTakeBack(() => {
    toast.success(t('done'));
    catchLostFocus();
  });
  const until = deadline(transfer.expiresAt, ticket.event.timeZone, useLocale());
  return (
    <div className="grid gap-3 rounded-lg border border-line border-dashed p-4">
      <p className="flex items-start gap-2 font-semibold">
        <Send className="mt-1 size-4 shrink-0" aria-hidden="true" />
        <span className="min-w-0 break-words">{t('title', { email: transfer.email })}</span>
      </p>
      <p className="text-[0.9375rem] text-ink-soft">{t('text', { until })}</p>
      {error ? <TransferAlert error={error} /> : null}
      <Button
        variant="outline"
        size="sm"
        className="justify-self-start"
        pending={isPending}
        onClick={() => mutate(ticket)}
      >
        {isPending ? t('pending') : t('takeBack')}
      </Button>
    </div>
  );
}
