'use client';

import { RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { retryAllJobs } from '@/presentation/actions/jobs';
import { FormAlert } from '../../../account/settings/form-alert';
import { Button } from '../../../ui/button';
import { useActionForm } from '../../../use-action-form';

export function RetryAll({ count }: { count: number }) {
  const t = useTranslations('adminAccess.jobs');
  const { form, submit, isPending, error } = useActionForm({
    action: retryAllJobs,
    initial: {},
    onDone: (retried) => toast.success(t('retried', { count: retried.count })),
  });
  return (
    <form ref={form} action={submit} className="grid justify-items-end gap-1.5">
      <Button type="submit" variant="outline" pending={isPending}>
        <RotateCw aria-hidden="true" />
        {t('retryAll', { count })}
      </Button>
      <FormAlert error={error} />
    </form>
  );
}
