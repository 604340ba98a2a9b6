'use client';

import { type FormEvent, type ReactNode, useTransition } from 'react';
import { useRouter } from '@/presentation/i18n/navigation';
import { cn } from '../ui/class-names';

type FilterFormProps = {
  /** As the browser sees it, for a page without JavaScript. */
  action: string;
  /** The same without locale. */
  path: string;
  /** What goes without saying in the address. */
  defaults: Record<string, string>;
  children: ReactNode;
};

/** Sends the filters without a page load, and without the fields that say nothing. */
export function FilterForm({ action, path, defaults, children }: FilterFormProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value.trim() !== '' && value !== defaults[name]) params.set(name, value.trim());
    }
    startTransition(() => router.push(params.size > 0 ? `${path}?${params}` : path));
  };
  return (
    <form
      action={action}
      onSubmit={submit}
      aria-busy={isPending || undefined}
      className={cn('group/filters grid gap-4 lg:sticky lg:top-22', isPending && 'opacity-70')}
    >
      {children}
    </form>
  );
}
