'use client';

import { useTranslations } from 'next-intl';
import type { TaskDto } from '@/application/long-tasks/schema';
import { TaskRow } from './task-row';
import { useTaskWords } from './task-words';
import { useMyTasks } from './use-my-tasks';

/** What somebody started and what came of it, above every page of the administration until they hide it. */
export function TaskPanel({ initial }: { initial: TaskDto[] }) {
  const t = useTranslations('adminTasks');
  const { titleOf, stateOf } = useTaskWords();
  const { tasks, ended } = useMyTasks(initial);
  return (
    <>
      {/* Steps are seen; only that one ended is said. */}
      <p role="status" className="sr-only">
        {ended ? `${titleOf(ended)}: ${stateOf(ended)}` : ''}
      </p>
      {tasks.length > 0 ? (
        <section aria-label={t('label')} className="mb-6 rounded-ticket border border-line bg-card">
          {/* Many of them scroll by themselves, and leave the page its place. */}
          <ul className="relative grid max-h-60 grid-cols-1 divide-y divide-line overflow-y-auto">
            {tasks.map((task) => (
              <TaskRow key={task.id} task={task} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
