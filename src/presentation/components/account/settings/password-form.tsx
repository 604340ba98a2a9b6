'use client';

import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import type { AccountDto } from '@/application/auth/schema';
import { changePassword } from '@/presentation/actions/settings';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useActionForm } from '../../use-action-form';
import { PasswordInput } from '../sign-in/password-input';
import { CurrentPassword } from './current-password';
import { FormAlert } from './form-alert';

/** Where there is no password yet, having signed in a moment ago is enough to set one. */
export function PasswordForm({ account }: { account: Pick<AccountDto, 'username' | 'hasPassword'> }) {
  const t = useTranslations('settings.password');
  const { form, submit, isPending, error, errorOf, control } = useActionForm({
    action: changePassword,
    initial: { currentPassword: '', newPassword: '' },
    clears: ['currentPassword', 'newPassword'],
    onDone: () => toast.success(t('done')),
  });
  return (
    <form ref={form} action={submit} noValidate className="grid max-w-lg gap-5">
      <FormAlert error={error} />
      {account.hasPassword ? (
        <CurrentPassword error={error} errorOf={errorOf} {...control('currentPassword')} />
      ) : (
        <p className="text-ink-soft">{t('none')}</p>
      )}
      {/* Tells a password manager whose password this is. Without a name it is not sent. */}
      <input type="text" autoComplete="username" value={account.username} readOnly hidden />
      <Field label={t('new')} hint={t('newHint')} error={errorOf('newPassword')}>
        <PasswordInput isNew autoComplete="new-password" {...control('newPassword')} />
      </Field>
      <Button type="submit" pending={isPending} className="justify-self-start">
        {isPending ? t('saving') : t('save')}
      </Button>
    </form>
  );
}
