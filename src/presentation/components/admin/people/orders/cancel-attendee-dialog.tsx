'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { OrderTicket } from '@/application/attendees/schema';
import { cancelAttendeeTicket } from '@/presentation/actions/attendees';
import { Alert } from '../../../ui/alert';
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from '../../../ui/alert-dialog';
import { Button } from '../../../ui/button';
import { DialogFooter } from '../../../ui/dialog';
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
    <AlertDialog open={isOpen} onOpenChange={(open) => !open && !isPending && close()}>
      <AlertDialogContent
        title={t('cancelTitle')}
        description={t('cancelText', { name: ticket.participantName || ticket.code })}
      >
        {refusal ? <Alert tone="danger">{refusal}</Alert> : null}
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button variant="outline" disabled={isPending}>
              {t('keep')}
            </Button>
          </AlertDialogCancel>
          <Button variant="danger" pending={isPending} onClick={confirm}>
            {isPending ? t('cancelPending') : t('cancelConfirm')}
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
