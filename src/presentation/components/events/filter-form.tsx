'use client';

import { useLocale } from 'next-intl';
import { type FormEvent, type ReactNode, useTransition } from 'react';
import { useRouter } from '@/presentation/i18n/navigation';
import { cn } from '../ui/class-names';
import { filterQuery } from './filter-query';

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
  const locale = useLocale();
  const [isPending, startTransition] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const query = filterQuery(new FormData(event.currentTarget), defaults, locale);
    startTransition(() => router.push(query.size > 0 ? `${path}?${query}` : path));
  };
  return (
    <form
      action={action}
      onSubmit={submit}
      aria-busy={isPending || undefined}
      data-awake=""
      className={cn('group/filters grid gap-4 lg:sticky lg:top-22', isPending && 'opacity-70')}
    >
      {children}
    </form>
  );
}
