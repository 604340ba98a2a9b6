'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { toast } from 'sonner';
import type { EventDetailDto, EventDto } from '@/application/events/schema';
import { updateEvent } from '@/presentation/actions/events';

/** Puts a draft on sale, and offers to take that back as long as nothing was sold. */
export function usePublish() {
  const t = useTranslations('admin');
  const errors = useTranslations('errors');
  const [isPending, start] = useTransition();

  const setStatus = (event: EventDto, status: 'DRAFT' | 'SCHEDULED', onDone: (saved: EventDetailDto) => void) =>
    start(async () => {
      const answer = await updateEvent(null, { id: event.id, patch: { status, version: event.version } });
      if (!answer.ok) toast.error(errors(answer.error.code));
      else if (answer.data.outcome === 'conflict') toast.error(errors('OPTIMISTIC_LOCK_ERROR'));
      else onDone(answer.data.event);
    });

  const announce = (event: EventDetailDto, onUndone?: (draft: EventDetailDto) => void) =>
    toast.success(t('form.published', { name: event.name }), {
      action: {
        label: t('form.undoPublish'),
        onClick: () =>
          setStatus(event, 'DRAFT', (draft) => {
            toast.success(t('form.publishUndone', { name: draft.name }));
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
