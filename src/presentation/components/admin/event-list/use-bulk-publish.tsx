'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { type BulkRow, publishEvents, unpublishEvents } from '@/presentation/actions/bulk';
import type { ActionResult } from '@/presentation/actions/result';
import { BulkRefusals, type Named } from './bulk-refusals';

type Published = Extract<BulkRow, { ok: true }>;

/** Puts drafts on sale together, tells which were refused, and offers to take back what was done. */
export function useBulkPublish(onDone: () => void) {
  const t = useTranslations('adminEvents.bulk');
  const errors = useTranslations('errors');
  const [isPending, start] = useTransition();
  const [refusals, setRefusals] = useState<ReactNode>(null);

  const settle = (answer: ActionResult<BulkRow[]>, events: readonly Named[]): Published[] => {
    if (!answer.ok) {
      toast.error(errors(answer.error.code));
      return [];
    }
    setRefusals(answer.data.every(({ ok }) => ok) ? null : <BulkRefusals rows={answer.data} events={events} />);
    return answer.data.filter((row) => row.ok);
  };

  const takeBack = (published: Published[], events: readonly Named[]) =>
    start(async () => {
      const wanted = published.map(({ id, version }) => ({ id, version }));
      const drafts = settle(await unpublishEvents(null, { events: wanted }), events);
      if (drafts.length > 0) toast.success(t('takenBack', { count: drafts.length }));
    });

  return {
    isPending,
    refusals,
    dismiss: () => setRefusals(null),
    publish: (events: readonly Named[]) =>
      start(async () => {
        const answer = await publishEvents(null, { ids: events.map(({ id }) => id) });
        const published = settle(answer, events);
        if (published.length === 0) return;
        onDone();
        toast.success(t('published', { count: published.length }), {
          action: { label: t('undo'), onClick: () => takeBack(published, events) },
        });
      }),
  };
}
