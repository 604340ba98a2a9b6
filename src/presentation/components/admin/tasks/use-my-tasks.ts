import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isOpen, type TaskDto } from '@/application/long-tasks/schema';
import { keys, tasksQuery } from '@/presentation/api/queries';
import { useRouter } from '@/presentation/i18n/navigation';

/** Asks once a second while one of them runs and the page is looked at, and not at all otherwise. */
export function useMyTasks(initial: TaskDto[]): { tasks: TaskDto[]; ended: TaskDto | null } {
  const router = useRouter();
  const client = useQueryClient();
  const [ended, setEnded] = useState<TaskDto | null>(null);
  const { data } = useQuery({ ...tasksQuery(), initialData: { tasks: initial } });
  // A form that started one has its page read anew.
  useEffect(() => void client.setQueryData(keys.tasks, { tasks: initial }), [client, initial]);

  const before = useRef(data.tasks);
  useEffect(() => {
    const ran = new Set(before.current.filter(isOpen).map(({ id }) => id));
    before.current = data.tasks;
    const last = data.tasks.find((task) => ran.has(task.id) && !isOpen(task));
    if (!last) return;
    setEnded(last);
    // What it did is on the page below.
    router.refresh();
  }, [data, router]);

  return { tasks: data.tasks, ended };
}

/** For after something was done to one. */
export function useChangedTasks() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: keys.tasks });
}
