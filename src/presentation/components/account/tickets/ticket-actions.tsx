'use client';

import { CalendarPlus, FileDown, Mail, Printer, Send } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { TicketDto } from '@/application/tickets/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../../ui/button';
import { WalletLinks } from './wallet-links';

/** What can be done with a ticket; nothing where it is too late for it. */
export type TicketChanges = Record<'onCancel' | 'onHandOn' | 'onResend', (() => void) | undefined> & {
  /** Whether the shop has keys for any wallet. */
  hasWallets: boolean;
};

type TicketActionsProps = TicketChanges & {
  ticket: TicketDto;
  /** The element that names the ticket. */
  codeId: string;
};

export function TicketActions({ ticket, codeId, hasWallets, onCancel, onHandOn, onResend }: TicketActionsProps) {
  const t = useTranslations('tickets');
  const locale = useLocale();
  if (ticket.status === 'CANCELLED') return null;
  const file = (name: string) => `/api/tickets/${ticket.id}/${name}?locale=${locale}`;
  return (
    <div className="flex flex-wrap gap-2">
      {ticket.signedCode ? (
        <>
          <Button asChild variant="outline" size="sm">
            <a href={file('ticket.pdf')} download aria-describedby={codeId}>
              <FileDown aria-hidden="true" />
              {t('pdf')}
            </a>
          </Button>
          <Button asChild variant="outline" size="sm">
            <Link href={paths.printTicket(ticket.id)} prefetch={false} aria-describedby={codeId}>
              <Printer aria-hidden="true" />
              {t('print')}
            </Link>
          </Button>
          <Button asChild variant="outline" size="sm">
            <a href={file('calendar.ics')} download aria-describedby={codeId}>
              <CalendarPlus aria-hidden="true" />
              {t('calendar')}
            </a>
          </Button>
        </>
      ) : null}
      {ticket.signedCode && hasWallets ? <WalletLinks ticketId={ticket.id} codeId={codeId} /> : null}
      {onResend ? (
        <Button variant="outline" size="sm" onClick={onResend} aria-describedby={codeId}>
          <Mail aria-hidden="true" />
          {t('resend.action')}
        </Button>
      ) : null}
      {onHandOn ? (
        <Button variant="outline" size="sm" onClick={onHandOn} aria-describedby={codeId}>
          <Send aria-hidden="true" />
          {t('transfer.action')}
        </Button>
      ) : null}
      {onCancel ? (
        <Button variant="danger" size="sm" onClick={onCancel} aria-describedby={codeId}>
          {t('cancel.action')}
        </Button>
      ) : null}
    </div>
  );
}
