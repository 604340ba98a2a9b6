'use client';

import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { retryFailedMail } from '@/presentation/actions/mail';
import { Button } from '../../ui/button';
import { useActionForm } from '../../use-action-form';

export function RetryFailed({ count }: { count: number }) {
  const t = useTranslations('admin.mail');
  const errors = useTranslations('errors');
  const { form, submit, isPending, error } = useActionForm({
    action: retryFailedMail,
    initial: {},
    onDone: (retried) => toast.success(t('retried', { count: retried.count })),
  });
  return (
    <form ref={form} action={submit} className="grid justify-items-end gap-1.5">
      <Button type="submit" variant="outline" pending={isPending}>
        <RotateCw aria-hidden="true" />
        {isPending ? t('retrying') : t('retryFailed', { count })}
      </Button>
      {error ? (
        <span role="alert" className="text-danger text-sm">
          {errors(error.code)}
        </span>
      ) : null}
    </form>
  );
}
