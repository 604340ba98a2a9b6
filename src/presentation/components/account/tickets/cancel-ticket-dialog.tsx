'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import type { TicketDto } from '@/application/tickets/schema';
import { ApiError } from '@/presentation/api/api-error';
import { Alert } from '../../ui/alert';
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from '../../ui/alert-dialog';
import { Button } from '../../ui/button';
import { DialogFooter } from '../../ui/dialog';
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
    <AlertDialog open={ticket !== null} onOpenChange={(open) => !open && !cancel.isPending && close()}>
      <AlertDialogContent
        title={t('cancel.title')}
        description={t('cancel.text', { event: asked?.event.name ?? '', participant: asked?.participantName ?? '' })}
      >
        <p className="text-ink-soft">{t(asked?.price === 0 ? 'cancel.moneyFree' : 'cancel.moneyDoor')}</p>
        {cancel.error ? (
          <Alert tone="danger">{errors(cancel.error instanceof ApiError ? cancel.error.code : 'UNAVAILABLE')}</Alert>
        ) : null}
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button variant="outline" disabled={cancel.isPending}>
              {t('cancel.keep')}
            </Button>
          </AlertDialogCancel>
          <Button variant="danger" pending={cancel.isPending} onClick={confirm}>
            {cancel.isPending ? t('cancel.pending') : t('cancel.confirm')}
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
