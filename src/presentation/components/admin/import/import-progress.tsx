'use client';

import { LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useTransition } from 'react';
import { toast } from 'sonner';
import type { TaskDto } from '@/application/long-tasks/schema';
import { cancelTask } from '@/presentation/actions/tasks';
import { useRouter } from '@/presentation/i18n/navigation';
import { Button } from '../../ui/button';

const LOOK_EVERY_MS = 1_500;

/** How far it is. The page is looked at anew until it has ended, as long as somebody sees it. */
export function ImportProgress({ task, isImport }: { task: TaskDto; isImport: boolean }) {
  const t = useTranslations('adminEvents.import');
  const more = useTranslations('adminEvents.picture');
  const errors = useTranslations('errors');
  const router = useRouter();
  const [isStopping, start] = useTransition();
  useEffect(() => {
    const looking = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, LOOK_EVERY_MS);
    return () => clearInterval(looking);
  }, [router]);

  const stop = () =>
    start(async () => {
      const answer = await cancelTask(null, { id: task.id });
      if (!answer.ok) toast.error(errors(answer.error.code));
      else router.refresh();
    });
  return (
    <div className="grid gap-4 rounded-ticket border border-line bg-card p-6">
      <p role="status" className="flex items-center gap-3 font-semibold">
        <LoaderCircle className="size-5 animate-spin" aria-hidden="true" />
        {isImport ? t('importing') : t('reading')}
      </p>
      <progress
        className="h-2 w-full overflow-hidden rounded-full accent-coral"
        aria-label={isImport ? t('importing') : t('reading')}
        {...(task.total ? { max: task.total, value: task.done } : {})}
      />
      <div className="flex items-center justify-between gap-3">
        <p className="text-ink-soft text-sm tabular-nums">
          {task.done > 0 ? t('progress', { done: task.done }) : null}
        </p>
        <Button variant="outline" pending={isStopping || task.isCancelling} onClick={stop}>
          {more('stop')}
        </Button>
      </div>
    </div>
  );
}
