'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import type { TicketDto } from '@/application/tickets/schema';
import { ApiError } from '@/presentation/api/api-error';
import { ConfirmDialog } from '../../confirm-dialog';
import { useCancelTicket } from './use-cancel-ticket';

/** Open while there is a `ticket`. */
export function CancelTicketDialog({ ticket, onClose }: { ticket: TicketDto | null; onClose: () => void }) {
  const t = useTranslations('tickets');
  const errors = useTranslations('errors');
  const cancel = useCancelTicket();
  // The words stay while the dialog closes.
  const [asked, setAsked] = useState(ticket);
  if (ticket && ticket !== asked) setAsked(ticket);

  const close = () => {
    onClose();
    cancel.reset();
  };
  const confirm = () => {
    if (!ticket) return;
    cancel.mutate(ticket, {
      onSuccess: () => {
        toast.success(t('cancel.done'));
        close();
      },
    });
  };
  return (
    <ConfirmDialog
      isOpen={ticket !== null}
      onClose={close}
      title={t('cancel.title')}
      description={t('cancel.text', { event: asked?.event.name ?? '', participant: asked?.participantName ?? '' })}
      isPending={cancel.isPending}
      refusal={cancel.error && errors(cancel.error instanceof ApiError ? cancel.error.code : 'UNAVAILABLE')}
      keep={t('cancel.keep')}
      confirm={{ label: t('cancel.confirm'), pending: t('cancel.pending'), onConfirm: confirm }}
    >
      <p className="text-ink-soft">{t(asked?.price === 0 ? 'cancel.moneyFree' : 'cancel.moneyDoor')}</p>
    </ConfirmDialog>
  );
}
