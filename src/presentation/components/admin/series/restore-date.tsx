'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { toast } from 'sonner';
import { restoreDate } from '@/presentation/actions/series';
import { Button } from '../../ui/button';

/** Makes an exception a date again; deleting that one takes it back. */
export function RestoreDate({ seriesId, number, date }: { seriesId: string; number: number; date: string }) {
  const t = useTranslations('adminSeries.one');
  const errors = useTranslations('errors');
  const [isPending, start] = useTransition();
  const restore = () =>
    start(async () => {
      const answer = await restoreDate(null, { seriesId, number });
      if (answer.ok) toast.success(t('restored', { date }));
      else toast.error(errors(answer.error.code));
    });
  return (
    <Button variant="outline" size="sm" pending={isPending} onClick={restore} aria-label={`${t('restore')}: ${date}`}>
      {isPending ? t('restoring') : t('restore')}
    </Button>
  );
}
