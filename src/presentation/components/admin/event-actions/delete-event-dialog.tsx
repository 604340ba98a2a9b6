'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { EventDto } from '@/application/events/schema';
import type { ErrorCode } from '@/domain/errors';
import { deleteEvent } from '@/presentation/actions/events';
import { Alert } from '../../ui/alert';
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from '../../ui/alert-dialog';
import { Button } from '../../ui/button';
import { DialogFooter } from '../../ui/dialog';
import { canBeCancelled } from './event-status';

type Props = {
  event: Pick<EventDto, 'id' | 'name' | 'status'>;
  isOpen: boolean;
  onClose: () => void;
  onCancelInstead: () => void;
};

/** Deletes for good; where tickets were sold it says why not, and offers what can be done. */
export function DeleteEventDialog({ event, isOpen, onClose, onCancelInstead }: Props) {
  const t = useTranslations('admin.delete');
  const errors = useTranslations('errors');
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const hasTickets = refusal === 'EVENT_HAS_TICKETS';
  const canCancel = canBeCancelled(event);
  const close = () => {
    setRefusal(null);
    onClose();
  };
  const confirm = () =>
    start(async () => {
      const answer = await deleteEvent(null, { id: event.id });
      if (!answer.ok) return setRefusal(answer.error.code);
      toast.success(t('done', { name: event.name }));
      close();
    });
  return (
    <AlertDialog open={isOpen} onOpenChange={(open) => !open && !isPending && close()}>
      <AlertDialogContent
        title={t(hasTickets ? 'refusedTitle' : 'title', { name: event.name })}
        description={t(hasTickets ? (canCancel ? 'refusedText' : 'refusedClosed') : 'text')}
      >
        {refusal && !hasTickets ? <Alert tone="danger">{errors(refusal)}</Alert> : null}
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button variant="outline" disabled={isPending}>
              {hasTickets ? t('close') : t('keep')}
            </Button>
          </AlertDialogCancel>
          {hasTickets ? (
            canCancel ? (
              <Button
                variant="danger"
                onClick={() => {
                  setRefusal(null);
                  onCancelInstead();
                }}
              >
                {t('cancelInstead')}
              </Button>
            ) : null
          ) : (
            <Button variant="danger" pending={isPending} onClick={confirm}>
              {isPending ? t('pending') : t('confirm')}
            </Button>
          )}
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
