'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { EventDto } from '@/application/events/schema';
import type { ErrorCode } from '@/domain/errors';
import { cancelEvent } from '@/presentation/actions/events';
import { Alert } from '../../ui/alert';
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from '../../ui/alert-dialog';
import { Button } from '../../ui/button';
import { DialogFooter } from '../../ui/dialog';
import { CancelMessage } from './cancel-message';

type Props = { event: Pick<EventDto, 'id' | 'name' | 'ticketsSold'>; isOpen: boolean; onClose: () => void };

/** Says how many ticket holders it touches before it touches them. */
export function CancelEventDialog({ event, isOpen, onClose }: Props) {
  const t = useTranslations('admin.cancel');
  const errors = useTranslations('errors');
  const [isPending, start] = useTransition();
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [message, setMessage] = useState('');
  const close = () => {
    setRefusal(null);
    onClose();
  };
  const confirm = () =>
    start(async () => {
      const answer = await cancelEvent(null, { id: event.id, message });
      if (!answer.ok) return setRefusal(answer.error.code);
      toast.success(t('done', { name: event.name }));
      close();
    });
  return (
    <AlertDialog open={isOpen} onOpenChange={(open) => !open && !isPending && close()}>
      <AlertDialogContent
        title={t('title', { name: event.name })}
        description={t('text', { tickets: event.ticketsSold })}
      >
        {event.ticketsSold > 0 ? <CancelMessage value={message} onChange={setMessage} disabled={isPending} /> : null}
        {refusal ? <Alert tone="danger">{errors(refusal)}</Alert> : null}
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button variant="outline" disabled={isPending}>
              {t('keep')}
            </Button>
          </AlertDialogCancel>
          <Button variant="danger" pending={isPending} onClick={confirm}>
            {isPending ? t('pending') : t('confirm')}
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
