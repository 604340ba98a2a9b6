'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import type { AccountDto } from '@/application/auth/schema';
import { updateProfile } from '@/presentation/actions/settings';
import { keys } from '@/presentation/api/queries';
import { keptTexts } from '../../kept-input';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { useActionForm } from '../../use-action-form';
import { useKeptInput } from '../../use-kept-input';
import { FormAlert } from './form-alert';

const keptProfile = keptTexts(['name', 'username']);

export function ProfileForm({ account }: { account: Pick<AccountDto, 'id' | 'name' | 'username'> }) {
  const t = useTranslations('settings.profile');
  const client = useQueryClient();
  const { form, submit, isPending, error, errorOf, typed, setTyped, control } = useActionForm({
    action: updateProfile,
    initial: { name: account.name, username: account.username },
    onDone: (me) => {
      // As it was saved: trimmed, and in small letters.
      setTyped({ name: me.name, username: me.username });
      client.setQueryData(keys.me, me);
      toast.success(t('done'));
    },
  });
  useKeptInput({
    form: 'profile',
    owner: account.id,
    read: () => typed,
    parse: keptProfile,
    restore: setTyped,
  });
  return (
    <form ref={form} action={submit} noValidate className="grid max-w-lg gap-5">
      <FormAlert error={error} />
      <Field label={t('name')} error={errorOf('name')}>
        <Input autoComplete="name" maxLength={100} {...control('name')} />
      </Field>
      <Field label={t('username')} hint={t('usernameHint')} error={errorOf('username')}>
        <Input
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={50}
          {...control('username')}
        />
      </Field>
      <Button type="submit" pending={isPending} className="justify-self-start">
        {isPending ? t('saving') : t('save')}
      </Button>
    </form>
  );
}
