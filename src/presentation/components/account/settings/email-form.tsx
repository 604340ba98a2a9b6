'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import type { AccountDto } from '@/application/auth/schema';
import { requestEmailChange } from '@/presentation/actions/settings';
import { keptTexts } from '../../kept-input';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { useActionForm } from '../../use-action-form';
import { useKeptInput } from '../../use-kept-input';
import { CurrentPassword } from './current-password';
import { FormAlert } from './form-alert';

const keptEmail = keptTexts(['email']);

type EmailFormProps = { account: Pick<AccountDto, 'id' | 'hasPassword'>; isMailSent: boolean };

/** Behind a fold, since few come for it; open where something was typed before the language was changed. */
export function EmailForm({ account, isMailSent }: EmailFormProps) {
  const t = useTranslations('settings.email');
  const { form, submit, isPending, error, errorOf, typed, setTyped, control } = useActionForm({
    action: requestEmailChange,
    initial: { email: '', password: '' },
    clears: ['email', 'password'],
    onDone: (_done, { email }) => {
      toast.success(t('done', { isSent: String(isMailSent), email }));
      setOpen(false);
    },
  });
  const [isOpen, setOpen] = useState(error !== null);
  useKeptInput({
    form: 'email',
    owner: account.id,
    read: () => (typed.email ? { email: typed.email } : null),
    parse: keptEmail,
    restore: ({ email }) => {
      setTyped({ email, password: '' });
      setOpen(true);
    },
  });
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-fit font-semibold text-coral-text underline decoration-from-font underline-offset-4 hover:decoration-2">
        {t('change')}
      </summary>
      <form ref={form} action={submit} noValidate className="mt-5 grid max-w-lg gap-5">
        <FormAlert error={error} />
        <Field label={t('new')} hint={t('newHint')} error={errorOf('email')}>
          <Input type="email" autoComplete="email" maxLength={254} {...control('email')} />
        </Field>
        {account.hasPassword ? <CurrentPassword error={error} errorOf={errorOf} {...control('password')} /> : null}
        <Button type="submit" pending={isPending} className="justify-self-start">
          {isPending ? t('saving') : t('save')}
        </Button>
      </form>
    </details>
  );
}
