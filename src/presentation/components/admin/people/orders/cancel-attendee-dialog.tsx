'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { OrderTicket } from '@/application/attendees/schema';
import { cancelAttendeeTicket } from '@/presentation/actions/attendees';
import { ConfirmDialog } from '../../../confirm-dialog';
import { useRefusal } from '../use-refusal';

type Props = { ticket: OrderTicket; isOpen: boolean; onClose: () => void };

/** Says whom it touches before it touches them. */
export function CancelAttendeeDialog({ ticket, isOpen, onClose }: Props) {
  const t = useTranslations('people.ticket');
  const refusalOf = useRefusal();
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const close = () => {
    setRefusal(null);
    onClose();
  };
  const confirm = () =>
    start(async () => {
      const answer = await cancelAttendeeTicket(null, { ticketId: ticket.id });
      if (!answer.ok) return setRefusal(refusalOf(answer.error));
      toast.success(t('cancelled'));
      close();
    });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={close}
      title={t('cancelTitle')}
      description={t('cancelText', { name: ticket.participantName || ticket.code })}
      isPending={isPending}
      refusal={refusal}
      keep={t('keep')}
      confirm={{ label: t('cancelConfirm'), pending: t('cancelPending'), onConfirm: confirm }}
    />
  );
}
