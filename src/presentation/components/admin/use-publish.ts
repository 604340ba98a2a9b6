'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import type { EventDto } from '@/application/events/schema';
import { editableOf } from '@/presentation/actions/editable-event';
import { updateEvent } from '@/presentation/actions/events';
import { useToast } from '../ui/toast';

/** Puts a draft on sale, and offers to take that back as long as nothing was sold. */
export function usePublish() {
  const t = useTranslations('admin');
  const errors = useTranslations('errors');
  const toast = useToast();
  const [isPending, start] = useTransition();

  const setStatus = (event: EventDto, status: 'DRAFT' | 'SCHEDULED', onDone: (saved: EventDto) => void) =>
    start(async () => {
      const answer = await updateEvent(null, {
        id: event.id,
        seen: editableOf(event),
        patch: { status, version: event.version },
      });
      if (!answer.ok) return toast({ tone: 'danger', title: errors(answer.error.code) });
      if (answer.data.outcome === 'conflict') return toast({ tone: 'danger', title: errors('OPTIMISTIC_LOCK_ERROR') });
      onDone(answer.data.event);
    });

  const announce = (event: EventDto, onUndone?: (draft: EventDto) => void) =>
    toast({
      title: t('form.published', { name: event.name }),
      action: {
        label: t('form.undoPublish'),
        onClick: () =>
          setStatus(event, 'DRAFT', (draft) => {
            toast({ title: t('form.publishUndone', { name: draft.name }) });
            onUndone?.(draft);
          }),
      },
    });

  return {
    isPending,
    announce,
    publish: (event: EventDto) => setStatus(event, 'SCHEDULED', (saved) => announce(saved)),
  };
}
