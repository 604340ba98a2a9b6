'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { EventDto } from '@/application/events/schema';
import type { ErrorCode } from '@/domain/errors';
import { cancelEvent } from '@/presentation/actions/events';
import { ConfirmDialog } from '../../confirm-dialog';
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
    <ConfirmDialog
      isOpen={isOpen}
      onClose={close}
      title={t('title', { name: event.name })}
      description={t('text', { tickets: event.ticketsSold })}
      isPending={isPending}
      refusal={refusal && errors(refusal)}
      keep={t('keep')}
      confirm={{ label: t('confirm'), pending: t('pending'), onConfirm: confirm }}
    >
      {event.ticketsSold > 0 ? <CancelMessage value={message} onChange={setMessage} disabled={isPending} /> : null}
    </ConfirmDialog>
  );
}
