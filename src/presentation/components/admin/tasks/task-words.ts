import { useTranslations } from 'next-intl';
import type { TaskDto } from '@/application/long-tasks/schema';

/** What a task is called, and how it stands. A kind without words of its own is called by its name. */
export function useTaskWords() {
  const t = useTranslations('adminTasks');
  const errors = useTranslations('errors');

  const ofKind = ({ kind }: TaskDto, part: 'title' | 'done' | 'cancelled', facts: TaskDto['facts']): string | null => {
    const key = `kinds.${kind}.${part}`;
    return t.has(key) ? t(key, facts) : null;
  };

  const why = (problem: string): string => {
    const key = `problems.${problem}`;
    if (t.has(key)) return t(key);
    return errors.has(problem) ? errors(problem) : t('problems.INTERNAL');
  };

  return {
    titleOf: (task: TaskDto): string => ofKind(task, 'title', task.facts) ?? task.kind,

    stateOf: (task: TaskDto): string => {
      switch (task.state) {
        case 'WAITING':
          return t('waiting');
        case 'RUNNING':
          if (task.isCancelling) return t('stopping');
          if (task.total !== null) return t('progress', { done: task.done, total: task.total });
          return task.done > 0 ? t('progressOpen', { done: task.done }) : t('running');
        case 'DONE':
          return ofKind(task, 'done', { ...task.facts, ...task.result }) ?? t('done');
        case 'CANCELLED':
          return (
            ofKind(task, 'cancelled', task.facts) ??
            (task.done > 0 ? t('cancelledAt', { done: task.done }) : t('cancelled'))
          );
        case 'FAILED':
          return t('failed', { why: why(task.problem ?? 'INTERNAL') });
        default:
          return task.state satisfies never;
      }
    },
  };
}
