'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import type { AccountDto } from '@/application/auth/schema';
import { deleteAccount } from '@/presentation/actions/settings';
import { Alert } from '../../ui/alert';
import { AlertDialogCancel } from '../../ui/alert-dialog';
import { Button } from '../../ui/button';
import { DialogFooter } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { useActionForm } from '../../use-action-form';
import { WayOn } from '../sign-in/way-on';
import { CurrentPassword } from './current-password';
import { FormAlert } from './form-alert';

type DeleteAccountFormProps = {
  account: Pick<AccountDto, 'username' | 'hasPassword'>;
  /** The dialog stays while it is being done. */
  onPending: (isPending: boolean) => void;
};

export function DeleteAccountForm({ account: { username, hasPassword }, onPending }: DeleteAccountFormProps) {
  const t = useTranslations('settings.delete');
  const { form, submit, isPending, error, errorOf, control } = useActionForm({
    action: deleteAccount,
    initial: { password: '', typed: '' },
  });
  useEffect(() => onPending(isPending), [isPending, onPending]);
  // The only thing that stands against it but a wrong password.
  const isLastAdmin = error?.code === 'CONFLICT';
  const isMistyped = error?.fields.some(({ field }) => field === 'typed');
  return (
    <form ref={form} action={submit} noValidate className="grid gap-5">
      <WayOn />
      {isLastAdmin ? <Alert tone="danger">{t('lastAdmin')}</Alert> : <FormAlert error={error} />}
      {hasPassword ? <CurrentPassword error={error} errorOf={errorOf} {...control('password')} /> : null}
      <Field label={t('typed', { username })} error={isMistyped ? t('typedWrong', { username }) : undefined}>
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} {...control('typed')} />
      </Field>
      <DialogFooter>
        <AlertDialogCancel asChild>
          <Button variant="outline" disabled={isPending}>
            {t('keep')}
          </Button>
        </AlertDialogCancel>
        <Button type="submit" variant="danger" pending={isPending}>
          {isPending ? t('pending') : t('confirm')}
        </Button>
      </DialogFooter>
    </form>
  );
}
