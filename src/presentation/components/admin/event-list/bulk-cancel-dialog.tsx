'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { EventDto } from '@/application/events/schema';
import type { ErrorCode } from '@/domain/errors';
import { type BulkRow, cancelEvents } from '@/presentation/actions/bulk';
import { ConfirmDialog } from '../../confirm-dialog';
import { CancelMessage } from '../event-actions/cancel-message';
import { BulkRefusals } from './bulk-refusals';

type BulkCancelDialogProps = {
  events: readonly Pick<EventDto, 'id' | 'name' | 'ticketsSold'>[];
  isOpen: boolean;
  onClose: () => void;
  onDone: () => void;
};

/** More than that nobody reads in a question. */
const MOST_NAMED = 10;

/** Names what is to be cancelled and how many ticket holders that touches. What is refused stays in sight. */
export function BulkCancelDialog({ events, isOpen, onClose, onDone }: BulkCancelDialogProps) {
  const t = useTranslations('adminEvents.bulk');
  const one = useTranslations('admin.cancel');
  const errors = useTranslations('errors');
  const [isPending, start] = useTransition();
  const [message, setMessage] = useState('');
  const [code, setCode] = useState<ErrorCode | null>(null);
  const [settled, setSettled] = useState<{ rows: BulkRow[]; events: BulkCancelDialogProps['events'] } | null>(null);
  const more = events.length - MOST_NAMED;
  const tickets = events.reduce((sum, { ticketsSold }) => sum + ticketsSold, 0);

  const close = () => {
    setCode(null);
    setSettled(null);
    onClose();
  };
  const confirm = () =>
    start(async () => {
      setCode(null);
      const answer = await cancelEvents(null, { ids: events.map(({ id }) => id), message });
      if (!answer.ok) return setCode(answer.error.code);
      const cancelled = answer.data.filter(({ ok }) => ok).length;
      if (cancelled > 0) toast.success(t('cancelled', { count: cancelled }));
      if (cancelled < answer.data.length) return setSettled({ rows: answer.data, events });
      setMessage('');
      close();
      onDone();
    });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={close}
      title={t('cancelTitle', { count: events.length })}
      description={t('cancelText', { tickets })}
      isPending={isPending}
      refusal={code && errors(code)}
      keep={settled ? t('close') : t('keep')}
      confirm={
        settled
          ? null
          : { label: t('confirmCancel', { count: events.length }), pending: one('pending'), onConfirm: confirm }
      }
    >
      <ul className="grid gap-1 rounded-lg bg-sunken p-3 text-sm">
        {events.slice(0, MOST_NAMED).map(({ id, name }) => (
          <li key={id} className="break-words">
            {name}
          </li>
        ))}
        {more > 0 ? <li>{t('more', { count: more })}</li> : null}
      </ul>
      {settled ? (
        <BulkRefusals {...settled} />
      ) : (
        <CancelMessage value={message} onChange={setMessage} disabled={isPending} />
      )}
    </ConfirmDialog>
  );
}
