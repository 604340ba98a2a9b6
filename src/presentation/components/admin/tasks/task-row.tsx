import { Download, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { isOpen, type TaskDto } from '@/application/long-tasks/schema';
import { cancelTask, dismissTask } from '@/presentation/actions/tasks';
import { Link } from '@/presentation/i18n/navigation';
import { localePath, paths } from '@/presentation/paths';
import { Button } from '../../ui/button';
import { useActionForm } from '../../use-action-form';
import { useTaskWords } from './task-words';
import { useChangedTasks } from './use-my-tasks';

export function TaskRow({ task }: { task: TaskDto }) {
  const t = useTranslations('adminTasks');
  const { titleOf, stateOf } = useTaskWords();
  const title = titleOf(task);
  return (
    <li className="grid grid-cols-1 gap-2 px-4 py-3 sm:grid-cols-[1fr_auto] sm:items-center sm:gap-x-6">
      <div className="min-w-0">
        <p className="break-words font-semibold">{title}</p>
        <p className={task.state === 'FAILED' ? 'text-danger text-sm' : 'figures text-ink-soft text-sm'}>
          {stateOf(task)}
        </p>
        {task.state === 'RUNNING' ? (
          <progress
            aria-label={t('progressOf', { title })}
            className="mt-1.5 block h-2 w-full max-w-md accent-coral"
            {...(task.total === null ? {} : { max: Math.max(task.total, 1), value: task.done })}
          />
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {task.file ? <TaskFile id={task.id} name={task.file} /> : null}
        {task.href ? (
          <Button asChild variant="outline" size="sm">
            <Link href={task.href} prefetch={false} aria-label={t('openOf', { title })}>
              {t('open')}
            </Link>
          </Button>
        ) : null}
        {isOpen(task) ? (
          <OneButton action={cancelTask} id={task.id} label={t('cancelOf', { title })} disabled={task.isCancelling}>
            {task.isCancelling ? t('stopping') : t('cancel')}
          </OneButton>
        ) : (
          <OneButton action={dismissTask} id={task.id} label={t('hideOf', { title })}>
            <X aria-hidden="true" />
            {t('hide')}
          </OneButton>
        )}
      </div>
    </li>
  );
}

function TaskFile({ id, name }: { id: string; name: string }) {
  const t = useTranslations('adminTasks');
  const locale = useLocale();
  return (
    <Button asChild variant="ink" size="sm">
      <a href={localePath(locale, paths.adminTaskFile(id))} download>
        <Download aria-hidden="true" />
        {t('download', { file: name })}
      </a>
    </Button>
  );
}

type OneButtonProps = {
  action: typeof cancelTask;
  id: string;
  label: string;
  disabled?: boolean;
  children: ReactNode;
};

/** Says what it does to which task, for whoever hears it apart from its row. */
function OneButton({ action, id, label, disabled = false, children }: OneButtonProps) {
  const errors = useTranslations('errors');
  const { form, submit, isPending, error } = useActionForm({ action, initial: {}, onDone: useChangedTasks() });
  return (
    <form ref={form} action={submit} className="grid gap-1">
      <input type="hidden" name="id" value={id} />
      <Button type="submit" variant="outline" size="sm" pending={isPending} disabled={disabled} aria-label={label}>
        {children}
      </Button>
      {error ? (
        <span role="alert" className="text-danger text-sm">
          {errors(error.code)}
        </span>
      ) : null}
    </form>
  );
}
