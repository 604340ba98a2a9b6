'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { EventDto } from '@/application/events/schema';
import type { ErrorCode } from '@/domain/errors';
import { deleteEvent } from '@/presentation/actions/events';
import { ConfirmDialog } from '../../confirm-dialog';
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
  const instead = {
    label: t('cancelInstead'),
    pending: t('pending'),
    onConfirm: () => {
      setRefusal(null);
      onCancelInstead();
    },
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={close}
      title={t(hasTickets ? 'refusedTitle' : 'title', { name: event.name })}
      description={t(hasTickets ? (canCancel ? 'refusedText' : 'refusedClosed') : 'text')}
      isPending={isPending}
      refusal={refusal && !hasTickets ? errors(refusal) : null}
      keep={hasTickets ? t('close') : t('keep')}
      confirm={
        hasTickets ? (canCancel ? instead : null) : { label: t('confirm'), pending: t('pending'), onConfirm: confirm }
      }
    />
  );
}
