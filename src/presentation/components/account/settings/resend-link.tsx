'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { requestVerification } from '@/presentation/actions/settings';
import { Button } from '../../ui/button';
import { useActionForm } from '../../use-action-form';
import { FormAlert } from './form-alert';

/** Mails the link anew that confirms the account's own address. */
export function ResendLink({ email, isMailSent }: { email: string; isMailSent: boolean }) {
  const t = useTranslations('settings.resend');
  const { form, submit, isPending, error } = useActionForm({
    action: requestVerification,
    initial: {},
    onDone: () => toast.success(t('done', { isSent: String(isMailSent), email })),
  });
  return (
    <form ref={form} action={submit} className="grid justify-items-start gap-3">
      <Button type="submit" variant="outline" size="sm" pending={isPending}>
        {isPending ? t('pending') : t('action')}
      </Button>
      <FormAlert error={error} />
    </form>
  );
}
